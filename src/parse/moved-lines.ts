import { Buffer } from "node:buffer";
import type { FileView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";
import { lineText, splitLines } from "./lines.ts";

/** Two files after lines of the one were moved below a header of the other; below a new one where there is none. */
export function movedLines(
  from: FileView,
  lines: readonly number[],
  to: FileView,
  header: { readonly line: number | null; readonly title: string },
): { readonly from: FileView; readonly to: FileView } {
  const [source, target] = [textOf(from), textOf(to)];
  const cut = splitLines(source);
  const all = Array.from({ length: cut.starts.length }, (_, index) => lineText(cut, index + 1));
  const moved = all.filter((_, index) => lines.includes(index + 1));
  const rest = all.filter((_, index) => !lines.includes(index + 1));
  const into = target === "" ? [] : target.replace(/\n$/, "").split("\n");
  if (header.line === null) into.push(`[${header.title}]`, ...moved);
  else into.splice(header.line, 0, ...moved);
  return { from: withText(from.path, rest), to: withText(to.path, into) };
}

const textOf = (view: FileView): string => (view.state === "text" ? unseal(view.text) : "");

function withText(path: string, lines: readonly string[]): FileView {
  const text = lines.map((line) => `${line}\n`).join("");
  return { state: "text", path, text: seal(text), bytes: Buffer.byteLength(text) };
}
