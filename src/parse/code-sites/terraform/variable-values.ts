import { type TerraformEntry, type TerraformValue, bodyOf } from "./terraform-entry.ts";

/** Of each variable its text; null: something else than a text, or one that only the run can tell. */
export type VariableValues = ReadonlyMap<string, string | null>;

/** Files in which Terraform looks for values by itself, without `-var-file`. */
export const isVariableFile = (name: string): boolean =>
  /^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(name);

/**
 * The order in which they are read: what comes later goes before what was there
 * (developer.hashicorp.com/terraform/language/values/variables, "Variable Definition Precedence").
 */
export const inReadingOrder = (names: readonly string[]): readonly string[] =>
  names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));

const rank = (name: string): number => (name === "terraform.tfvars" ? 0 : name === "terraform.tfvars.json" ? 1 : 2);

/** What a file of values says. */
export const assignedIn = (entries: readonly TerraformEntry[]): VariableValues =>
  new Map(entries.map(({ name, value }) => [name, textOf(value)]));

/** The defaults that a configuration's `variable` blocks give. */
export const defaultsIn = (entries: readonly TerraformEntry[]): VariableValues =>
  new Map(
    entries
      .filter(({ name }) => name === "variable")
      .flatMap(({ labels: [label], value }) => {
        const given = bodyOf(value).find(({ name }) => name === "default");
        return label === undefined || given === undefined ? [] : [[label, textOf(given.value)] as const];
      }),
  );

const textOf = (value: TerraformValue): string | null => (value.kind === "text" ? value.text : null);
