import {
  type Document,
  LineCounter,
  type Node,
  type Scalar,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
} from "yaml";
import { isNestedTooDeep } from "./is-nested-too-deep.ts";
import type { Place, PlacedEntry, PlacedValue, Script } from "../values/placed-value.ts";

/** Deeper than anybody writes, or an alias that holds itself: what is below is not read. */
const DEEPEST = 100;
/** Aliases of aliases can make a small file as large as one likes. */
const MOST = 200_000;

/** The documents of a YAML file; none where it cannot be read. */
export function yamlValues(text: string): readonly PlacedValue[] {
  if (isNestedTooDeep(text)) return [];
  const counter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: counter, uniqueKeys: false, logLevel: "silent" });
  return Array.isArray(documents) ? documents.map((document) => new Reading(text, counter, document).value()) : [];
}

class Reading {
  readonly #text: string;
  readonly #counter: LineCounter;
  readonly #document: Document;
  #left = MOST;

  constructor(text: string, counter: LineCounter, document: Document) {
    this.#text = text;
    this.#counter = counter;
    this.#document = document;
  }

  value(): PlacedValue {
    return this.#placed(this.#document.contents, 0, 0);
  }

  /** `near`: where what is nothing would stand. */
  #placed(node: unknown, near: number, depth: number): PlacedValue {
    const place = this.#place((node as Node | null)?.range?.[0] ?? near);
    this.#left -= 1;
    if (depth > DEEPEST || this.#left < 0) return { kind: "nothing", ...place };
    if (isAlias(node)) return this.#placed(node.resolve(this.#document), near, depth + 1);
    // CloudFormation's `!Ref`, GitLab's `!reference`.
    if (/^![^!]/.test((node as Node | null)?.tag ?? "")) return { kind: "computed", ...place };
    if (isMap(node)) return { kind: "map", entries: this.#entries(node.items, depth), ...place };
    if (isSeq(node))
      return { kind: "list", items: node.items.map((item) => this.#placed(item, near, depth + 1)), ...place };
    if (!isScalar(node) || node.value === null) return { kind: "nothing", ...place };
    const text = typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
    return { kind: "text", text, script: this.#script(node, place, text), ...place };
  }

  /** `<<` puts in another map's entries, after one's own. */
  #entries(
    items: readonly { readonly key: unknown; readonly value: unknown }[],
    depth: number,
  ): readonly PlacedEntry[] {
    const own: PlacedEntry[] = [];
    const merged: PlacedEntry[] = [];
    for (const { key, value } of items) {
      if (!isScalar(key)) continue;
      const near = key.range?.[1] ?? 0;
      const placed = this.#placed(value, near, depth + 1);
      if (key.value !== "<<") own.push({ key: String(key.value), ...this.#place(key.range?.[0] ?? 0), value: placed });
      else if (placed.kind === "map") merged.push(...placed.entries);
      else if (placed.kind === "list")
        merged.push(...placed.items.flatMap((item) => (item.kind === "map" ? item.entries : [])));
    }
    return [...own, ...merged.filter(({ key }) => !own.some((entry) => entry.key === key))];
  }

  #script(node: Scalar, { line, column }: Place, text: string): Script {
    const [start = 0, end = 0] = node.range ?? [];
    const written = this.#text.slice(start, end);
    const isQuoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
    if (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED") return block(written, line, node.type);
    const from = isQuoted ? column + 1 : column;
    if (!written.includes("\n")) return { text, line, column: from, indent: 0 };
    // Lines that YAML joins are joined for the shell too, each at its own place.
    const inner = isQuoted ? written.slice(1, -1) : written;
    return { text: inner.replaceAll(/\r?\n/g, " \\\n"), line, column: from, indent: 0 };
  }

  #place(offset: number): Place {
    const { line, col } = this.#counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

/** What stands below `|` or `>`, without its indentation. */
function block(written: string, line: number, type: "BLOCK_LITERAL" | "BLOCK_FOLDED"): Script {
  const lines = written.split(/\r?\n/).slice(1);
  const indent = /^ */.exec(lines.find((one) => one.trim() !== "") ?? "")?.[0].length ?? 0;
  const text = lines.map((one) => one.slice(indent)).join(type === "BLOCK_LITERAL" ? "\n" : " \\\n");
  return { text, line: line + 1, column: indent + 1, indent };
}
