import { describe, expect, it } from "vitest";
import { CASES } from "../../src/demo/cases/index.ts";
import { runDemo } from "./demo-world.ts";

/** How to write on the person's terminal, and whether this is a clone: no more is looked at. */
const ALLOWED =
  /^\$(?:NO_COLOR|FORCE_COLOR|COLORFGBG|TERM|COLUMNS|LC_ALL|LC_CTYPE|LANG)$|^stat \/work\/of\/poison\/dist\/cli\/awswho\.cjs$/;

describe("the demo", () => {
  it.each(CASES.map(({ name }) => name))(
    "%s: reads nothing of the person's own files and environment",
    async (name) => {
      for (const format of [[], ["-v"], ["--json"], ["--offline"]]) {
        const { code, touched } = await runDemo([name, ...format]);
        expect(code).toBe(0);
        expect(touched.filter((what) => !ALLOWED.test(what))).toEqual([]);
      }
    },
  );
});
