/**
 * Text that says nothing and reads alike: every letter and digit is an x (an é, where it is beyond ASCII, at which Ruby
 * stops in some locales), and what a parser looks at stays (blanks, quotes,
 * brackets, delimiters, comment marks, percent signs). Two different texts of some length stay different: each is numbered
 * as it is first met, so that "the same token in two places" can still be seen.
 */
export type ShapeMask = (text: string) => string;

/** Shorter ones have no room for a number; what is written here is no secret of that length. */
const SHORTEST_NUMBERED = 8;

export function shapeMask(): ShapeMask {
  const numbers = new Map<string, number>();
  return (text) => {
    const masked = shapeOf(text);
    if (text.length < SHORTEST_NUMBERED) return masked;
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    return numbered(masked, String(number));
  };
}

/** A mask without a number: of a mask, the text's own shape. */
export const shapeOf = (text: string): string =>
  text
    .replace(/[^\s"'()[\]{}<>=:,;#%$|&\\!*?~`\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, masking)
    // `%(name)s` stands for another setting where Python interpolates: its name is no secret, and decides.
    .replace(/%\([x.]{1,32}\)x/g, (reference, at: number) =>
      text[at + reference.length - 1] === "s" ? text.slice(at, at + reference.length) : reference,
    );

/** As many units of UTF-16 as before: columns stay. */
const masking = (letter: string): string => (letter > "\u007f" ? "é" : "x").repeat(letter.length);

/** Over the first letters that have room for it. */
const numbered = (masked: string, number: string): string =>
  masked.replace("x".repeat(number.length + 2), `x${number}x`);
