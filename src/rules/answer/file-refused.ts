import { repeatedIn } from "../../advice/repeated-in.ts";
import { byHand } from "../../advice/by-hand.ts";
import { isInConflict, mergeChoice, mergeConflictsIn, mergeWords } from "../../advice/merge-conflicts.ts";
import { shortPath } from "../../advice/short-path.ts";
import { type LineFault, lineFault } from "../../advice/line-fault.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { foresee } from "../../advice/foresee.ts";
import type { Change } from "../../model/finding.ts";
import { configParserFile } from "../../parse/ini-file.ts";
import { blocksOf } from "../../advice/settings-blocks.ts";
import { type SettingsText, settingsText } from "../../parse/settings-text.ts";
import { localeOf } from "../../parse/locale-of.ts";
import { firstWords } from "../../resolve/first-words.ts";
import { toldOf } from "../../advice/sdk-names.ts";
import type { Facts } from "../../advice/facts.ts";
import type { AnswerRule } from "../rule.ts";

/** A file that a parser refuses: boto3 stops for every profile, Java 1 goes on without it (complaints S18, S19, S20, S23). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "file-refused",
  title: "A settings file is refused as a whole",
  why: "Python's configparser takes a file whole or not at all. One repeated section or stray line stops every profile, and the error names no line.",
  complaints: ["S18", "S19", "S20", "S23"],
  everySdk: true,
  find(facts) {
    const error = failureOf(facts.resolution)?.error;
    if (error?.kind !== "parse" || error.provenance?.kind !== "file") return null;
    const { path } = error.provenance;
    const { id } = facts.resolution.sdk;
    const file = shortPath(path, facts.home);
    const isPython = BOTOCORE.has(id);
    const fault = isPython
      ? (configParserFile(facts.snapshot.file(path))?.fault ?? null)
      : lineFault(facts.snapshot, error.provenance, id);
    const place = { severity: "error" as const, provenance: [error.provenance, ...error.related] };
    if (fault === null)
      return {
        ...place,
        ...toldOf(
          id,
          (names, verbs) =>
            `${names} ${verbs("refuses", "refuse")} ${file}: ${firstWords(error.message) || error.type}`,
        ),
        fix: null,
      };
    const told = (fault: string): ReturnType<typeof toldOf> =>
      toldOf(id, (names, verbs) =>
        isPython
          ? `${fault} Python refuses the whole file, so no profile works, nor do exported keys.`
          : `${fault} ${names} ${verbs("refuses", "refuse")} the whole file.`,
      );
    const text = settingsText(facts.snapshot.file(path));
    if (text !== null && isInConflict(text, error.provenance.line)) {
      const conflicts = mergeConflictsIn(text);
      return {
        ...place,
        ...told(`${file} holds ${mergeWords(conflicts)}.`),
        fix: byHand(mergeChoice(conflicts)),
      };
    }
    const glued = gluedBefore(path, fault, facts);
    const change: Change | null =
      glued === null
        ? changeFor(path, fault, facts)
        : { kind: "break-line", path, line: glued.line, column: glued.column };
    const behind =
      glued === null ? "" : ` [${glued.title}] is glued to the value on line ${glued.line}, and so is no section.`;
    return {
      ...place,
      ...told(`${wordsFor(fault, file)}${behind}`),
      fix: change === null ? null : foresee(facts, change),
    };
  },
};

interface GluedHeader {
  readonly title: string;
  readonly line: number;
  readonly column: number;
}

/** A header behind a value begins no section: what stands below it counts for the one above, twice (complaint S20). */
function gluedBefore(path: string, fault: LineFault, { snapshot }: Facts): GluedHeader | null {
  if (fault.kind !== "duplicate-key") return null;
  const text = settingsText(snapshot.file(path));
  for (const { line, shape } of text?.odd ?? [])
    if (shape.gluedHeader !== null && line >= fault.first && line < fault.line) return { ...shape.gluedHeader, line };
  return null;
}

const BOTOCORE: ReadonlySet<string> = new Set(["boto3", "aws-cli-v1", "aws-cli-v2"]);

function wordsFor(fault: LineFault, file: string): string {
  switch (fault.kind) {
    case "duplicate-section":
      return `${file} has section [${fault.section}] twice, on lines ${fault.first} and ${fault.line}.`;
    case "duplicate-key":
      return `${file} has ${fault.key} twice in [${fault.section}], on lines ${fault.first} and ${fault.line}.`;
    case "no-section-header":
      return fault.byteOrderMark
        ? `${file} begins with a byte order mark, which editors hide.`
        : `Line ${fault.line} of ${file} comes before any [section].`;
    case "not-a-setting":
      return `Line ${fault.lines[0]} of ${file} is no "key = value", no [section] and no comment.`;
    case "nested-without-equals":
      return `Line ${fault.line} of ${file}, in the block under ${fault.key}, has no "=".`;
    case "set-in":
      return `Line ${fault.line} of ${file} begins with a blank, and there is no setting right above that it could go on with.`;
    case "semicolon":
      return `Line ${fault.line} of ${file} begins with ";", which is no comment here.`;
    case "colon":
      return `Line ${fault.line} of ${file} has ":" in place of "=".`;
    case "beyond-ascii":
      return `Line ${fault.line} of ${file} holds a letter beyond ASCII, and this machine's locale has none.`;
    case "not-utf8":
      return `Byte ${fault.offset + 1} of ${file} is not UTF-8 text.`;
  }
}

function changeFor(path: string, fault: LineFault, { snapshot }: Facts): Change | null {
  const text = settingsText(snapshot.file(path));
  const blocks = text === null ? [] : blocksOf({ role: "config", path, text });
  switch (fault.kind) {
    case "duplicate-section":
      return {
        kind: "delete-lines",
        path,
        lines: blocks.find(({ header }) => header.line === fault.line)?.lines ?? [fault.line],
      };
    case "duplicate-key": {
      const block = blocks.find(({ settings }) => settings.some(({ line }) => line === fault.line));
      const repeated = block === undefined ? [] : repeatedIn(block).map(({ second }) => second.line);
      return { kind: "delete-lines", path, lines: repeated.includes(fault.line) ? repeated : [fault.line] };
    }
    case "nested-without-equals":
      return { kind: "delete-lines", path, lines: nestedLines(text, fault.line) };
    case "no-section-header":
      if (fault.byteOrderMark) return { kind: "remove-byte-order-mark", path };
      return blocks.some(({ name }) => name === "default")
        ? { kind: "delete-lines", path, lines: [fault.line] }
        : { kind: "insert-lines", path, below: fault.line - 1, lines: ["[default]"] };
    case "not-a-setting": {
      const open = blocks.find(({ header }) => !header.closed && header.line === fault.lines[0])?.header;
      if (open !== undefined)
        return { kind: "rename-section", path, line: open.line, from: open.title, to: open.title };
      return { kind: "delete-lines", path, lines: fault.lines };
    }
    case "set-in":
      return {
        kind: "by-hand",
        text: `take away the blanks at the beginning of line ${fault.line} of ${path}, and of those below it`,
      };
    case "semicolon":
      return { kind: "rename-key", path, line: fault.line, from: ";", to: "#" };
    case "colon":
      return { kind: "by-hand", text: `write "=" in place of ":" on line ${fault.line} of ${path}` };
    case "beyond-ascii":
      return { kind: "set-variable", name: localeOf(snapshot).decidedBy ?? "LANG", value: "C.UTF-8" };
    case "not-utf8":
      return { kind: "by-hand", text: "save the file as UTF-8" };
  }
}

/** A block's only line goes with the key above it: a block that is empty is a text, which boto3 stops at, too (set `hand-s3`). */
function nestedLines(text: SettingsText | null, line: number): readonly number[] {
  const isAlone = text?.lines[line - 2]?.kind === "setting" && text.lines[line]?.kind !== "continuation";
  return isAlone ? [line - 1, line] : [line];
}
