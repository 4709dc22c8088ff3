import type { KnownCommand } from "../known-command.ts";

export const copilot: KnownCommand = {
  names: ["copilot"],
  sdks: ["go-v1"],
  evidence: "read, not run",
};
