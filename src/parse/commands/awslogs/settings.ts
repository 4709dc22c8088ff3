import { variable } from "../../../model/provenance.ts";
import type { ChosenValue, CommandGives, CommandRun } from "../../known-command.ts";

/**
 * AWS_PROFILE and AWS_REGION are the defaults of its options: such a profile is one in code, and exported keys are not looked
 * at, where boto3 would take them (awslogs 0.15.0, bin.py).
 */
export function awslogsSettings({ snapshot: { variables } }: CommandRun): CommandGives {
  const named = (name: string): ChosenValue | null => {
    const value = variables.get(name);
    return typeof value === "string" ? { text: value, provenance: variable(name) } : null;
  };
  const region = named("AWS_REGION");
  return { profile: named("AWS_PROFILE"), region: region?.text === "" ? null : region };
}
