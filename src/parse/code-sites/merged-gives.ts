import type { Given, GivenSetting } from "../../model/code-site.ts";
import { COMPUTED, givenAt } from "./code-value.ts";
import type { SyntaxNode } from "./syntax-node.ts";

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

/** What is given when `later` is given on some runs and not on others: of two values only the run can tell. */
export function joined(before: readonly Given[], later: readonly Given[]): readonly Given[] {
  const gives: Given[] = [...before];
  for (const given of later) {
    const index = gives.findIndex(({ setting }) => setting === given.setting);
    const known = gives[index];
    if (known === undefined) gives.push(given);
    else if (!isSame(known, given)) gives[index] = { ...known, value: COMPUTED };
  }
  return gives;
}

const isSame = (one: Given, other: Given): boolean =>
  (one.line === other.line && one.column === other.column) ||
  (one.value.kind === "text" && other.value.kind === "text" && one.value.text === other.value.text);

/**
 * What one of several providers gives, as the run decides: the keys where all have keys; else only that it is one of them,
 * unless a secret is written out in one.
 */
export function oneOf(each: readonly (readonly Given[])[], at: SyntaxNode): readonly Given[] {
  const kinds = new Set(each.map(kindOf));
  const isSecret = each.flat().some(({ value }) => value.kind === "secret" && value.looksReal);
  if (kinds.size > 1 && !isSecret) return [givenAt("provider", COMPUTED, at)];
  return each.reduce<readonly Given[]>(joined, []);
}

/** By what it is a provider; a session's keys are keys. */
const kindOf = (gives: readonly Given[]): string =>
  gives
    .map(({ setting }) => setting)
    .filter((setting) => setting !== "session-token")
    .join(" ");
