import type { KnownCommand } from "../known-command.ts";
import { zappaSettings } from "./zappa/settings.ts";

export const zappa: KnownCommand = {
  names: ["zappa"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "fixtures/commands/zappa: zappa 0.63.0",
  chooses: zappaSettings,
};
