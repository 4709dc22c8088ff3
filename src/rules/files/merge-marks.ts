import { byHand } from "../../advice/by-hand.ts";
import type { Checkup, SettingsFile } from "../../advice/checkup.ts";
import {
  type MergeConflict,
  isInConflict,
  mergeChoice,
  mergeConflictsIn,
  mergeWords,
} from "../../advice/merge-conflicts.ts";
import { faultOfLines } from "../../advice/refused-lines.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { blocksOf } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Finding } from "../../model/finding.ts";
import { headerPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S18, where the file is kept in git: both sides of a merge, and git's marks around them. */
export const rule: MachineRule = {
  scope: "machine",
  id: "merge-marks",
  group: "files",
  title: "A settings file holds a merge that git could not finish",
  why: "Where ~/.aws is kept in git, a merge that stops leaves both sides in the file with its marks around them. Some SDKs refuse the whole file; others pass over the marks and take both sides for settings, the one or the other.",
  complaints: ["S18"],
  insteadOf: ["file-refused"],
  find: (checkup) =>
    checkup.files.flatMap((file) => {
      const conflicts = mergeConflictsIn(file.text);
      return conflicts.length === 0 ? [] : [findingOf(checkup, file, conflicts)];
    }),
};

function findingOf(checkup: Checkup, file: SettingsFile, conflicts: readonly MergeConflict[]): Omit<Finding, "rule"> {
  const { path } = file;
  const headers = blocksOf(file).filter(({ header }) => isInConflict(file.text, header.line));
  const profile = headers.find(({ kind }) => kind === "profile")?.name ?? null;
  const change = { kind: "delete-lines" as const, path, lines: conflicts.flatMap(({ others }) => others) };
  const fault = faultOfLines(checkup, change, profile);
  const told = checkup.toldOf(fault.stopped);
  return {
    severity: fault.severity,
    message: `${shortPath(path, checkup.home)} holds ${mergeWords(conflicts)}${told.length === 0 ? "" : `: ${sdkNames(told)} ${verb(told, "refuses", "refuse")} the file`}.`,
    provenance: [
      ...conflicts.flatMap(({ marks }) =>
        marks.map((line) => ({ kind: "file" as const, path, line, column: 1, section: null, key: null })),
      ),
      ...headers.map(({ header }) => headerPlace(path, header)),
    ],
    fix: byHand(mergeChoice(conflicts)),
    sdks: fault.sdks,
  };
}
