import type { KnownCommand } from "../known-command.ts";
import { chaliceSettings } from "./chalice/settings.ts";

/** A `profile` in .chalice/config.json is not read (golden `file-profile-is-not-read`). */
export const chalice: KnownCommand = {
  names: ["chalice"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "fixtures/commands/chalice: chalice 1.34.0",
  options: { "--profile": "profile" },
  chooses: chaliceSettings,
};
