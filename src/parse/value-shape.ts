import type { VariableValue } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { INVISIBLE } from "./changed-text.ts";

/** What can be said of a value without telling it. */
export interface ValueShape {
  readonly length: number;
  /** Around the whole value. */
  readonly quotes: '"' | "'" | null;
  /** A blank and then `#` or `;`. */
  readonly inlineComment: boolean;
  /** `-n `, which `echo -n` wrote where it is no option. */
  readonly echoFlag: boolean;
  /** zsh shows one where an output has no line end, and it is copied along. */
  readonly trailingPercent: boolean;
  readonly innerBlank: boolean;
  readonly outerBlank: boolean;
  /** There is a value, and nothing else in it. */
  readonly onlyBlanks: boolean;
  /** Zero-width letters, no-break blanks, controls. */
  readonly invisible: boolean;
  /** `$NAME`, `{{name}}`, `<your key>`, `xxx`: a template that nothing has filled in. */
  readonly placeholder: boolean;
  /** `[name]` at its end: a header that lost the line end before it. */
  readonly gluedHeader: { readonly title: string; readonly column: number } | null;
}

export const shapeOf = (value: VariableValue): ValueShape =>
  shapeOfText(typeof value === "string" ? value : unseal(value), 1);

/** In small letters (V8 takes long to compile an expression with `i`). An id that ends in EXAMPLE is AWS's own, of its documentation. */
const PLACEHOLDER =
  /^(?:\$\{?\w+\}?|\$\{\{.*\}\}|\{\{.*\}\}|%\w+%|<[^<>]*>|x{3,}|\*{3,}|\.{3}|(?:your|my)[-_ ]?(?:aws[-_ ])?(?:access|secret|key|region|account|profile|token|role)[\w -]*|(?:change|replace)[-_ ]?me|to[-_ ]?do|a[ks]ia[a-z0-9]*example)$/;

/** What most values are made of; those that a placeholder may begin with are looked at closely. Written in both cases: with `i` V8 takes long. */
const PLAIN =
  /^(?![xX.]|[yY][oO][uU][rR]|[mM][yY]|[cC][hH][aA][nN][gG][eE]|[rR][eE][pP][lL][aA][cC][eE]|[tT][oO]|[aA][kKsS][iI][aA]\w*[eE]$)[\w:/.+@,=#?&~-]*$/;

/** Seen at a glance that nothing is to be said of a value but its length: most are so. */
export const isPlainValue = (text: string): boolean => PLAIN.test(text);

const NOTHING_TO_SAY = {
  quotes: null,
  inlineComment: false,
  echoFlag: false,
  trailingPercent: false,
  innerBlank: false,
  outerBlank: false,
  onlyBlanks: false,
  invisible: false,
  placeholder: false,
  gluedHeader: null,
} satisfies Omit<ValueShape, "length">;

/** `column`: where the value begins, from 1. */
export function shapeOfText(text: string, column: number): ValueShape {
  if (isPlainValue(text)) return { length: text.length, ...NOTHING_TO_SAY };
  const glued = /\[([\w .@+-]+)\]\s*$/.exec(text);
  return {
    length: text.length,
    quotes: /^"[^"]*"$/.test(text) ? '"' : /^'[^']*'$/.test(text) ? "'" : null,
    inlineComment: /\s[#;]/.test(text),
    echoFlag: /^-n\s/.test(text),
    trailingPercent: /\S%$/.test(text),
    innerBlank: /\S\s+\S/.test(text),
    outerBlank: text !== text.trim(),
    onlyBlanks: text.trim() === "",
    invisible: text.search(INVISIBLE) !== -1,
    placeholder: PLACEHOLDER.test(text.trim().toLowerCase()),
    gluedHeader:
      glued === null || glued.index === 0 ? null : { title: (glued[1] as string).trim(), column: column + glued.index },
  };
}
