import { describe, expect, test } from "vitest";
import { html } from "../../src/report/html/markup.ts";
import { piece, renderLines, unpainted, wrapped } from "../../src/report/screen.ts";

const LONG = "a".repeat(5 << 20);
const terminal = { width: 80, unicode: true, paint: unpainted };

describe("a value of megabytes", () => {
  test("is shown by its beginning and its length, in a line and in words", () => {
    const line = renderLines([[piece("Region  "), piece(LONG)]], terminal);
    expect(line).toBe(`Region  ${"a".repeat(200)}… (5242880 letters)\n`);
    expect(wrapped(`${"a b ".repeat(1 << 20)}`, 80).length).toBeLessThan(10);
  });

  test("and on a page", () => {
    expect(html`<p>${LONG}</p>`.markup).toBe(`<p>${"a".repeat(200)}… (5242880 letters)</p>`);
  });

  test("but what somebody may have written stands whole", () => {
    const command = `rm ${"a/".repeat(1900)}`;
    expect(renderLines([[piece(command)]], terminal)).toBe(`${command}\n`);
  });
});
