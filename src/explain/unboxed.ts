/**
 * What Terraform prints, as one sentence a line: it draws a box around an error where it prints to a terminal, and breaks
 * lines at 78 columns either way (internal/command/format, 1.11.4). A text without either is left as it is.
 */
export function unboxed(text: string): string {
  const isBoxed = /^\s*[\u2502|] ?Error: /m.test(text) || /^[\u2577\u2575]/m.test(text);
  if (!isBoxed && !/^Error: /m.test(text)) return text;
  const lines = text.split("\n").map((line) => line.replace(/^\s*[\u2577\u2575\u2502]\s?/, "").trimEnd());
  return lines.reduce((whole, line, index) => {
    if (index === 0) return line;
    return `${whole}${isBroken(lines[index - 1] ?? "", line) ? " " : "\n"}${line}`;
  }, "");
}

const COLUMNS = 78;

/** The next word would not have gone on the line. */
const isBroken = (line: string, next: string): boolean =>
  line !== "" &&
  /^\S/.test(next) &&
  line.length <= COLUMNS &&
  line.length + 1 + (next.split(" ")[0] ?? "").length > COLUMNS - 2;
