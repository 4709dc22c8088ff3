import { describe, expect, test } from "vitest";
import type { FileView } from "../../src/model/snapshot.ts";
import { rubyProfiles } from "../../src/parse/ruby-profiles.ts";
import { seal } from "../../src/vault/secret.ts";

const view = (text: string): FileView => ({ state: "text", path: "/c", text: seal(text), bytes: text.length });

function sections(text: string): Record<string, Record<string, string>> {
  const profiles = rubyProfiles(view(text));
  if (profiles.kind !== "sections") throw new Error(profiles.kind);
  return Object.fromEntries(
    [...profiles.sections].map(([name, section]) => [
      name,
      Object.fromEntries(
        section.settings.map(({ key, value }) => [key, value.kind === "text" ? value.text : `[${value.kind}]`]),
      ),
    ]),
  );
}

describe("the dialect of the AWS SDK for Ruby", () => {
  test.each([
    ["[a]\nregion = x # y\n", { a: { region: "x # y" } }],
    ["[a]\nregion = x ; y\n", { a: { region: "x" } }],
    ["[a]\nregion = x;y\n", { a: { region: "x;y" } }],
    ["[a] # note\nregion = x\n", { a: { region: "x" } }],
    ["[profile a]\r\nregion = x\r\n[a]\noutput = json\n", { a: { region: "x", output: "json" } }],
    ["[ a ]\nregion = x\n", { " a ": { region: "x" } }],
    ["[a]\n[b]\nregion = x\n", { b: { region: "x" } }],
    ["[a]\ns3 =\n  region = x\nregion = y\n", { a: { s3: "[nested]", region: "y" } }],
    ["[a]\nregion = y\n  region = x\n", { a: { region: "y" } }],
    ["[a]\nregion = \n", { a: { region: " " } }],
    ["[a]\nregion =\n", {}],
    ["\uFEFF[a]\nregion = x\n", {}],
    ["region = x\n[a\nregion = y\n", {}],
  ])("%j", (text, expected) => {
    expect(sections(text)).toEqual(expected);
  });
  test.each([
    ["[a]\n  region = x\n", 2],
    ["[a]\nregion = x\n# note\n  output = json\n", 4],
    ["[a]\noutput = json\n[b]\n\n\tregion = x\n", 5],
  ])("falls over %j", (text, line) => {
    expect(rubyProfiles(view(text))).toEqual({ kind: "broken", line });
  });
  test("knows where a value stands", () => {
    const profiles = rubyProfiles(view("[profile a]\nregion =  x\n"));
    const setting = profiles.kind === "sections" ? profiles.sections.get("a")?.settings[0] : undefined;
    expect(setting?.provenance).toEqual({ kind: "file", path: "/c", line: 2, column: 11, section: "a", key: "region" });
  });
  test("cannot read a folder", () => {
    expect(rubyProfiles({ state: "directory", path: "/c" })).toEqual({ kind: "directory" });
  });
});
