import { expect, test } from "vitest";
import { paintOn } from "../../src/cli/color.ts";
import type { Style } from "../../src/report/screen.ts";
import { Volume } from "memfs";
import { runInProcess } from "./run-in-process.ts";

const STYLES = ["plain", "strong", "good", "bad", "warn", "dim", "accent"] as const satisfies readonly Style[];

const codesIn = (text: string): readonly string[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked at
  [...text.matchAll(/\u001b\[([\d;]*)m/g)].flatMap(([, code]) => (code ?? "").split(";"));

// Bold, faint and their ends; red, green, the two of each background, and the theme's own again.
test.each([
  { light: false, known: ["1", "2", "22", "31", "32", "33", "36", "39"] },
  { light: true, known: ["1", "2", "22", "31", "32", "34", "35", "39"] },
])("colours are of the sixteen that a terminal's own theme sets; light: $light", ({ light, known }) => {
  for (const style of STYLES) for (const code of codesIn(paintOn(light)(style, "x"))) expect(known).toContain(code);
});

test.each([
  ["15;0", "33"],
  ["0;15", "35"],
  ["0;default;15", "35"],
])("a terminal that says %s of itself is warned in %s", async (COLORFGBG, code) => {
  const { out } = await runInProcess(["compare", "--offline", "--sdk", "boto3,js-v3", "--color"], {
    fs: Volume.fromJSON({
      "/home/ana/.aws/credentials": "[p]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = CANARY\n",
    }) as never,
    environment: {
      HOME: "/home/ana",
      COLORFGBG,
      AWS_PROFILE: "p",
      AWS_ACCESS_KEY_ID: "AKIAY34FZKBOKMUTVV7A",
      AWS_SECRET_ACCESS_KEY: "CANARY",
    },
    systemHome: "/home/ana",
  });
  expect(codesIn(out)).toContain(code);
});
