import type { KnownCommand } from "../known-command.ts";

export const ruby: KnownCommand = {
  names: ["ruby", "rake", "rspec", "cap"],
  sdks: ["ruby"],
  evidence: "a program in Ruby uses its only SDK",
};
