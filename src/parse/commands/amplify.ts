import { variable } from "../../model/provenance.ts";
import type { ChosenValue, CommandGives, CommandRun, KnownCommand } from "../known-command.ts";

/** `--profile` becomes AWS_PROFILE; the AWS CLI's old names of both variables are taken where the new ones are not set. */
export const amplify: KnownCommand = {
  names: ["ampx"],
  packages: ["@aws-amplify/backend-cli"],
  sdks: ["js-v3"],
  site: "js-v3",
  evidence:
    "run: ampx sandbox secret list, backend-cli 1.10.0, on 34 machines with an old name: it signs as foreseen on all, by the " +
    "SDK's names alone otherwise on 12",
  options: { "--profile": "profile" },
  chooses: withOldNames,
};

function withOldNames({ given, snapshot: { variables } }: CommandRun): CommandGives {
  const instead = (old: string, name: string): ChosenValue | null => {
    const text = variables.get(old);
    return typeof text !== "string" || text === "" || (variables.get(name) ?? "") !== ""
      ? null
      : { text, provenance: variable(old) };
  };
  return {
    profile: given.profile ?? instead("AWS_DEFAULT_PROFILE", "AWS_PROFILE"),
    region: given.region ?? instead("AWS_DEFAULT_REGION", "AWS_REGION"),
  };
}
