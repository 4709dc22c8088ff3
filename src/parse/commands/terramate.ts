import type { KnownCommand } from "../known-command.ts";
import { variablesGiven } from "./terraform/variables-given.ts";

/** It starts Terraform in several folders. */
export const terramate: KnownCommand = {
  names: ["terramate"],
  sdks: ["terraform"],
  site: "terraform",
  evidence: "read, not run: terramate run",
  gives: variablesGiven,
};
