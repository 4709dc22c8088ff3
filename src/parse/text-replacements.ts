import { unseal } from "../vault/secret.ts";
import { type TextChange, type TextView, editsOf, lineEndOf } from "./changed-text.ts";

/** A place between two characters of a text, both from 1; a byte order mark is not counted. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** One step of a change, as an editor takes it: what goes, by its place alone, and what comes. */
export type TextReplacement =
  | { readonly kind: "text"; readonly from: TextPlace; readonly to: TextPlace; readonly inserted: string }
  /** The mark before the first character goes. */
  | { readonly kind: "byte-order-mark" };

/**
 * A change to a file for a tool that edits by places: made on the file as it is, the steps lead to what `changedText` gives.
 * Places are of the file before any step. Null: a step would have to tell text that is not the change's own, and may be
 * secret.
 */
export function textReplacements(view: TextView, change: TextChange): readonly TextReplacement[] | null {
  const { lines, instead, below } = editsOf(unseal(view.text), [change]);
  const steps = [
    ...[...instead].flatMap(([number, texts]) => lineSteps(number, lines[number - 1] ?? "", texts.join(""))),
    ...[...below].flatMap(([number, texts]) => insertion(number, lines, texts.join(""))),
  ];
  const own = ownWords(change);
  const isOwn = ({ inserted }: { readonly inserted: string }): boolean =>
    inserted.split(/[\r\n]+/).every((part) => own.some((word) => word.includes(part)));
  return steps.every((step) => step.kind === "byte-order-mark" || isOwn(step)) ? steps : null;
}

/** What a change itself says: it stands in commands and reports as well. */
function ownWords(change: TextChange): readonly string[] {
  switch (change.kind) {
    case "replace-value":
      return [change.value];
    case "rename-key":
      return [change.to];
    case "rename-section":
      return [`[${change.to}]`];
    case "insert-lines":
      return change.lines;
    case "remove-byte-order-mark":
    case "delete-lines":
    case "clean-value":
    case "break-line":
      return [""];
  }
}

const MARK = "\ufeff";

function lineSteps(line: number, before: string, after: string): readonly TextReplacement[] {
  if (before.startsWith(MARK) && !after.startsWith(MARK))
    return [{ kind: "byte-order-mark" }, ...lineSteps(line, before.slice(1), after)];
  const [old, now] = before.startsWith(MARK) ? [before.slice(1), after.slice(1)] : [before, after];
  if (old === now) return [];
  if (now === "") return [{ kind: "text", from: { line, column: 1 }, to: endOf(line, old), inserted: "" }];
  const head = sharedHead(old, now);
  const tail = sharedTail(old.slice(head), now.slice(head));
  const gone = old.slice(head, old.length - tail);
  const come = now.slice(head, now.length - tail);
  return (deletions(gone, come) ?? [{ from: 0, to: gone.length, inserted: come }]).map(({ from, to, inserted }) => ({
    kind: "text",
    from: { line, column: head + from + 1 },
    to: { line, column: head + to + 1 },
    inserted,
  }));
}

/** Behind a line's end, where it has one. */
const endOf = (line: number, text: string): TextPlace =>
  /[\r\n]$/.test(text) ? { line: line + 1, column: 1 } : { line, column: text.length + 1 };

function insertion(below: number, lines: readonly string[], text: string): readonly TextReplacement[] {
  if (below === 0) return [stepAt({ line: 1, column: 1 }, text)];
  const line = lines[below - 1];
  if (line === undefined) return [];
  const place = endOf(below, below === 1 && line.startsWith(MARK) ? line.slice(1) : line);
  // The last line of a file that does not end it: what is added ends as little.
  const end = lineEndOf(lines.join(""));
  return [stepAt(place, place.line > below ? text : end + text.slice(0, -end.length))];
}

const stepAt = (place: TextPlace, inserted: string): TextReplacement => ({
  kind: "text",
  from: place,
  to: place,
  inserted,
});

function sharedHead(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return /[\ud800-\udbff]$/.test(a.slice(0, length)) ? length - 1 : length;
}

function sharedTail(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-length - 1) === b.at(-length - 1)) length += 1;
  return length > 0 && /^[\udc00-\udfff]/.test(a.slice(-length)) ? length - 1 : length;
}

/** What stays need not be told where something only goes, as quotes around a value do. Null: something comes as well. */
function deletions(old: string, now: string) {
  const runs: { readonly from: number; readonly to: number; readonly inserted: "" }[] = [];
  let kept = 0;
  let from = 0;
  for (let at = 0; at <= old.length; at += 1) {
    const stays = at === old.length || (kept < now.length && old[at] === now[kept]);
    if (!stays) continue;
    if (at > from) runs.push({ from, to: at, inserted: "" });
    from = at + 1;
    if (at < old.length) kept += 1;
  }
  return kept === now.length ? runs : null;
}
