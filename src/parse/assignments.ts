import type { FileProvenance } from "../model/provenance.ts";
import type { FileView, VariableValue } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { lineText, splitLines } from "./lines.ts";

/**
 * `export A=b`, `A=b`, fish's `set -gx A b`, systemd's `Environment="A=b"`, nushell's and PowerShell's `$env.A = "b"`, mise's
 * `A = "b"`; quotes are taken off, nothing is opened.
 */
const FORMS: readonly RegExp[] = [
  /^\s*(?:export\s+|declare\s+-x\s+|Environment=["']?)?(\w+)=(.*)$/,
  /^\s*set\s+(?:-\w+\s+|--\w+\s+)*(\w+)\s+(.*)$/,
  /^\s*\$env[.:](\w+)\s*=\s*(.*)$/i,
  /^\s*(\w+)\s*=\s*(["'].*)$/,
];

/** Lines of a dotfile that set a variable to the value it has. What a line computes is not known, so it is none. */
export function linesThatSet(view: FileView, name: string, value: VariableValue): readonly FileProvenance[] {
  if (view.state !== "text") return [];
  const lines = splitLines(unseal(view.text));
  const wanted = typeof value === "string" ? value : unseal(value);
  const found: FileProvenance[] = [];
  for (let number = 1; number <= lines.starts.length; number += 1) {
    const written = lineText(lines, number);
    if (!written.includes(name)) continue;
    const match = FORMS.map((form) => form.exec(written)).find((one) => one?.[1] === name);
    if (match == null || withoutQuotes(match[2] ?? "") !== wanted) continue;
    const column = written.indexOf(name) + 1;
    found.push({ kind: "file", path: view.path, line: number, column, section: null, key: name });
  }
  return found;
}

/** A comment may follow, and systemd's closing quote. */
function withoutQuotes(written: string): string {
  const quoted = /^(["'])(.*?)\1/.exec(written.trim());
  return quoted === null
    ? written
        .replace(/\s+#.*$/, "")
        .replace(/["';]\s*$/, "")
        .trim()
    : (quoted[2] ?? "");
}
