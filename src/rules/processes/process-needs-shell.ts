import { byHand } from "../../advice/by-hand.ts";
import { isInUse, sdksAs } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { writtenProcesses } from "../../advice/processes.ts";
import type { Resolution } from "../../model/resolution.ts";
import { namesProgramByShell, shellWords } from "../../parse/command-shape.ts";
import type { MachineRule } from "../rule.ts";

/** `~`, `$HOME`, a pipe: some SDKs run the command in a shell, some do not (golden `process-pipe`). */
export const rule: MachineRule = {
  scope: "machine",
  group: "processes",
  id: "process-needs-shell",
  title: "A credential process is written for a shell, and not every SDK uses one",
  why: "boto3 and the AWS CLI cut the command into words and start the program themselves: ~, $HOME, pipes and && reach it as they stand. JavaScript, Go, Java, Ruby and Rust hand the line to a shell, which understands them.",
  complaints: ["S42"],
  insteadOf: ["source-failed"],
  find(checkup) {
    return writtenProcesses(checkup).flatMap(({ profile, setting, command }) => {
      const words = shellWords(command);
      if (words.length === 0) return [];
      const without = sdksAs(checkup, profile.name, (resolution) => runs(resolution, false));
      const within = sdksAs(checkup, profile.name, (resolution) => runs(resolution, true));
      if (without.length === 0) return [];
      const [lost, run] = [checkup.toldOf(without), checkup.toldOf(within)];
      return [
        {
          severity:
            isInUse(checkup, profile.name) && namesProgramByShell(command) ? ("error" as const) : ("warning" as const),
          message: `The credential process of profile ${profile.name} has ${words.join(" and ")} in it, which only a shell understands: ${sdkNames(lost)} ${verb(lost, "uses", "use")} none${run.length === 0 ? "" : `, ${sdkNames(run)} ${verb(run, "does", "do")}`}.`,
          provenance: [setting.place],
          fix: byHand(
            words.every((word) => word === "~" || word === "a variable")
              ? `write the whole path on line ${setting.line.line} of ${setting.path}`
              : `put the command into a script and name that on line ${setting.line.line} of ${setting.path}`,
          ),
          sdks: without,
        },
      ];
    });
  },
};

const runs = ({ asked }: Resolution, inShell: boolean): boolean =>
  asked.some(({ question }) => question.kind === "process" && (question.shell !== null) === inShell);
