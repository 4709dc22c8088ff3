import type { KnownCommand } from "../known-command.ts";
import { sceptreSettings } from "./sceptre/settings.ts";

export const sceptre: KnownCommand = {
  names: ["sceptre"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "fixtures/commands/sceptre: sceptre 4.7.0",
  chooses: sceptreSettings,
};
