import { SOURCE_IDS } from "../../model/sdk.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { type ExpectationKind, wordsOf } from "../expectation-kind.ts";
import { isJudgement, winnerOr } from "../nobody.ts";

export const source: ExpectationKind = {
  key: "source",
  title: "The source",
  why: "Credentials that come from another place than planned are often leftovers: they are not rotated, and nobody watches them.",
  meant(text) {
    const wanted = wordsOf(text);
    const strange = wanted.find((word) => !SOURCE_IDS.some((id) => id === word));
    if (strange !== undefined || wanted.length === 0) {
      const near = nearestNames(strange ?? "", SOURCE_IDS);
      return near.length > 0 ? `is ${near[0]} meant?` : `a source is one of ${SOURCE_IDS.join(", ")}`;
    }
    return ({ diagnosis }) => {
      const winner = winnerOr(diagnosis);
      if (isJudgement(winner)) return winner;
      return {
        verdict: wanted.includes(winner.source) ? "met" : "not-met",
        actual: winner.source,
        places: [winner.holding.provenance.accessKeyId],
      };
    };
  },
};
