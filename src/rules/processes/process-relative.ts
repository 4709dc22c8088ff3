import { byHand } from "../../advice/by-hand.ts";
import { sdksAs } from "../../advice/profile-faults.ts";
import { lookUp, writtenProcesses } from "../../advice/processes.ts";
import type { MachineRule } from "../rule.ts";

/** A program by a path that counts from wherever one happens to be. */
export const rule: MachineRule = {
  scope: "machine",
  group: "processes",
  id: "process-relative",
  title: "A credential process is named by a relative path",
  why: "A path with a slash that does not begin with one counts from the working folder of the program that wants credentials, not from the config file. It works in one folder and fails in the next.",
  complaints: ["S42"],
  find(checkup) {
    return writtenProcesses(checkup).flatMap(({ profile, setting, program }) => {
      if (program === null || !program.includes("/") || program.startsWith("/")) return [];
      const place = lookUp(checkup.snapshot, program);
      if (place.kind !== "found") return [];
      const sdks = sdksAs(checkup, profile.name, ({ asked }) =>
        asked.some(({ question }) => question.kind === "process"),
      );
      if (sdks.length === 0) return [];
      return [
        {
          severity: "warning" as const,
          message: `The credential process of profile ${profile.name}, ${program}, is found only from this folder.`,
          provenance: [setting.place],
          fix: byHand(`write ${place.path} on line ${setting.line.line} of ${setting.path}`),
          sdks,
        },
      ];
    });
  },
};
