import type { CommandChooses, CommandRun, KnownCommand } from "../known-command.ts";
import { terraformRun } from "./terraform/terraform-run.ts";
import { variablesGiven } from "./terraform/variables-given.ts";

/** Its providers' blocks are read where they may be asked for their variables (`cli/acting-blocks.ts`). */
export const terraform: KnownCommand = {
  names: ["terraform", "tofu"],
  sdks: ["terraform", "terraform-backend"],
  site: "terraform",
  evidence: "fixtures/commands/terraform: terraform 1.11.4",
  gives: variablesGiven,
  chooses,
};

/** Whoever acts: the backend where the state is opened, the providers where they are. */
function chooses({ words, snapshot }: CommandRun): CommandChooses {
  const run = terraformRun(words, snapshot);
  const nothing = { profile: null, region: null, terraform: run };
  if (run.stops !== null) return { ...nothing, refuses: run.stops };
  const { opens, backend } = run;
  return {
    ...nothing,
    sdks: [...(backend === null ? [] : [backend.sdk]), ...(/providers/.test(opens) ? (["terraform"] as const) : [])],
  };
}
