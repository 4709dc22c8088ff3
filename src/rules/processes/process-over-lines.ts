import { byHand } from "../../advice/by-hand.ts";
import { writtenProcesses } from "../../advice/processes.ts";
import { isInUse } from "../../advice/profile-faults.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { MachineRule } from "../rule.ts";

/** rolesanywhere-credential-helper#151: a command copied from a terminal, with a backslash at the end of each line; what arrives, the lab told (set `hand-field`). */
export const rule: MachineRule = {
  scope: "machine",
  group: "processes",
  id: "process-over-lines",
  title: "A credential process is written over several lines",
  why: "A backslash at a line's end joins lines in a shell, not in ~/.aws/config. Where an SDK hands all of it to a shell (Java 2, Rust; Go 2 as far as the first line with a colon) it works; Python passes a line end on with each option, JavaScript, Ruby and Go 1 run the first line alone. The program misses its options, and by hand the same command works.",
  complaints: ["S42"],
  find: (checkup) =>
    writtenProcesses(checkup).flatMap(({ profile, setting }) => {
      const file = checkup.files.find(({ path }) => path === setting.path);
      const below = file?.text.lines.slice(setting.line.line) ?? [];
      const count = below.findIndex(({ kind }) => kind !== "continuation");
      const last = setting.line.line + (count === -1 ? below.length : count);
      if (last === setting.line.line) return [];
      return [
        {
          severity: isInUse(checkup, profile.name) ? ("warning" as const) : ("note" as const),
          message: `The credential process of profile ${profile.name} goes over lines ${setting.line.line} to ${last} of ${shortPath(setting.path, checkup.home)}: not every SDK joins them as a shell does.`,
          provenance: [setting.place],
          fix: byHand(`write the whole command on line ${setting.line.line} of ${setting.path}, without backslashes`),
          sdks: [],
        },
      ];
    }),
};
