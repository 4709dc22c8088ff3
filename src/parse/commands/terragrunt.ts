import type { KnownCommand } from "../known-command.ts";
import { variablesGiven } from "./terraform/variables-given.ts";

/** It starts Terraform; with a role or a command for credentials of its own it exports those keys to it. */
export const terragrunt: KnownCommand = {
  names: ["terragrunt"],
  sdks: ["terraform"],
  site: "terraform",
  evidence: "read, not run: internal/cli/flags/shared, 1.1.3",
  gives: variablesGiven,
  changes: (words) =>
    words.some((word) => OWN_KEYS.test(word))
      ? "terragrunt gives Terraform the keys of another role: take that role on first, and put awswho before a terragrunt without the option"
      : null,
};

const OWN_KEYS = /^--?(?:terragrunt-)?(?:iam-(?:assume-)?role|auth-provider-cmd)(?:=|$)/;
