import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { faultOf, withChanges } from "../../advice/fault-of.ts";
import { type SettingsBlock, blocksWhoseKeys } from "../../advice/settings-blocks.ts";
import { isOfShell, nameInShell, shellLinesIn } from "../../advice/shell-lines.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { type SettingLine, settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

export const rule: MachineRule = {
  scope: "machine",
  id: "shell-lines",
  group: "files",
  title: "Lines for a shell stand in a settings file",
  why: "The access portal offers the same keys in two forms: lines for a shell, and lines for ~/.aws/credentials. In the file a line that begins with export is a setting of that whole name, which no SDK knows, and quotes are part of the value.",
  complaints: ["S22"],
  insteadOf: ["nothing-found"],
  find: (checkup) => blocksWhoseKeys(checkup.files, isOfShell).flatMap((block) => findingOf(checkup, block)),
};

function findingOf(checkup: Checkup, block: SettingsBlock): readonly Omit<Finding, "rule">[] {
  const found = block.kind === "profile" ? shellLinesIn(block, checkup.home) : null;
  if (found === null) return [];
  const { path } = block.file;
  const mended = withChanges(
    checkup.snapshot,
    found.lines.flatMap((line) => changesOf(path, line)),
  );
  const fault = faultOf(checkup, mended, block.name);
  return [
    {
      severity: fault.severity,
      message: `${found.words}: no SDK reads them in a file.`,
      provenance: found.lines.map((line) => settingPlace(path, line)),
      fix: byHand(found.cure),
      sdks: fault.sdks,
    },
  ];
}

/** As the line is meant: its name, and the value without what a shell takes off. */
const changesOf = (path: string, { line, key, shape }: SettingLine): readonly Change[] => [
  ...(shape.quotes === null ? [] : [{ kind: "clean-value" as const, path, line, key, without: "quotes" as const }]),
  { kind: "rename-key", path, line, from: key, to: nameInShell(key) },
];
