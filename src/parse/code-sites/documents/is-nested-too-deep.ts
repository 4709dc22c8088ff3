/** Deeper than anybody writes. */
const DEEPEST = 200;

/** The parsers of JSON and YAML call themselves for each bracket and each `- `: such a text is not given to them. */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === "[" || letter === "{") depth += 1;
    else if ((letter === "]" || letter === "}") && depth > 0) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return /(?:[-?:] ){100}/.test(text);
}
