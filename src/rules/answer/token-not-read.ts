import { byHand } from "../../advice/by-hand.ts";
import { keyFault } from "../../advice/key-fault.ts";
import { isSet } from "../../advice/open-variable.ts";
import type { AnswerRule } from "../rule.ts";

/** boto 2.49.0 takes the token of exported keys from AWS_SECURITY_TOKEN alone (boto/provider.py:get_credentials). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "token-not-read",
  title: "The session token stands in a variable that this SDK does not read",
  why: "boto 2 knows the session token as AWS_SECURITY_TOKEN only. With AWS_SESSION_TOKEN alone, as every tool exports it today, it signs with a temporary key and sends no token: AWS answers that it does not know the key.",
  complaints: [],
  everySdk: true,
  find({ identity, resolution: { sdk, winner }, snapshot }) {
    if (winner?.source !== "environment" || identity !== null) return null;
    if (keyFault(winner)?.kind !== "token-missing" || !isSet(snapshot, "AWS_SESSION_TOKEN")) return null;
    const told = (sdks: string, verbs: readonly [string, string]): string =>
      `${sdks} ${verbs[0]} not read AWS_SESSION_TOKEN, and ${verbs[1]} this temporary key without its token: AWS refuses it.`;
    return {
      severity: "note",
      message: told(sdk.id, ["does", "sends"]),
      messageOfSeveral: told("{sdks}", ["do", "send"]),
      provenance: [{ kind: "variable", name: "AWS_SESSION_TOKEN" }],
      fix: byHand("export AWS_SECURITY_TOKEN, too, with the value of AWS_SESSION_TOKEN"),
    };
  },
};
