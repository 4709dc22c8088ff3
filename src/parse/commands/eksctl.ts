import type { KnownCommand } from "../known-command.ts";

/** It went from Go v1 to v2 between releases. */
export const eksctl: KnownCommand = {
  names: ["eksctl"],
  sdks: ["go-v2", "go-v1"],
  site: "go-v2",
  evidence: "read, not run",
  options: { "--profile": "profile", "-p": "profile", "--region": "region", "-r": "region" },
};
