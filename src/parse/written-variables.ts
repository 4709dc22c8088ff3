import { LineCounter, isScalar, isSeq, parseAllDocuments, visit } from "yaml";

/** A file of a project that sets variables for what runs from it. */
export type FolderFileKind = "dotenv" | "yaml" | "json" | "makefile" | "tfvars";

/** An AWS variable as it stands in a file: secrets are open here, and go no further than the reader. */
export interface WrittenVariable {
  readonly name: string;
  readonly line: number;
  /** Of the value, its quotes included. */
  readonly column: number;
  /** Without its quotes. */
  readonly written: string;
}

const NAME = /^AWS_[A-Z0-9_]+$/;

export function writtenVariables(text: string, kind: FolderFileKind): readonly WrittenVariable[] {
  if (kind !== "tfvars" && !text.includes("AWS_")) return [];
  switch (kind) {
    case "dotenv":
      return byLine(text, /^(\s*(?:export\s+)?(AWS_[A-Z0-9_]+)\s*=\s*)(.*?)\s*$/);
    case "makefile":
      return byLine(text, /^(\s*(?:export\s+)?(AWS_[A-Z0-9_]+)\s*[:?]?=\s*)(.*?)\s*$/);
    case "json":
      return inJson(text);
    case "yaml":
      return inYaml(text);
    // Under which name a project hands its provider the key is its own choice: secret_key, aws_secret_access_key, prod_secret_key.
    case "tfvars":
      return byLine(text, /^(\s*"?((?:\w+_)?secret_(?:access_)?key)"?\s*=\s*)("(?:[^"\\]|\\.)*")/i);
  }
}

/** Several may stand on one line. */
const inJson = (text: string): readonly WrittenVariable[] =>
  text.split(/\r\n|\n|\r/).flatMap((line, index) =>
    [...line.matchAll(/("(AWS_[A-Z0-9_]+)"\s*:\s*)("(?:[^"\\]|\\.)*")/g)].map((match) => ({
      name: match[2] ?? "",
      line: index + 1,
      column: match.index + (match[1] ?? "").length + 1,
      written: unquoted(match[3] ?? ""),
    })),
  );

function byLine(text: string, pattern: RegExp): readonly WrittenVariable[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const [, before, name, value] = pattern.exec(line) ?? [];
    if (before === undefined || name === undefined || value === undefined) return [];
    return [{ name, line: index + 1, column: before.length + 1, written: unquoted(value) }];
  });
}

/** `KEY: value` of a map, and `- KEY=value` of a list, as docker compose takes it. */
function inYaml(text: string): readonly WrittenVariable[] {
  const counter = new LineCounter();
  const found: WrittenVariable[] = [];
  const add = (name: string, value: string, offset: number): void => {
    const { line, col } = counter.linePos(offset);
    found.push({ name, line, column: col, written: value });
  };
  for (const document of parseAllDocuments(text, { lineCounter: counter, uniqueKeys: false, logLevel: "silent" })) {
    visit(document, {
      Pair(_, { key, value }) {
        if (!isScalar(key) || typeof key.value !== "string" || !NAME.test(key.value)) return;
        if (isScalar(value)) add(key.value, value.value == null ? "" : String(value.value), value.range?.[0] ?? 0);
      },
      Scalar(position, node, path) {
        if (typeof node.value !== "string" || typeof position !== "number" || !isSeq(path.at(-1))) return;
        const [, name, value] = /^(AWS_[A-Z0-9_]+)=(.*)$/.exec(node.value) ?? [];
        if (name !== undefined && value !== undefined) add(name, value, node.range?.[0] ?? 0);
      },
    });
  }
  return found;
}

const unquoted = (value: string): string => {
  const quoted = /^(["'`])(.*?)\1/.exec(value)?.[2];
  return quoted ?? value.replace(/\s+#.*$/, "");
};
