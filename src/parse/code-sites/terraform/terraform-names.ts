import type { CodeValue, GivenSetting } from "../../../model/code-site.ts";
import type { CommandWord, WordPart } from "../shell/command-word.ts";
import type { Place } from "../values/placed-value.ts";
import { valueOrDefault } from "../values/value-or-default.ts";
import { writtenValue } from "../values/written-value.ts";
import { type TerraformEntry, type TerraformValue, bodyOf } from "./terraform-entry.ts";

/** What a name stands for, as far as this file says. */
export class Names {
  readonly #variables = new Map<string, TerraformValue | null>();
  readonly #locals = new Map<string, TerraformValue>();

  constructor(entries: readonly TerraformEntry[]) {
    for (const { name, labels, value } of entries) {
      const body = bodyOf(value);
      if (name === "variable")
        this.#variables.set(labels[0] ?? "", body.find((one) => one.name === "default")?.value ?? null);
      if (name === "locals") for (const local of body) this.#locals.set(local.name, local.value);
    }
  }

  /** null: nothing is given (`null` and `""` are as good as left out). */
  valueOf(setting: GivenSetting, value: TerraformValue, seen: readonly string[] = []): Written | null {
    switch (value.kind) {
      case "text":
        return value.text === "" ? null : { value: writtenValue(setting, value.text) };
      case "null":
        return null;
      case "reference":
        return this.#named(setting, value.names, seen);
      case "environment":
        return valueOrDefault(setting, value.name, nonEmpty(value.otherwise));
      case "object":
      case "list":
      case "computed":
        return { value: { kind: "computed" } };
    }
  }

  #named(
    setting: GivenSetting,
    [scope, name = "", ...inner]: readonly string[],
    seen: readonly string[],
  ): Written | null {
    if (scope === "var" && inner.length === 0) {
      return valueOrDefault(setting, `TF_VAR_${name}`, nonEmpty(this.#variables.get(name)));
    }
    const path = [name, ...inner].join(".");
    const local = scope === "local" && !seen.includes(path) ? this.#local(name, inner) : undefined;
    return local === undefined ? { value: { kind: "computed" } } : this.valueOf(setting, local, [...seen, path]);
  }

  /** A value as a word of a command. */
  word(value: TerraformValue): CommandWord {
    const { line, column } = value;
    const known = this.valueOf("profile", value)?.value ?? { kind: "text", text: "" };
    return { parts: [partOf(known, { line, column })], splits: false, line, column };
  }

  #local(name: string, inner: readonly string[]): TerraformValue | undefined {
    return inner.reduce<TerraformValue | undefined>(
      (value, key) => (value?.kind === "object" ? value.entries.find((entry) => entry.name === key)?.value : undefined),
      this.#locals.get(name),
    );
  }
}

function partOf(value: CodeValue, place: Place): WordPart {
  if (value.kind === "text") return value;
  if (value.kind !== "variable") return { kind: "computed" };
  const { name, otherwise } = value;
  return { kind: "variable", name, otherwise: otherwise === null ? null : { ...place, text: otherwise } };
}

const nonEmpty = (value: TerraformValue | null | undefined) =>
  value?.kind === "text" && value.text !== "" ? value : null;

/** A value, and its place where that is not the place it is used at. */
export type Written = { readonly value: CodeValue } & ({ readonly line: number; readonly column: number } | object);
