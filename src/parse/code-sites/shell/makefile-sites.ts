import type { CodeSite, Given } from "../../../model/code-site.ts";
import { namesOf } from "./assigned-variables.ts";
import { type CommandWord, type WordPart, wordGiven } from "./command-word.ts";
import { type NamedParts, onePart, putIn, setAnew } from "../values/named-parts.ts";
import { readScript } from "./shell-sites.ts";
import type { TreeOf } from "../site-reader.ts";
import { variableSetting } from "../values/variable-setting.ts";

/** `export NAME ?= value`; for one target: `deploy: export NAME = value`. */
const ASSIGNMENT =
  /^((?:[^\s:=#][^:=#\t]*:(?!=)\s*)?(?:(?:export|override)\s+)*)([A-Za-z_][\w.-]*)(\s*(\?|::?:?)?=[ \t]*)(.*?)\s*$/;

/** A Makefile (GNU make): variables, and recipes, each line of which is a command of the shell. */
export const makefileSites = (text: string, treeOf: TreeOf): readonly CodeSite[] => new Makefile(text, treeOf).sites();

class Makefile {
  readonly #lines: readonly string[];
  readonly #treeOf: TreeOf;
  readonly #sites: CodeSite[] = [];
  #names: NamedParts = new Map();
  #environment: readonly Given[] = [];

  constructor(text: string, treeOf: TreeOf) {
    this.#lines = text.split(/\r\n|\n|\r/);
    this.#treeOf = treeOf;
  }

  /** Recipes are run when all variables are set, wherever these stand. */
  sites(): readonly CodeSite[] {
    const recipes: (readonly [number, string])[] = [];
    for (let at = 0; at < this.#lines.length; at += 1) {
      const from = at;
      while (/\\\s*$/.test(this.#lines[at] ?? "")) at += 1;
      const text = this.#lines.slice(from, at + 1).join("\n");
      if (text.startsWith("\t")) recipes.push([from, text]);
      else this.#assign(from, text);
    }
    for (const [line, text] of recipes) this.#recipe(line, text);
    return this.#sites;
  }

  #assign(at: number, text: string): void {
    const [, before = "", name, equals = "", operator, rest = ""] = ASSIGNMENT.exec(text) ?? [];
    if (name === undefined) return;
    const written = rest.replace(/\s+#.*$/, "");
    const place = { line: at + 1, column: before.length + name.length + equals.length + 1 };
    const isForTarget = before.includes(":");
    const parts: readonly WordPart[] =
      operator === "?" && !/[$\n]/.test(written)
        ? [{ kind: "variable", name, otherwise: { ...place, text: written } }]
        : this.#parts(written);
    // What is set twice, or for one target, is not known for certain.
    const known = this.#names.has(name) || isForTarget ? [{ kind: "computed" as const }] : parts;
    this.#names = new Map([...this.#names, [name, known]]);
    this.#script(at, `${" ".repeat(place.column - 1)}${rest}`);
    const setting = variableSetting(name);
    const word: CommandWord = { parts, splits: false, ...place };
    const given = setting === null ? null : wordGiven(setting, word, name);
    if (given === null) return;
    const isExported =
      /\bexport\b/.test(before) ||
      this.#lines.some((line) => new RegExp(`^export(?:\\s*$|.*\\b${name}\\b)`).test(line));
    // What one target sets is set for those it leads to, and not for others.
    const seen = isForTarget ? { ...given, value: { kind: "computed" as const } } : given;
    if (isExported) this.#environment = setAnew(this.#environment, [seen]);
    const call = `${isExported ? "export " : ""}${namesOf([given])}`;
    const column = text.length - text.trimStart().length + 1;
    this.#sites.push({
      language: "shell",
      sdk: null,
      kind: "variable",
      call,
      service: null,
      line: at + 1,
      column,
      gives: [given],
      fault: null,
    });
  }

  /** `$(NAME)`, `${NAME}`; a function of make's only make can tell. */
  #parts(text: string): readonly WordPart[] {
    const parts: WordPart[] = [];
    let from = 0;
    for (const match of text.matchAll(/\$(?:\$|\(([\w.-]+)\)|\{([\w.-]+)\}|[({].*)/gs)) {
      if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
      from = match.index + match[0].length;
      const name = match[1] ?? match[2];
      if (match[0] === "$$") parts.push({ kind: "text", text: "$" });
      else
        parts.push(
          ...(name === undefined
            ? [{ kind: "computed" as const }]
            : putIn([{ kind: "variable", name, otherwise: null }], this.#names)),
        );
    }
    if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
    return parts;
  }

  #recipe(at: number, text: string): void {
    this.#script(
      at,
      text.replace(/^\t[\s@+-]*/, (start) => " ".repeat(start.length)),
    );
  }

  /** `$(shell …)` is `$(…)` of the shell, `$(NAME)` its `${NAME}`, and `$$` its dollar. */
  #script(at: number, text: string): void {
    const script = text
      .replace(/\$\(shell /g, "$(      ")
      .replace(/\$\(([\w.-]+)\)/g, (_, name) => `\${${name}}`)
      .replace(/\$\$/g, " $");
    const names = (name: string): WordPart | null => unquoted(onePart(this.#names, name));
    const setting = { language: "shell" as const, treeOf: this.#treeOf, environment: this.#environment, names };
    if (/aws|profile|region/i.test(script))
      this.#sites.push(...readScript({ text: script, line: at + 1, column: 1, indent: 0 }, setting).sites);
  }
}

/** make keeps quotes in a value, and hands them to the environment; the shell that reads a recipe takes them away. */
function unquoted(part: WordPart | null): WordPart | null {
  if (part?.kind === "text") return { ...part, text: withoutQuotes(part.text) };
  if (part?.kind !== "variable" || part.otherwise === null) return part;
  return { ...part, otherwise: { ...part.otherwise, text: withoutQuotes(part.otherwise.text) } };
}

const withoutQuotes = (text: string): string => /^(["'])([^"'\\$`]*)\1$/.exec(text)?.[2] ?? text;
