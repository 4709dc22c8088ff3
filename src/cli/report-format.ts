import { type Options, oneOf } from "./options.ts";
import { UsageError } from "./usage-error.ts";

export const REPORT_FORMATS = ["text", "json"] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** As asked; text where nothing is. @throws UsageError */
export function formatOf({ given, json }: Options): ReportFormat {
  if (json && given.format !== undefined && given.format !== "json")
    throw new UsageError("give --json or --format, not both");
  if (json) return "json";
  if (given.format !== undefined) return oneOf<ReportFormat>(given.format, "--format", [...REPORT_FORMATS]);
  return "text";
}
