import { describe, expect, test } from "vitest";
import { EXPORTED, SANDBOX_KEY, runOn } from "./checked-machine.ts";

const KNOWN = { [SANDBOX_KEY]: "arn:aws:iam::052310077262:user/ana" };
const GITHUB = { ...EXPORTED, GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "/tmp/summary.md" };

describe("the format", () => {
  test.each([
    ["json", /^\{\n {2}"schemaVersion": 1,/],
    ["sarif", /"version": "2.1.0"/],
    ["junit", /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /],
    ["gitlab", /^\[\n {2}\{\n {4}"description": "account 444455556666 is expected/],
    ["markdown", /^## awswho: This is not prod: 052310077262/],
    ["github", /^::error file=.awswhorc,line=4,col=11,title=awswho%3A The account%2C as expected::account 4444/m],
    ["text", /^This is not prod/],
  ])("%s", async (format, expected) => {
    const { out, err, code, written } = await runOn(
      { env: EXPORTED, identities: KNOWN },
      "check",
      "prod",
      "--format",
      format,
    );
    expect(out).toMatch(expected);
    expect(err).toBe("");
    expect(written).toEqual({});
    expect(code).toBe(1);
  });

  test("one that is not there is a usage error", async () => {
    const { err, code } = await runOn({}, "check", "prod", "--format", "yaml");
    expect(err).toContain("--format yaml: text, json, sarif, junit, github, gitlab or markdown");
    expect(code).toBe(2);
  });

  test("doctor has them too", async () => {
    const { out } = await runOn({ env: EXPORTED, identities: {} }, "doctor", "--format", "junit");
    expect(out).toContain('<testsuite name="awswho.rules"');
    expect(out).not.toContain("awswho.expectations");
  });
});

describe("in a GitHub job", () => {
  test("annotations come by themselves, and the step's summary is appended to", async () => {
    const { out, code, written } = await runOn({ env: GITHUB, identities: KNOWN }, "check", "prod");
    expect(out).toMatch(/^This is not prod/);
    expect(out).toContain("\n::error file=.awswhorc,line=4,col=11,");
    expect(written["/tmp/summary.md"]).toMatch(/^## awswho: This is not prod/);
    expect(code).toBe(1);
  });

  test.each([[["--format", "text"]], [["--json"]]])("not where another is asked for: %j", async (words) => {
    const { out, written } = await runOn({ env: GITHUB, identities: KNOWN }, "check", "prod", ...words);
    expect(out).not.toContain("::");
    expect(written).toEqual({});
  });
});
