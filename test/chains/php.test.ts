import { describe, expect, test } from "vitest";
import { php } from "../../src/chains/php.ts";
import type { Scenario } from "../truth/scenario.ts";
import { predict } from "../truth/differences.ts";

/** What the lab ended by its time limit leaves no record to be held against. */
describe("PHP asks without an end", () => {
  const end = (scenario: Partial<Scenario>) =>
    predict(php, { id: "made-here", env: {}, files: {}, ...scenario }).resolution;
  const STANDARD = { AWS_DEFAULTS_MODE: "standard", AWS_REGION: "eu-west-1" };

  test.each<[string, Partial<Scenario>]>([
    ["in a defaults mode, where no instance answers", { env: STANDARD, imds: null }],
    ["where an instance names no role", { env: { AWS_REGION: "eu-west-1" }, imds: { role: "empty-node" } }],
  ])("%s", (_, scenario) => {
    expect(end(scenario).error?.kind).toBe("hang");
  });

  test.each<[string, Partial<Scenario>, string]>([
    ["where the instance answers", { env: STANDARD, imds: { role: "node" } }, "credentials"],
    ["in mode legacy", { env: { ...STANDARD, AWS_DEFAULTS_MODE: "legacy" }, imds: null }, "none"],
    [
      "where no client was made that would tell the link",
      { env: { AWS_DEFAULTS_MODE: "standard" }, imds: null },
      "none",
    ],
  ])("but not %s", (_, scenario, outcome) => {
    expect(end(scenario).outcome).toBe(outcome);
  });
});
