import type { KnownCommand } from "../known-command.ts";

export const php: KnownCommand = {
  names: ["php", "composer", "artisan"],
  sdks: ["php"],
  evidence: "a program in PHP uses its only SDK",
};
