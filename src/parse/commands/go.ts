import type { KnownCommand } from "../known-command.ts";

export const go: KnownCommand = {
  names: ["go"],
  sdks: ["go-v2", "go-v1"],
  evidence: "a program in Go may use either",
};
