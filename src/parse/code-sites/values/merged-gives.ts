import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "./code-value.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/** Who acts: one of these written anew puts all of them aside. */
const CREDENTIALS: ReadonlySet<GivenSetting> = new Set([
  "access-key-id",
  "secret-access-key",
  "session-token",
  "role",
  "provider",
  "unsigned",
]);

/** What is left of `before` when `later` is given too: a later value of a setting takes the place of an earlier one. */
export function overridden(before: readonly Given[], later: readonly Given[]): readonly Given[] {
  const isAnew = later.some(({ setting }) => CREDENTIALS.has(setting));
  const settings = new Set(later.map(({ setting }) => setting));
  return [...before.filter(({ setting }) => !settings.has(setting) && !(isAnew && CREDENTIALS.has(setting))), ...later];
}

/**
 * What is given when `later` is given on some runs and not on others: only the run can tell whether, and of two values which.
 * `if local { endpoint = "http://localhost:4566" }` makes no emulator of a program.
 */
export function joined(before: readonly Given[], later: readonly Given[]): readonly Given[] {
  const gives = [...before];
  for (const given of later) {
    const perhaps = onSomeRuns(given);
    const index = gives.findIndex(({ setting }) => setting === perhaps.setting);
    const known = gives[index];
    if (known === undefined) gives.push(perhaps);
    else if (!isSame(known, given)) gives[index] = onSomeRuns(known);
  }
  return gives;
}

/** What is given when one or the other is: what both say, and of the rest that it may be given. */
export const either = (one: readonly Given[], other: readonly Given[]): readonly Given[] =>
  joined(
    one.map((given) => (other.some((same) => isSame(same, given)) ? given : onSomeRuns(given))),
    other,
  );

/** A secret that is written out is told of all the same; a variable is mostly asked whether it is set. */
function onSomeRuns(given: Given): Given {
  const { value, setting } = given;
  if (value.kind === "secret" || value.kind === "variable") return given;
  return { ...given, setting: setting === "unsigned" ? "provider" : setting, value: COMPUTED };
}

const isSame = (one: Given, other: Given): boolean =>
  one.setting === other.setting &&
  ((one.line === other.line && one.column === other.column) ||
    (one.value.kind === "text" && other.value.kind === "text" && one.value.text === other.value.text));

/**
 * What one of several providers gives, as the run decides: the keys where all have keys; else only that it is one of them,
 * unless a secret is written out in one.
 */
export function oneOf(each: readonly (readonly Given[])[], at: SyntaxNode): readonly Given[] {
  const kinds = new Set(each.map(kindOf));
  const isSecret = each.flat().some(({ value }) => value.kind === "secret" && value.looksReal);
  if (kinds.size > 1 && !isSecret) return [givenAt("provider", COMPUTED, at)];
  return each.length === 0 ? [] : each.reduce(either);
}

/** By what it is a provider; a session's keys are keys. */
const kindOf = (gives: readonly Given[]): string =>
  gives
    .map(({ setting }) => setting)
    .filter((setting) => setting !== "session-token")
    .join(" ");
