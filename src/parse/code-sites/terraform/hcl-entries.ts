import type { TerraformEntry, TerraformValue } from "./terraform-entry.ts";

/*
 * Terraform's own syntax without its grammar, for who starts Terraform: that is a look at one folder, where the grammar
 * would cost a start-up and may not be installed. What is no plain value only the run can tell.
 */

export const hclEntries = (text: string): readonly TerraformEntry[] => new Reader(text).body();

interface Token {
  readonly kind: "word" | "text" | "sign" | "line";
  readonly text: string;
  /** Of a heredoc or a string, what it says; null: only the run can tell. */
  readonly says: string | null;
  /** `"${var.x}"` */
  readonly refers: string | null;
  readonly line: number;
  readonly column: number;
}

const TOKEN =
  /[^\S\n]+|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\/|<<-?(\w+)\n([\s\S]*?)\n[^\S\n]*\1(?!\w)|(\n)|("(?:\$\{(?:[^"{}]|"[^"\n]*")*\}|[^"\\\n]|\\.)*")|([\w-]+)|([^\n])/g;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let start = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, heredoc, inside = "", end, quoted, word, sign] = match;
    const place = { line, column: match.index - start + 1 };
    if (heredoc !== undefined)
      tokens.push({ kind: "text", text: whole, says: plain(inside.trim()), refers: null, ...place });
    else if (end !== undefined) tokens.push({ kind: "line", text: end, says: null, refers: null, ...place });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted, ...quotedText(quoted), ...place });
    else if (word !== undefined || sign !== undefined)
      tokens.push({ kind: word === undefined ? "sign" : "word", text: whole, says: null, refers: null, ...place });
    line += whole.split("\n").length - 1;
    if (whole.includes("\n")) start = match.index + whole.lastIndexOf("\n") + 1;
  }
  return tokens;
}

const plain = (text: string): string | null => (/[$%]\{/.test(text.replace(/\$\$\{|%%\{/g, "")) ? null : text);

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function quotedText(quoted: string): Pick<Token, "says" | "refers"> {
  const inner = quoted.slice(1, -1);
  const refers = /^\$\{\s*([\w.-]+)\s*\}$/.exec(inner)?.[1] ?? null;
  const says = plain(inner)
    ?.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (all, code: string | undefined, letter: string) =>
      code === undefined ? (ESCAPES[letter] ?? all) : String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replaceAll("$${", "${")
    .replaceAll("%%{", "%{");
  return { says: says ?? null, refers };
}

const END: Token = { kind: "sign", text: "", says: null, refers: null, line: 0, column: 0 };

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  /** Up to its closing brace, or the file's end. */
  body(): readonly TerraformEntry[] {
    const entries: TerraformEntry[] = [];
    for (;;) {
      const token = this.#next();
      if (token === END || token.text === "}") return entries;
      const entry = token.kind === "word" ? this.#statement(token) : null;
      if (entry !== null) entries.push(entry);
    }
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? END;
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #statement({ text: name, line, column }: Token): TerraformEntry | null {
    const labels: string[] = [];
    for (;;) {
      const token = this.#next();
      if (token.text === "=") return { name, labels: [], line, column, value: this.#value() };
      if (token.text === "{") return blockOf({ name, labels, line, column }, this.body());
      if (token.kind === "sign" || token.kind === "line") return null;
      labels.push(token.says ?? token.text);
    }
  }

  /** An expression up to the line's end, or to what ends an item of a list or an object. */
  #value(): TerraformValue {
    const first = this.#peek();
    const { line, column } = first;
    const value = this.#plainValue();
    if (this.#isAtEnd()) return { ...value, line, column } as TerraformValue;
    this.#passRest();
    return { kind: "computed", line, column };
  }

  #isAtEnd(): boolean {
    const { kind, text } = this.#peek();
    return kind === "line" || ["", ",", "]", "}", ")"].includes(text);
  }

  #passRest(): void {
    while (!this.#isAtEnd()) {
      const { kind, text } = this.#next();
      if (kind === "sign" && "([{".includes(text)) this.#passBracket();
    }
  }

  #passBracket(): void {
    for (let open = 1; open > 0; ) {
      const token = this.#next();
      if (token === END) return;
      if (token.kind === "sign" && "([{".includes(token.text)) open += 1;
      if (token.kind === "sign" && ")]}".includes(token.text)) open -= 1;
    }
  }

  #plainValue(): Shape {
    const token = this.#next();
    if (token.kind === "text") return textValue(token);
    if (token.text === "[") return { kind: "list", items: this.#items() };
    if (token.text === "{") return { kind: "object", entries: this.#elements() };
    if (token.kind !== "word") return { kind: "computed" };
    if (token.text === "null") return { kind: "null" };
    if (/^(?:true|false|\d+)$/.test(token.text)) return this.#number(token.text);
    return this.#peek().text === "(" ? this.#called(token.text) : this.#reference(token.text);
  }

  /** `1.5` is two words and a sign. */
  #number(start: string): Shape {
    if (this.#peek().text !== ".") return { kind: "text", text: start };
    this.#next();
    return { kind: "text", text: `${start}.${this.#next().text}` };
  }

  /** `pathexpand("~/.aws/credentials")` is its path. */
  #called(name: string): Shape {
    this.#next();
    const given = this.#peek();
    this.#passBracket();
    const isAlone = this.#tokens[this.#at - 2] === given;
    return name === "pathexpand" && isAlone && given.says !== null
      ? { kind: "text", text: given.says }
      : { kind: "computed" };
  }

  #reference(start: string): Shape {
    const names = [start];
    for (;;) {
      const { text } = this.#peek();
      if (text !== "." && text !== "[") return { kind: "reference", names };
      this.#next();
      const name = this.#next();
      names.push(name.says ?? name.text);
      if (text === "[" && this.#next().text !== "]") return { kind: "computed" };
    }
  }

  #items(): readonly TerraformValue[] {
    const items: TerraformValue[] = [];
    for (;;) {
      const { kind, text } = this.#peek();
      if (kind === "line" || text === ",") this.#next();
      else if (text === "]" || text === "") {
        this.#next();
        return items;
      } else items.push(this.#value());
    }
  }

  /** `{ name = value, "other": value }` */
  #elements(): readonly TerraformEntry[] {
    const entries: TerraformEntry[] = [];
    for (;;) {
      const token = this.#next();
      if (token === END || token.text === "}") return entries;
      if (token.kind !== "word" && token.kind !== "text") continue;
      const { line, column } = token;
      const sign = this.#peek().text;
      if (sign !== "=" && sign !== ":") continue;
      this.#next();
      entries.push({ name: token.says ?? token.text, labels: [], line, column, value: this.#value() });
    }
  }
}

type Shape = TerraformValue extends infer Value
  ? Value extends unknown
    ? Omit<Value, "line" | "column">
    : never
  : never;

function textValue({ says, refers }: Token): Shape {
  if (says !== null) return { kind: "text", text: says };
  return refers === null ? { kind: "computed" } : { kind: "reference", names: refers.split(".") };
}

/** `dynamic "assume_role" { content { … } }` makes blocks of its label's name, with what `content` holds. */
function blockOf(
  { name, labels, line, column }: Omit<TerraformEntry, "value">,
  entries: readonly TerraformEntry[],
): TerraformEntry {
  const content = name === "dynamic" ? entries.find((entry) => entry.name === "content") : undefined;
  return content?.value.kind === "object"
    ? { name: labels[0] ?? "", labels: [], line, column, value: content.value }
    : { name, labels, line, column, value: { kind: "object", entries, line, column } };
}
