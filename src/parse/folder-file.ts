import { LineCounter, isScalar, isSeq, parseAllDocuments, visit } from "yaml";
import type { FileView } from "../model/snapshot.ts";
import { type Secret, seal, unseal } from "../vault/secret.ts";
import { looksLikeSecret } from "./looks-like-secret.ts";

/** A file of a project that sets variables for what runs from it. */
export type FolderFileKind = "dotenv" | "yaml" | "json" | "makefile";

/** One AWS variable that such a file sets. */
export interface FolderVariable {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly value: FolderValue;
}

export type FolderValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "secret"; readonly secret: Secret; readonly looksReal: boolean }
  /** Taken from elsewhere when it runs: `${{ secrets.KEY }}`, `$(pass aws)`. */
  | { readonly kind: "reference" }
  | { readonly kind: "empty" };

/** Names that hold no secret; the rest is sealed. */
const PLAIN =
  /^AWS_(?:PROFILE|DEFAULT_PROFILE|REGION|DEFAULT_REGION|ACCESS_KEY_ID|ROLE_ARN|CONFIG_FILE|SHARED_CREDENTIALS_FILE|SDK_LOAD_CONFIG|EC2_METADATA_DISABLED|WEB_IDENTITY_TOKEN_FILE)$/;
const SECRET = /^AWS_(?:SECRET_ACCESS_KEY|SECRET_KEY|SESSION_TOKEN|SECURITY_TOKEN)$/;
const NAME = /^AWS_[A-Z0-9_]+$/;

/** The AWS variables of a file, with their places. Never throws: what cannot be read sets nothing. */
export function folderVariables(view: FileView, kind: FolderFileKind): readonly FolderVariable[] {
  if (view.state !== "text") return [];
  const text = unseal(view.text);
  if (!text.includes("AWS_")) return [];
  switch (kind) {
    case "dotenv":
      return byLine(text, /^(\s*(?:export\s+)?(AWS_[A-Z0-9_]+)\s*=\s*)(.*?)\s*$/);
    case "makefile":
      return byLine(text, /^(\s*(?:export\s+)?(AWS_[A-Z0-9_]+)\s*[:?]?=\s*)(.*?)\s*$/);
    case "json":
      return byLine(text, /^(.*?"(AWS_[A-Z0-9_]+)"\s*:\s*)("(?:[^"\\]|\\.)*")/);
    case "yaml":
      return inYaml(text);
  }
}

function byLine(text: string, pattern: RegExp): readonly FolderVariable[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const [, before, name, value] = pattern.exec(line) ?? [];
    if (before === undefined || name === undefined || value === undefined) return [];
    return [{ name, line: index + 1, column: before.length + 1, value: folderValue(name, unquoted(value)) }];
  });
}

/** `KEY: value` of a map, and `- KEY=value` of a list, as docker compose takes it. */
function inYaml(text: string): readonly FolderVariable[] {
  const counter = new LineCounter();
  const found: FolderVariable[] = [];
  const add = (name: string, value: string, offset: number): void => {
    const { line, col } = counter.linePos(offset);
    found.push({ name, line, column: col, value: folderValue(name, value) });
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

function folderValue(name: string, value: string): FolderValue {
  if (value.trim() === "") return { kind: "empty" };
  if (/\$|\{\{|`/.test(value)) return { kind: "reference" };
  return PLAIN.test(name)
    ? { kind: "text", text: value }
    : { kind: "secret", secret: seal(value), looksReal: SECRET.test(name) && looksLikeSecret(value) };
}

/** Whether a list such as .gitignore leaves a file of its own folder out: by its name or by a pattern of one star. */
export function ignores(view: FileView, name: string): boolean {
  if (view.state !== "text") return false;
  let ignored = false;
  for (const line of unseal(view.text).split(/\r\n|\n|\r/)) {
    const written = line.trim();
    if (written === "" || written.startsWith("#")) continue;
    const isKept = written.startsWith("!");
    const pattern = written.replace(/^!/, "").replace(/^(?:\*\*\/|\/)/, "");
    const expression = new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", "[^/]*")
        .replaceAll("?", "[^/]")}$`,
    );
    if (expression.test(name)) ignored = !isKept;
  }
  return ignored;
}
