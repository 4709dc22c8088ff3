import { describe, expect, test } from "vitest";
import type { FileView } from "../../src/model/snapshot.ts";
import { javaV1Profiles } from "../../src/parse/java-v1-profiles.ts";
import { seal } from "../../src/vault/secret.ts";

const view = (text: string): FileView => ({ state: "text", path: "/c", text: seal(text), bytes: text.length });

function sections(text: string): Record<string, Record<string, string>> {
  const profiles = javaV1Profiles(view(text));
  if (profiles.kind === "fault") throw new Error(profiles.fault.reason);
  return Object.fromEntries(
    [...profiles.sections].map(([name, section]) => [
      name,
      Object.fromEntries(
        section.settings.map(({ key, value }) => [key, value.kind === "text" ? value.text : "[sealed]"]),
      ),
    ]),
  );
}

describe("the dialect of the AWS SDK for Java 1", () => {
  test("trims lines, names, keys and values, and keeps what looks like a comment", () => {
    expect(sections(" [ a ] \r\n\tregion =  x # y \n")).toEqual({ a: { region: "x # y" } });
  });
  test("lets a later section replace the earlier one", () => {
    expect(sections("[a]\nregion = x\noutput = json\n[a]\nregion = y\n")).toEqual({ a: { region: "y" } });
  });
  test("flattens what is indented", () => {
    expect(sections("[a]\ns3 =\n  region = x\n")).toEqual({ a: { s3: "", region: "x" } });
  });
  test.each([
    ["[a]\n; note\n", "no-equals", 2],
    ["\uFEFF[a]\nregion = x\n", "no-equals", 1],
    ["[a] # note\n", "no-equals", 1],
    ["region = x\n", "no-section", 1],
    ["[a]\nregion = x\n[ ]\n", "empty-name", 3],
  ])("refuses %j", (text, reason, line) => {
    expect(javaV1Profiles(view(text))).toEqual({ kind: "fault", fault: { reason, line } });
  });
  test("knows where a value stands", () => {
    const profiles = javaV1Profiles(view("[a]\nregion =  x\n"));
    const setting = profiles.kind === "sections" ? profiles.sections.get("a")?.settings[0] : undefined;
    expect(setting?.provenance).toEqual({ kind: "file", path: "/c", line: 2, column: 11, section: "a", key: "region" });
  });
});
