import { commands } from "./commands/index.ts";
import type { KnownCommand } from "./known-command.ts";

const byName = new Map(commands.flatMap((known) => known.names.map((name) => [name, known] as const)));
const byPackage = new Map(commands.flatMap((known) => (known.packages ?? []).map((name) => [name, known] as const)));
const byModule = new Map(commands.flatMap((known) => (known.modules ?? []).map((name) => [name, known] as const)));

export const commandNamed = (name: string): KnownCommand | null => byName.get(name) ?? null;

/** By what a package runner is given: `npx aws-cdk@2`, `uvx aws-sam-cli==1.170.0`. */
export function commandOfPackage(word: string): KnownCommand | null {
  const name = word.replace(/(?<=.)(?:@|[=<>~!]=?|\[).*$/, "");
  return byPackage.get(name) ?? commandNamed(name);
}

export const commandOfModule = (name: string): KnownCommand | null => byModule.get(name) ?? null;
