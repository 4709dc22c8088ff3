import { byHand } from "../../advice/by-hand.ts";
import { isInUse, sdksAs } from "../../advice/profile-faults.ts";
import { lookUp, writtenProcesses } from "../../advice/processes.ts";
import { programWithBlanks } from "../../parse/program-with-blanks.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { MachineRule } from "../rule.ts";

/** `credential_process` names a program that is not there or may not be run (complaint S42). It is never run here. */
export const rule: MachineRule = {
  scope: "machine",
  group: "processes",
  id: "process-not-found",
  title: "A credential process is not found or may not be run",
  why: "The program is looked up on the PATH of the one who runs: that of an editor, a service or a sandbox is often shorter than that of a shell. What is reported is an exit status of 127 or a missing instance role.",
  complaints: ["S42"],
  insteadOf: ["source-failed", "process-failed"],
  find(checkup) {
    return writtenProcesses(checkup).flatMap(({ profile, setting, command, program }) => {
      if (program === null) return [];
      const place = lookUp(checkup.snapshot, program);
      if (place.kind === "found" || place.kind === "cannot-tell") return [];
      const sdks = sdksAs(checkup, profile.name, ({ asked }) =>
        asked.some(({ question }) => question.kind === "process"),
      );
      if (sdks.length === 0 || checkup.diagnoses.some(hasRun)) return [];
      const isFile = (path: string): boolean => checkup.snapshot.status(path)?.kind === "file";
      const whole = place.kind === "missing" ? programWithBlanks(command, isFile) : null;
      const line = `line ${setting.line.line} of ${setting.path}`;
      return [
        {
          severity: isInUse(checkup, profile.name) ? ("error" as const) : ("warning" as const),
          message:
            whole !== null
              ? `The credential process of profile ${profile.name} has a blank in its path and no quotes: ${program} is run, not ${whole}.`
              : place.kind === "missing"
                ? `The credential process of profile ${profile.name}, ${program}, ${program.includes("/") ? "does not exist" : "is in no folder of PATH"}.`
                : `The credential process of profile ${profile.name}, ${place.path}, may not be run: its mode lacks x.`,
          provenance: [setting.place],
          fix:
            place.kind === "not-executable"
              ? {
                  change: {
                    kind: "set-mode" as const,
                    path: place.path,
                    mode: (checkup.snapshot.status(place.path)?.mode ?? 0o600) | 0o100,
                  },
                  promise: "so that you may run it",
                  after: null,
                }
              : byHand(
                  whole !== null
                    ? `on ${line} put quotes around the path: "${whole}"`
                    : program.includes("/")
                      ? `install ${program}, or write where it is on ${line}`
                      : `install ${program}, or write its whole path on ${line}`,
                ),
          sdks,
        },
      ];
    });
  },
};

/** It was run and gave keys: then it is there, however it was found. */
const hasRun = ({ resolution }: Diagnosis): boolean =>
  resolution.asked.some(({ question, answer }) => question.kind === "process" && answer.kind === "credentials");
