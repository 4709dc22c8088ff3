import type { KnownCommand } from "../known-command.ts";

export const awsume: KnownCommand = {
  names: ["awsume"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "read, not run: awsume 4.5 depends on boto3",
  options: { "--profile": "profile", "--region": "region" },
  firstWord: "profile",
};
