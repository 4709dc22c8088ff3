/** unicode.IsSpace: unlike JavaScript's it leaves out the byte order mark, and has U+0085. */
function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code === 0xfeff) return false;
  return code === 0x85 || /\s/.test(String.fromCharCode(code));
}

function firstOf(text: string): number {
  let from = 0;
  while (from < text.length && isSpace(text.charCodeAt(from))) from += 1;
  return from;
}

/** strings.TrimSpace */
export function goTrim(text: string): string {
  const from = firstOf(text);
  let to = text.length;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** The same at the left only. */
export const goTrimLeft = (text: string): string => text.slice(firstOf(text));
