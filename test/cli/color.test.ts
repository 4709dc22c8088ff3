import { expect, test } from "vitest";
import { paint } from "../../src/cli/color.ts";
import type { Style } from "../../src/report/screen.ts";

const STYLES = ["plain", "strong", "good", "bad", "warn", "dim", "accent"] as const satisfies readonly Style[];

test("colours are of the sixteen that a terminal's own theme sets, light or dark", () => {
  for (const style of STYLES) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked at
    const codes = [...paint(style, "x").matchAll(/\u001b\[([\d;]*)m/g)].flatMap(([, code]) => (code ?? "").split(";"));
    // Bold, faint and their ends; red, green, yellow, cyan, and the theme's own again.
    for (const code of codes) expect(["1", "2", "22", "31", "32", "33", "36", "39"]).toContain(code);
  }
});
