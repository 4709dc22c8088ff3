import type { AwsFacts, HeldKeys } from "./aws-facts.ts";
import { type MadeUpKeys, temporaryKeys } from "./made-up-keys.ts";
import type { Principal } from "./principal.ts";

/** AWS's memory: who holds which key, and the keys it has given out since. */
export interface Accounts {
  readonly facts: AwsFacts;
  holderOf(accessKeyId: string): HeldKeys | null;
  issueTo(holder: Principal): MadeUpKeys & { readonly sessionToken: string };
}

export function openAccounts(facts: AwsFacts): Accounts {
  const held = new Map((facts.keys ?? []).map((one) => [one.keys.accessKeyId, one]));
  return {
    facts,
    holderOf: (accessKeyId) => held.get(accessKeyId) ?? null,
    issueTo(holder) {
      const keys = temporaryKeys(holder.account, `issued to ${holder.arn}`);
      held.set(keys.accessKeyId, { keys, holder });
      return keys;
    },
  };
}
