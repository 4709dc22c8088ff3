/* Python's own ideas of text, where they differ from JavaScript's. */

/** `str.isspace()`, which `str.strip()` and `\s` follow: has the separators 1C-1F and 85, has no BOM. */
function isPythonSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

const isPlainLetter = (code: number): boolean => code > 32 && code < 127;

export function skipSpace(text: string, from: number, end: number): number {
  // Most lines begin with a letter.
  if (from < end && isPlainLetter(text.charCodeAt(from))) return from;
  let i = from;
  while (i < end && isPythonSpace(text.charCodeAt(i))) i += 1;
  return i;
}

export function trimEnd(text: string, from: number, end: number): number {
  if (from < end && isPlainLetter(text.charCodeAt(end - 1))) return end;
  let i = end;
  while (i > from && isPythonSpace(text.charCodeAt(i - 1))) i -= 1;
  return i;
}

export function pythonStrip(text: string): string {
  const from = skipSpace(text, 0, text.length);
  return text.slice(from, trimEnd(text, from, text.length));
}

/** `str.splitlines()` cuts at more characters than reading a file does. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are Python's line boundaries
const LINE_BOUNDARY = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
export const pythonSplitLines = (text: string): readonly string[] => text.split(LINE_BOUNDARY);

/** `repr()` of a string as Python's error messages carry it. */
export function pythonRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replaceAll(quote, `\\${quote}`);
  return quote + body + quote;
}

/** `float(text)`; NaN where it is `nan`, null where it is no number. */
export function pythonFloat(text: string): number | null {
  const trimmed = pythonStrip(text).toLowerCase();
  const [, sign, word] = /^([+-]?)(inf|infinity|nan)$/.exec(trimmed) ?? [];
  if (word !== undefined) return word === "nan" ? Number.NaN : sign === "-" ? -Infinity : Infinity;
  return /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/.test(trimmed)
    ? Number(trimmed.replaceAll("_", ""))
    : null;
}

/** `int(text)`: null where Python raises ValueError. */
export function pythonInt(text: string): number | null {
  const trimmed = pythonStrip(text);
  return /^[+-]?\d+(_\d+)*$/.test(trimmed) ? Number(trimmed.replaceAll("_", "")) : null;
}
