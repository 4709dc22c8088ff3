import { createHash } from "node:crypto";
import type { Question, SigningCredentials } from "../model/question.ts";
import type { StsConnection } from "../model/resolution.ts";
import { Secret, unseal } from "../vault/secret.ts";

/** All that can change a question's answer, as one text; secrets take part by their hash. Equal texts, equal answers. */
export const identityOf = (question: Question): string => textOf(question);

export const identityOfCaller = (credentials: SigningCredentials, connection: StsConnection): string =>
  textOf([credentials, connection.endpoint, connection.caBundle?.path ?? null]);

function textOf(value: unknown): string {
  // A Secret's toJSON has run before the replacer sees the value: it is looked for in its holder.
  return JSON.stringify(value, function replacer(this: Record<string, unknown>, key, shown: unknown) {
    const held = this[key];
    // JSON has one word for NaN and null; JavaScript v3 sends a duration that is no number (golden `role-bad-duration`).
    if (Number.isNaN(held)) return "NaN";
    return held instanceof Secret ? createHash("sha256").update(unseal(held)).digest("base64") : shown;
  });
}
