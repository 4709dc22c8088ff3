import { describe, expect, test } from "vitest";
import { jsV2IniFile } from "../../src/parse/js-v2-ini.ts";
import { seal } from "../../src/vault/secret.ts";

const read = (text: string) => {
  const document = jsV2IniFile({ state: "text", path: "/c", text: seal(text), bytes: text.length });
  if (document === null) throw new Error("a text is a document");
  return document;
};

const regionOf = (text: string, section = "default") => read(text).sections.get(section)?.setting("region") ?? null;

/** Each case was put to `AWS.util.ini.parse` of aws-sdk 2.1693.0. */
describe("JavaScript v2's INI dialect", () => {
  test.each([
    ["a comment after white space", "[default]\nregion = a ;b #c\n", "a"],
    ["a # within a value", "[default]\nregion = a#b\n", "a#b"],
    ["the last of two", "[default]\nregion = a\n[x]\nk = v\n[default]\nregion = b\n", "b"],
    ["a nested line as the profile's own", "[default]\ns3 =\n  region = b\n", "b"],
    ["a byte order mark", "\uFEFF[default]\r\nregion = a\r\n", "a"],
    ["the first equals sign", "[default]\nregion = a=b\n", "a=b"],
  ])("reads %s", (_case, text, region) => {
    expect(regionOf(text)?.value).toEqual({ kind: "text", text: region });
  });

  test.each([
    ["text after a title", "[default] x\nregion = a\n"],
    ["a colon", "[default]\nregion: a\n"],
    ["another case", "[default]\nRegion = a\n"],
    ["no value", "[default]\nregion =\n"],
    ["lone carriage returns", "[default]\rregion = a\r"],
    ["blanks within a title", "[ default ]\nregion = a\n"],
  ])("finds nothing for %s", (_case, text) => {
    expect(regionOf(text)).toBeNull();
  });

  test("says where a value stands", () => {
    expect(regionOf("# c\n[default]\n\n  region =  eu-west-1 # x\n")?.provenance).toEqual({
      kind: "file",
      path: "/c",
      line: 4,
      column: 13,
      section: "default",
      key: "region",
    });
  });

  test("knows no section without a setting", () => {
    expect(read("[default]\n[dev]\nregion = a\n").sections.has("default")).toBe(false);
  });

  test("throws a file with __proto__ away", () => {
    expect(read("[dev]\nregion = a\n[profile __proto__]\n").fault).toEqual({ section: "profile __proto__", line: 3 });
  });

  test("seals what is not known to be open", () => {
    const value = read("[default]\naws_secret_access_key = s/x\n")
      .sections.get("default")
      ?.setting("aws_secret_access_key");
    expect(JSON.stringify(value)).not.toContain("s/x");
  });
});
