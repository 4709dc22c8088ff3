import { shortKeyId } from "../../advice/actor-of.ts";
import { heldKeys, isLongLived, whereWords } from "../../advice/held-keys.ts";
import { byHand } from "../../advice/by-hand.ts";
import { profilesWith, profilesWithAny } from "../../advice/written-profiles.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { accountOfArn } from "../../parse/arn.ts";
import type { MachineRule } from "../rule.ts";

/** A key for good, where a sign-in of the same account would do. */
export const rule: MachineRule = {
  scope: "machine",
  group: "keys",
  id: "long-lived-beside-sign-in",
  title: "A long-lived key lies beside a sign-in for the same account",
  why: "Keys that begin with AKIA work until somebody deletes them, from wherever they are copied to. Where a profile signs in to the same account, its keys last hours and need no secret in a file.",
  complaints: [],
  find(checkup) {
    const signingIn = profilesWithAny(checkup, ["sso_account_id", "login_session"]);
    if (signingIn.length === 0) return [];
    const sources = new Set(profilesWith(checkup, "source_profile").map((profile) => profile.text("source_profile")));
    const signIn = (account: string) =>
      signingIn.find(
        (profile) =>
          profile.text("sso_account_id") === account || accountOfArn(profile.text("login_session") ?? "") === account,
      );
    return heldKeys(checkup).flatMap((key) => {
      const account = isLongLived(key) ? accountOfAccessKeyId(key.id) : null;
      const other = account === null ? undefined : signIn(account);
      // Keys that a role is assumed with are there for that.
      if (account === null || other === undefined || (key.profile !== null && sources.has(key.profile.name))) return [];
      if (other.name === key.profile?.name) return [];
      return [
        {
          severity: "note" as const,
          message: `${whereWords(key)} holds a long-lived key of ${account} (${shortKeyId(key.id)}); profile ${other.name} signs in to the same account.`,
          provenance: [key.place, ...(other.sections[0] === undefined ? [] : [other.sections[0].place])],
          fix: byHand(`use profile ${other.name}, and delete the key if nothing else needs it`),
          sdks: [],
        },
      ];
    });
  },
};
