/*
 * A value in the normal mode of PHP's INI reader (ST_VALUE of zend_ini_scanner.l, `expr` of zend_ini_parser.y, PHP 8.2):
 * quotes are taken off, `;` begins a comment, a word such as `yes` is a truth, and `|`, `&`, `^`, `~`, `!` and brackets
 * calculate. Constants and `${…}` are left as they are written: no setting of an SDK's was seen with one.
 */

/** `null`: a syntax error, and so is a `"…"` over several lines here. `cut`: a lone `'`, behind which nothing of the file is read. */
export type NormalValue = { readonly text: string; readonly cut: boolean } | null;

/** Words that stand for a value, and are nothing else: not a key, not a part of a value. */
export const TRUTHS: ReadonlyMap<string, string> = new Map([
  ["true", "1"],
  ["on", "1"],
  ["yes", "1"],
  ["false", ""],
  ["off", ""],
  ["no", ""],
  ["none", ""],
  ["null", ""],
]);

interface Token {
  readonly kind: "text" | "truth" | "operator";
  readonly text: string;
}

const TOKEN =
  /'(?<single>[^']+)'|[ \t]*"(?<double>(?:[^"\\]|\\.)*)"[ \t]*|(?<plain>(?:[^$= \t;&|^~()!"'\0]|\$\{[^}]*\}|\$(?!\{))+)|(?<blanks>[ \t]+)|(?<operator>[&|^~()!])[ \t]*|(?<end>[;'])/y;

export function normalValue(line: string): NormalValue {
  const tokens: Token[] = [];
  let end: string | undefined;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < line.length && end === undefined; ) {
    const { groups } = TOKEN.exec(line) ?? {};
    if (groups === undefined) return null;
    end = groups["end"];
    if (end === undefined) tokens.push(tokenOf(groups));
  }
  const text = valueIn(tokens);
  return text === null ? null : { text, cut: end === "'" };
}

function tokenOf({ single, double, plain, blanks, operator }: Partial<Readonly<Record<string, string>>>): Token {
  if (operator !== undefined) return { kind: "operator", text: operator };
  const truth = plain === undefined ? undefined : TRUTHS.get(plain.toLowerCase());
  if (truth !== undefined) return { kind: "truth", text: truth };
  return { kind: "text", text: single ?? double?.replace(/\\(["\\])/g, "$1") ?? plain ?? blanks ?? "" };
}

function valueIn(tokens: readonly Token[]): string | null {
  if (tokens.some(({ kind }) => kind === "truth")) {
    const others = tokens.filter(({ kind, text }) => kind !== "truth" && /[^ \t]/.test(text));
    return others.length === 0 && tokens[0]?.kind === "truth" ? tokens[0].text : null;
  }
  return tokens.some(({ kind }) => kind === "operator") ? calculated(tokens) : joined(tokens);
}

const joined = (tokens: readonly Token[]): string =>
  tokens
    .map(({ text }) => text)
    .join("")
    .replace(/[ \t]+$/, "");

function calculated(tokens: readonly Token[]): string | null {
  let at = 0;
  const operator = (signs: string): string | null => {
    const token = tokens[at];
    if (token?.kind !== "operator" || !signs.includes(token.text)) return null;
    at += 1;
    return token.text;
  };
  const operand = (): number | null => {
    const sign = operator("~!(");
    if (sign === null) {
      const from = at;
      while (tokens[at]?.kind === "text") at += 1;
      return at === from ? null : Number.parseInt(joined(tokens.slice(from, at)), 10) || 0;
    }
    const value = sign === "(" ? expression() : operand();
    if (value === null || (sign === "(" && operator(")") === null)) return null;
    if (sign === "(") return value;
    return sign === "~" ? ~value : Number(value === 0);
  };
  const expression = (): number | null => {
    let value = operand();
    for (let sign = operator("|&^"); sign !== null && value !== null; sign = operator("|&^")) {
      const right = operand();
      if (right === null) return null;
      value = sign === "|" ? value | right : sign === "&" ? value & right : value ^ right;
    }
    return value;
  };
  const value = expression();
  return value === null || at < tokens.length ? null : `${value}`;
}
