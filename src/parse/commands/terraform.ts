import type { KnownCommand } from "../known-command.ts";
import { variablesGiven } from "./terraform/variables-given.ts";

/** Its provider's block is read where the configuration is at hand (`cli/terraform-variables.ts`). */
export const terraform: KnownCommand = {
  names: ["terraform", "tofu", "terramate"],
  sdks: ["terraform"],
  site: "terraform",
  evidence: "fixtures/truth/terraform: the AWS provider's own credential chain",
  gives: variablesGiven,
};
