import type { KnownCommand } from "../known-command.ts";

export const dbt: KnownCommand = {
  names: ["dbt"],
  sdks: ["boto3"],
  evidence: "read, not run: dbt-athena depends on boto3",
};
