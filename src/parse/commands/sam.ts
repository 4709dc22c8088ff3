import type { KnownCommand } from "../known-command.ts";
import { samSettings } from "./sam/settings.ts";

/** Each option may stand in samconfig.toml. */
export const sam: KnownCommand = {
  names: ["sam", "samlocal"],
  packages: ["aws-sam-cli", "aws-sam-cli-local"],
  modules: ["samcli"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "fixtures/commands/sam: aws-sam-cli 1.170.0",
  options: { "--profile": "profile", "--region": "region" },
  chooses: samSettings,
};
