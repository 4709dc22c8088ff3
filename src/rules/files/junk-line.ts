import { isInConflict } from "../../advice/merge-conflicts.ts";
import { fixOf } from "../../advice/fault-of.ts";
import { faultOfLines } from "../../advice/refused-lines.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { shortPath } from "../../advice/short-path.ts";
import { blocksOf } from "../../advice/settings-blocks.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S18, S19: what a line that is none does to each SDK (goldens `py-ini-junk-line`, `ini-junk-line`). */
export const rule: MachineRule = {
  scope: "machine",
  id: "junk-line",
  group: "files",
  title: "A line is no setting, no header and no comment",
  why: "A stray word in a settings file stops boto3, the AWS CLI, Java and Rust for every profile; others pass over it without a word.",
  complaints: ["S18"],
  insteadOf: ["file-refused"],
  find: (checkup) =>
    checkup.files.flatMap((file) => {
      if (!file.text.kinds.has("junk")) return [];
      const { path } = file;
      // Those of a merge are told as such (`merge-marks`).
      const junk = file.text.lines
        .filter((line) => line.kind === "junk")
        .filter(({ line }) => !isInConflict(file.text, line));
      const [first] = junk;
      if (first === undefined) return [];
      const lines = junk.map(({ line }) => line);
      const block = blocksOf(file).find((one) => one.lines.includes(first.line) && one.kind === "profile");
      const change = { kind: "delete-lines" as const, path, lines };
      const fault = faultOfLines(checkup, change, block?.name ?? null);
      const told = checkup.toldOf(fault.stopped);
      const which =
        lines.length === 1 ? `Line ${lines[0]}` : `${lines.length} lines, the first of them line ${lines[0]},`;
      return [
        {
          severity: fault.severity,
          message: `${which} of ${shortPath(path, checkup.home)} ${lines.length === 1 ? "is" : "are"} no "key = value", no [section] and no comment${told.length === 0 ? "" : `: ${sdkNames(told)} ${verb(told, "refuses", "refuse")} the file`}.`,
          provenance: lines.slice(0, 5).map((line) => ({
            kind: "file",
            path,
            line,
            column: 1,
            section: first.section,
            key: null,
          })),
          fix: fixOf(checkup, change, fault),
          sdks: fault.sdks,
        },
      ];
    }),
};
