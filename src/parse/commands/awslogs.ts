import type { KnownCommand } from "../known-command.ts";
import { awslogsSettings } from "./awslogs/settings.ts";

export const awslogs: KnownCommand = {
  names: ["awslogs"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "fixtures/commands/awslogs: awslogs 0.15.0",
  options: { "--profile": "profile", "--aws-region": "region" },
  abbreviates: true,
  chooses: awslogsSettings,
};
