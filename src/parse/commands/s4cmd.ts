import type { KnownCommand } from "../known-command.ts";
import { s4cmdSettings } from "./s4cmd/settings.ts";

export const s4cmd: KnownCommand = {
  names: ["s4cmd"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "fixtures/commands/s4cmd: s4cmd 2.1.0",
  options: { "--endpoint-url": "endpoint" },
  chooses: s4cmdSettings,
};
