import type { KnownCommand } from "../known-command.ts";
import { optionValue } from "../option-value.ts";

/** Its `--region` says what is looked at, not where it acts. */
export const prowler: KnownCommand = {
  names: ["prowler"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "read, not run: prowler 5.46.0, providers/aws/aws_provider.py",
  options: { "--profile": "profile", "-p": "profile" },
  abbreviates: true,
  chooses: ({ words }) => ({
    profile: null,
    region: null,
    ...(optionValue(words, "--role", "-R") === null
      ? {}
      : { refuses: "prowler --role acts as another role: check that one" }),
  }),
};
