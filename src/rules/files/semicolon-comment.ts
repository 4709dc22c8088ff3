import { byHand } from "../../advice/by-hand.ts";
import { faultOf, withChanges } from "../../advice/fault-of.ts";
import { blocksOf } from "../../advice/settings-blocks.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change } from "../../model/finding.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S23 (aws-sdk-java#2009): Java v1 knows `#` alone, drops the file at a `;` and swallows the error. */
export const rule: MachineRule = {
  scope: "machine",
  id: "semicolon-comment",
  group: "files",
  title: "A comment begins with a semicolon",
  why: "All but a few SDKs pass over a line that begins with a semicolon. Java v1 takes it for a broken line, drops the whole file and does not say so.",
  complaints: ["S23"],
  find: (checkup) =>
    checkup.files.flatMap((file) => {
      if (!file.text.kinds.has("comment")) return [];
      const { path } = file;
      const lines = file.text.lines
        .filter((line) => line.kind === "comment" && line.mark === ";")
        .map(({ line }) => line);
      if (lines.length === 0) return [];
      const changes = lines.map((line): Change => ({ kind: "rename-key", path, line, from: ";", to: "#" }));
      const profile = blocksOf(file).find(({ kind }) => kind === "profile")?.name;
      const fault = faultOf(checkup, withChanges(checkup.snapshot, changes), profile ?? null);
      if (fault.sdks.length === 0) return [];
      const told = checkup.toldOf(fault.sdks);
      return [
        {
          severity: fault.severity,
          message: `${lines.length === 1 ? `Line ${lines[0]}` : `${lines.length} lines`} of ${shortPath(path, checkup.home)} ${lines.length === 1 ? "begins" : "begin"} with ";": ${sdkNames(told)} ${verb(told, "drops", "drop")} the whole file and ${verb(told, "says", "say")} nothing.`,
          provenance: lines
            .slice(0, 5)
            .map((line) => ({ kind: "file", path, line, column: 1, section: null, key: null })),
          fix:
            lines.length === 1
              ? checkup.fix(changes[0] as Change, fault.sdks, profile)
              : byHand(`begin the comments of ${path} with # instead of ;`),
          sdks: fault.sdks,
        },
      ];
    }),
};
