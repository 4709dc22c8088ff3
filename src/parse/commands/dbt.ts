import type { KnownCommand } from "../known-command.ts";
import { dbtSettings } from "./dbt/settings.ts";

/** Its `--profile` is one of profiles.yml, not of AWS. */
export const dbt: KnownCommand = {
  names: ["dbt"],
  packages: ["dbt-core", "dbt-athena"],
  sdks: ["boto3"],
  evidence: "fixtures/commands/dbt: dbt-athena 1.10.2",
  chooses: dbtSettings,
};
