import { expect, test } from "vitest";
import { mergedProfiles } from "../../src/parse/merged-profiles.ts";
import { type ProfileDialect, profileFile } from "../../src/parse/profile-file.ts";
import { seal } from "../../src/vault/secret.ts";

const DIALECT: ProfileDialect = {
  keys: "as-written",
  identifier: /^[\w\-/.%@:+]*$/,
  comment: /[\t ][#;]/,
  passedOver: "unread",
  notUtf8: "replaced",
};

const read = (kind: "config" | "credentials", text: string) =>
  profileFile({ state: "text", path: `/home/${kind}`, text: seal(text), bytes: text.length }, kind, DIALECT);

const never = () => false;

test("a value stands where its first character is", () => {
  const config = read("config", "# top\n[profile  dev ] ; mine\n\nregion =   eu-west-1  # here\n");
  const region = mergedProfiles(config, null, never).profile("dev")?.setting("region");
  expect(region).toEqual({
    key: "region",
    value: { kind: "text", text: "eu-west-1" },
    provenance: { kind: "file", path: "/home/config", line: 4, column: 12, section: "profile  dev", key: "region" },
  });
});

test("the credentials file's line wins, key by key, and a hidden line lets the other speak", () => {
  const config = read("config", "[default]\naws_access_key_id = AKIACONFIG\nregion = eu-west-1\n");
  const credentials = read("credentials", "[default]\naws_access_key_id = AKIACREDENTIALS\n");
  const places = (hidden: string | null) => {
    const profile = mergedProfiles(config, credentials, ({ path }) => path === hidden).profile("default");
    return ["aws_access_key_id", "region"].map((key) => profile?.setting(key)?.provenance.path);
  };
  expect(places(null)).toEqual(["/home/credentials", "/home/config"]);
  expect(places("/home/credentials")).toEqual(["/home/config", "/home/config"]);
});

test("[profile default] puts [default] out of force, whichever comes first", () => {
  for (const text of [
    "[default]\nregion = a\n[profile default]\nregion = b\n",
    "[profile default]\nregion = b\n[default]\nregion = a\n",
  ])
    expect(read("config", text)?.section("profile", "default")?.setting("region")?.value).toEqual({
      kind: "text",
      text: "b",
    });
});

test.each([
  ["region = x\n", "setting-before-profile", 1],
  ["[default]\n  region = x\n", "continuation-before-setting", 2],
  ["[default]\noutput\n", "no-equals-sign", 2],
  ["[default]\n= v\n", "no-key", 2],
  ["\n[default\n", "unclosed-header", 2],
  ["[default]\ns3 =\n  junk\n", "no-equals-sign", 3],
  ["\ufeff[default]\n", "setting-before-profile", 1],
] as const)("%j is refused", (text, problem, line) => {
  expect(read("config", text)?.fault).toMatchObject({ problem, line, path: "/home/config" });
});

test("only what is known to hold no secret is in the open", () => {
  const section = read(
    "config",
    "[default]\nregion = x\n  aws_secret_access_key = sekret\nodd = sekret\ns3 =\n  endpoint_url = http://u\n  odd = sekret\n",
  )?.section("profile", "default");
  const settings = section?.keys().map((key) => section.setting(key));
  expect(JSON.stringify(settings)).not.toContain("sekret");
  expect(section?.setting("s3")?.value).toEqual({ kind: "nested", settings: new Map([["endpoint_url", "http://u"]]) });
});
