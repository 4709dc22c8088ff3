import type { KnownCommand } from "../known-command.ts";

export const eb: KnownCommand = {
  names: ["eb"],
  packages: ["awsebcli"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "read, not run: awsebcli 3.27.5 depends on botocore",
  options: { "--profile": "profile", "--region": "region" },
};
