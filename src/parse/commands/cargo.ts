import type { KnownCommand } from "../known-command.ts";

export const cargo: KnownCommand = {
  names: ["cargo"],
  sdks: ["rust"],
  evidence: "a program in Rust uses its only SDK",
};
