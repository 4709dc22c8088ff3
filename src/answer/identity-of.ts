import { createHash } from "node:crypto";
import type { Question, SigningCredentials } from "../model/question.ts";
import type { StsConnection } from "../model/resolution.ts";
import { Secret, unseal } from "../vault/secret.ts";

/** All that can change a question's answer, as one text; secrets take part by their hash. Equal texts, equal answers. */
export const identityOf = (question: Question): string => textOf(question);

export const identityOfCaller = (credentials: SigningCredentials, connection: StsConnection): string =>
  textOf([credentials, connection.endpoint, connection.caBundle?.path ?? null, connection.proxy ?? null]);

function textOf(value: unknown): string {
  // A Secret's toJSON has run before the replacer sees the value: it is looked for in its holder.
  return JSON.stringify(value, function replacer(this: Record<string, unknown>, key, shown: unknown) {
    const held = this[key];
    // JSON has one word for NaN and null; JavaScript v3 sends a duration that is no number (golden `role-bad-duration`).
    if (Number.isNaN(held)) return "NaN";
    if (held instanceof Secret) return createHash("sha256").update(unseal(held)).digest("base64");
    return isRecord(shown) ? Object.fromEntries(Object.entries(shown).sort(byName)) : shown;
  });
}

const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Each chain writes its questions' fields in an order of its own: two orders are one question. */
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
