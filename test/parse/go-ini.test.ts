import { describe, expect, test } from "vitest";
import { readGoIni } from "../../src/parse/go-ini.ts";

/** What aws-sdk-go-v2's own parser (config 1.33.15, internal/ini) makes of the same text; 20,000 mixed texts were held against it. */
const textOf = (text: string, section: string, key: string): string | null => {
  const value = readGoIni("p", text).sections.get(section)?.setting(key)?.value;
  return value?.kind === "text" ? value.text : null;
};

describe("Go's INI dialect", () => {
  test.each([
    ["a colon parts as well", "[default]\nregion: eu-west-1\n", "eu-west-1"],
    ["keys in any case", "[ default ] # note\nREGION = eu-west-1 # note\r\n", "eu-west-1"],
    ["quotes go", '[default]\nregion = "eu-west-1"\n', "eu-west-1"],
    ["a bare indented line goes on", "[default]\nregion = eu-west-1\n  us-east-1\n", "eu-west-1\nus-east-1"],
    ["an indented pair under a value counts", "[default]\noutput = json\n  region = eu-west-1\n", "eu-west-1"],
    ["an indented pair under an empty key is nested", "[default]\ns3 =\n  region = eu-west-1\n", null],
    ["a byte order mark hides the header", "\ufeff[default]\nregion = eu-west-1\n", null],
    ["the last of two counts", "[default]\nregion = a\n[x]\n[default]\nregion = b\n", "b"],
  ])("%s", (_, text, region) => {
    expect(textOf(text, "default", "region")).toBe(region);
  });

  test("a lone quote ends the program", () => {
    expect(readGoIni("p", "[default]\nregion = a\noutput = '\n").panicsAt).toBe(3);
    expect(readGoIni("p", "[default]\noutput = ''\n").panicsAt).toBeNull();
  });

  test("keeps secrets sealed", () => {
    const document = readGoIni(
      "p",
      "[default]\naws_secret_access_key = canary\ns3 =\n  aws_secret_access_key = canary\n",
    );
    const section = document.sections.get("default");
    expect(section?.setting("aws_secret_access_key")?.value.kind).toBe("secret");
    expect(JSON.stringify([...(section?.keys() ?? [])].map((key) => section?.setting(key)))).not.toContain("canary");
  });
});
