/**
 * A pasted text as it may have been meant, the way it stands first: without what a log, a box, a quotation or JSON put
 * around its lines; then with its lines joined, where a terminal broke them.
 */
export function readingsOf(text: string): readonly string[] {
  const bare = unescaped(text).replace(LINE_FRAMES, "");
  return [...new Set([text, bare, bare.replace(/\s*\n\s*/g, " ")])];
}

/** Terraform's box, Markdown's quotation and comment signs, a list of `| `, and docker compose's `name-1  | `. */
const LINE_FRAMES = /^(?:[ \t]*(?:[\w.-]+[ \t]+)?[\u2502|\u2577\u2575>#*]+[ \t]?)+/gm;

/** Within a log's JSON, line ends and quotes are written as signs. */
function unescaped(text: string): string {
  if (!/\\"|\\n(?:\\t|\s|caused|$)|\\t/.test(text)) return text;
  return text.replace(/\\+r/g, "").replace(/\\+n/g, "\n").replace(/\\+t/g, "\t").replace(/\\+"/g, '"');
}
