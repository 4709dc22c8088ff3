import type { KnownCommand } from "../known-command.ts";
import { ebSettings } from "./eb/settings.ts";

/** It asks neither AWS_PROFILE nor AWS_DEFAULT_PROFILE. */
export const eb: KnownCommand = {
  names: ["eb"],
  packages: ["awsebcli"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "fixtures/commands/eb: awsebcli 3.27.5",
  options: { "--profile": "profile", "--region": "region", "-r": "region" },
  abbreviates: true,
  chooses: ebSettings,
};
