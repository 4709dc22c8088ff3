import type { KnownCommand } from "../known-command.ts";

export const s5cmd: KnownCommand = {
  names: ["s5cmd"],
  sdks: ["go-v1"],
  site: "go-v1",
  evidence: "read, not run",
  options: { "--profile": "profile", "--endpoint-url": "endpoint", "--credentials-file": "credentials-file" },
};
