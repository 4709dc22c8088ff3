import { type ExpectationKind, judged, wordsOf } from "../expectation-kind.ts";
import { isJudgement, winnerOr } from "../nobody.ts";

export const account: ExpectationKind = {
  key: "account",
  title: "The account",
  why: "A program that acts in another account than one thinks changes or deletes what it should not touch.",
  meant(text) {
    const wanted = wordsOf(text);
    if (wanted.length === 0 || !wanted.every((id) => /^\d{12}$/.test(id))) return "an account has twelve digits";
    return ({ diagnosis }) => {
      const winner = winnerOr(diagnosis);
      if (isJudgement(winner)) return winner;
      const { identity } = diagnosis;
      // What STS says stands above what a key id or a role's ARN tells.
      const actual = identity?.kind === "known" ? identity.account : (winner.holding.account?.id ?? null);
      return judged(actual, (id) => wanted.includes(id), [winner.holding.provenance.accessKeyId]);
    };
  },
};
