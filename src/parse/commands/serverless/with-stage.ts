import type { CommandGives, CommandRun } from "../../known-command.ts";
import { optionValue } from "../../option-value.ts";
import { isLeftToRun } from "../../serverless-setting.ts";

/** `--stage`: the variables of serverless are called by it, and serverless.yml may choose by it. */
export function withStage({ words, given, snapshot }: CommandRun): CommandGives {
  const stage = optionValue(words, "--stage", "-s");
  const isNamedNearer = given.profile !== null || snapshot.variables.has("AWS_PROFILE");
  return {
    ...given,
    ...(stage === null ? {} : { stage }),
    ...(!isNamedNearer && isLeftToRun(snapshot, "profile", stage)
      ? { refuses: "serverless.yml names its profile in a way that only a run can tell: name it by --aws-profile" }
      : {}),
  };
}
