import type { KnownCommand } from "../known-command.ts";

/** Its plugin went from Go v1 to v2 between releases. */
export const packer: KnownCommand = {
  names: ["packer"],
  sdks: ["go-v2", "go-v1"],
  evidence: "read, not run",
};
