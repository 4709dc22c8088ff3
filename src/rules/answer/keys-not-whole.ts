import { keyFault, keyFix } from "../../advice/key-fault.ts";
import { isSet } from "../../advice/open-variable.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { AnswerRule } from "../rule.ts";

/** What can be seen of keys before AWS refuses them in other words (complaint S24). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "keys-not-whole",
  title: "AWS will refuse the keys that win",
  why: "A temporary key without its session token, a lasting key beside the token of another, a secret with a blank at its end: AWS says that it does not know the key, or that the signature does not match. Here it is seen before anybody is asked.",
  complaints: ["S24"],
  everySdk: true,
  find(facts) {
    const { identity, resolution, snapshot } = facts;
    // AWS itself has answered: it takes them after all, or refused-by-aws tells of it.
    if (resolution.winner === null || identity?.kind === "known" || identity?.kind === "refused") return null;
    const fault = keyFault(resolution.winner);
    if (fault === null || (isOld(resolution) && hasToken(snapshot))) return null;
    // An emulator takes any keys.
    if (resolution.sts.endpoint !== null && !/\.(?:amazonaws|aws|api)\./.test(resolution.sts.endpoint.url)) return null;
    return {
      severity: "warning",
      message: fault.message,
      provenance: [fault.place],
      fix: keyFix(facts, fault),
    };
  },
};

/** boto 2 reads no session token from the environment: that is its own fault, and no key's. */
const isOld = ({ sdk }: Resolution): boolean => sdk.id === "boto2";

const hasToken = (snapshot: Snapshot): boolean =>
  isSet(snapshot, "AWS_SESSION_TOKEN") || isSet(snapshot, "AWS_SECURITY_TOKEN");
