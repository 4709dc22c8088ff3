import type { CodeSite, CodeValue, Given, GivenSetting } from "../../model/code-site.ts";
import type { VariableValue } from "../../model/snapshot.ts";

/** A variable of the machine, whatever its name; null: it is not set. */
export type LookUp = (name: string) => VariableValue | null;

/** What a given value is here. */
export type Known =
  | { readonly kind: "value"; readonly value: VariableValue }
  /** A variable that is not set, without a default beside it. */
  | { readonly kind: "unset"; readonly name: string }
  | { readonly kind: "computed" };

export function knownValue(value: CodeValue, lookUp: LookUp): Known {
  switch (value.kind) {
    case "text":
      return { kind: "value", value: value.text };
    case "secret":
      return { kind: "value", value: value.secret };
    case "variable": {
      const here = lookUp(value.name) ?? value.otherwise;
      return here === null ? { kind: "unset", name: value.name } : { kind: "value", value: here };
    }
    case "computed":
      return { kind: "computed" };
  }
}

/** What is given to the SDK itself, not by a variable; the last of several. */
export const givenIn = ({ gives }: CodeSite, setting: GivenSetting): Given | null =>
  gives.findLast((given) => given.setting === setting && given.variable === undefined) ?? null;

/** A text that is known here; null: it is not given, or not known. */
export function knownText(given: Given | null, lookUp: LookUp): string | null {
  const known = given === null ? null : knownValue(given.value, lookUp);
  return known?.kind === "value" && typeof known.value === "string" ? known.value : null;
}

/** Why a value is not known, in a few words; null: it is. */
export function whyUnknown(what: string, given: Given | null, lookUp: LookUp): string | null {
  if (given === null) return null;
  const known = knownValue(given.value, lookUp);
  switch (known.kind) {
    case "value":
      return null;
    case "unset":
      return `${what} is that of $${known.name}, which is not set here`;
    case "computed":
      return `${what} is computed`;
  }
}
