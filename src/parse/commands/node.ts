import type { KnownCommand } from "../known-command.ts";

export const node: KnownCommand = {
  names: ["node", "tsx", "ts-node", "bun", "vitest", "jest", "mocha"],
  sdks: ["js-v3", "js-v2"],
  evidence: "a program in JavaScript may use either",
};
