import { shortKeyId } from "../../advice/actor-of.ts";
import { isLongLived, keyIdOf } from "../acting-role.ts";
import type { ExpectationKind } from "../expectation-kind.ts";
import { isJudgement, winnerOr } from "../nobody.ts";

export const noLongLivedKeys: ExpectationKind = {
  key: "no-long-lived-keys",
  title: "Keys that end by themselves",
  why: "A key of an IAM user works until somebody deletes it: whoever finds a copy can use it.",
  meant(text) {
    if (text !== "true" && text !== "false") return "write true or false";
    return ({ diagnosis }) => {
      const winner = winnerOr(diagnosis);
      if (isJudgement(winner)) return winner;
      const places = [winner.holding.provenance.accessKeyId];
      // What a process gives is known once it has run; every exchange gives keys that end.
      if (keyIdOf(winner) === null && winner.holding.plan.at(-1)?.kind === "process")
        return { verdict: "unknown", actual: null, places };
      if (!isLongLived(winner)) return { verdict: "met", actual: "temporary keys", places };
      return { verdict: "not-met", actual: `the long-lived key ${shortKeyId(keyIdOf(winner) ?? "")}`, places };
    };
  },
};
