import { REPORT_FORMATS } from "./command-table.ts";
import { oneOf } from "./one-of.ts";
import type { Options } from "./options.ts";
import { UsageError } from "./usage-error.ts";
import type { World } from "./world.ts";

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** As asked; in a GitHub job that nobody watches on a terminal, its annotations. @throws UsageError */
export function formatOf({ given, json }: Options, { machine, stdout }: World): ReportFormat {
  if (json && given.format !== undefined && given.format !== "json")
    throw new UsageError("give --json or --format, not both");
  if (json) return "json";
  if (given.format !== undefined) return oneOf<ReportFormat>(given.format, "--format", [...REPORT_FORMATS]);
  return machine.environment["GITHUB_ACTIONS"] === "true" && !stdout.isTerminal ? "github" : "text";
}
