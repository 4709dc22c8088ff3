import { describe, expect, it } from "vitest";
import { CANARY } from "../../src/demo/aws/made-up-keys.ts";
import { CASES } from "../../src/demo/cases/index.ts";
import { runDemo } from "./demo-world.ts";

const FORMATS = [
  [],
  ["-v"],
  ["-q"],
  ["--json"],
  ["--redact"],
  ["--offline"],
  ["--offline", "--json"],
  ["--color"],
  ["-v", "--redact"],
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: raw controls are what is looked for
const RAW_CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours
const OUR_COLOUR = /\u001b\[\d{1,2}m/g;

describe("secrets of the cases", () => {
  it("are there to be found", () => {
    for (const { name, machineAt } of CASES) {
      const { environment, files, aws } = machineAt(Date.now());
      const planted = JSON.stringify([environment, files]).includes(CANARY);
      const hasSecret = !/role-loop|nothing-found|instance-role|ecs-task|codebuild/.test(name);
      expect(planted, name).toBe(hasSecret);
      expect(aws).toBeDefined();
    }
  });

  it.each(CASES.map(({ name }) => name))(
    "%s: appear in no output of any format, nor do raw control characters",
    async (name) => {
      for (const format of FORMATS) {
        const { stdout, stderr } = await runDemo([name, ...format]);
        const all = `${stdout}${stderr}`;
        expect(all).not.toContain(CANARY);
        // The open half of a web identity token: it names people and clusters.
        expect(all).not.toMatch(/eyJ[\w-]{10}/);
        expect(all.replace(OUR_COLOUR, "")).not.toMatch(RAW_CONTROL);
      }
    },
  );
});
