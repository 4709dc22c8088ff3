import type { SettingValue } from "../model/settings.ts";
import { seal, unseal } from "../vault/secret.ts";

/** Why Python's `configparser.BasicInterpolation` refuses a value; without words of it, which may be part of a secret. */
export type InterpolationFault =
  | { readonly kind: "syntax"; readonly bad: "percent" | "reference" }
  | { readonly kind: "missing-option" }
  | { readonly kind: "depth" };

export type Interpolated =
  | { readonly kind: "value"; readonly value: SettingValue }
  | { readonly kind: "fault"; readonly fault: InterpolationFault };

/** MAX_INTERPOLATION_DEPTH */
const DEEPEST = 10;

/**
 * `ConfigParser.get`: `%(name)s` stands for another setting of the section, `%%` for `%`; any other `%` is an error
 * (CPython 3.11, golden `py-boto-percent`). What was sealed stays sealed.
 */
export function interpolated(
  value: SettingValue,
  lookup: (name: string) => string | SettingValue | null,
): Interpolated {
  const text = textOf(value);
  if (!text.includes("%")) return { kind: "value", value };
  const filled = fill(text, lookup, 1);
  if (typeof filled !== "string") return { kind: "fault", fault: filled };
  return {
    kind: "value",
    value: value.kind === "text" ? { kind: "text", text: filled } : { kind: "secret", secret: seal(filled) },
  };
}

function textOf(value: string | SettingValue): string {
  if (typeof value === "string") return value;
  switch (value.kind) {
    case "text":
      return value.text;
    case "secret":
      return unseal(value.secret);
    case "nested":
      return "";
  }
}

function fill(
  text: string,
  lookup: (name: string) => string | SettingValue | null,
  depth: number,
): string | InterpolationFault {
  if (depth > DEEPEST) return { kind: "depth" };
  let done = "";
  let rest = text;
  for (let at = rest.indexOf("%"); at !== -1; at = rest.indexOf("%")) {
    done += rest.slice(0, at);
    rest = rest.slice(at);
    if (rest.startsWith("%%")) {
      done += "%";
      rest = rest.slice(2);
      continue;
    }
    if (!rest.startsWith("%(")) return { kind: "syntax", bad: "percent" };
    const reference = /^%\(([^)]+)\)s/.exec(rest);
    if (reference === null) return { kind: "syntax", bad: "reference" };
    const name = (reference[1] as string).toLowerCase();
    const found = lookup(name);
    if (found === null) return { kind: "missing-option" };
    const inner = fill(textOf(found), lookup, depth + 1);
    if (typeof inner !== "string") return inner;
    done += inner;
    rest = rest.slice(reference[0].length);
  }
  return done + rest;
}
