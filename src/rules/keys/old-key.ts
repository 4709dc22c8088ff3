import { shortKeyId } from "../../advice/actor-of.ts";
import { heldKeys, isLongLived, whereWords } from "../../advice/held-keys.ts";
import { byHand } from "../../advice/by-hand.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { MachineRule } from "../rule.ts";

/** An id of the form from before about March 2019: so old is the key. */
export const rule: MachineRule = {
  scope: "machine",
  group: "keys",
  id: "old-key",
  title: "An access key is years old",
  why: "Ids made since about 2019 hold their account; this one does not, so the key is at least as old. A key that has never been changed in all that time has been in many files, logs and backups.",
  complaints: [],
  find(checkup) {
    const seen = new Set<string>();
    return heldKeys(checkup).flatMap((key) => {
      if (!isLongLived(key) || accountOfAccessKeyId(key.id) !== null || !/^AKIA[A-P]/.test(key.id) || seen.has(key.id))
        return [];
      if (key.id.endsWith("EXAMPLE")) return [];
      seen.add(key.id);
      return [
        {
          severity: "note" as const,
          message: `The access key of ${whereWords(key)} (${shortKeyId(key.id)}) was made before about 2019: its id does not hold an account.`,
          provenance: [key.place],
          fix: byHand("make a new key and delete this one, or sign in instead: aws configure sso"),
          sdks: [],
        },
      ];
    });
  },
};
