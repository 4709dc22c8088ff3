import { comesFromProfile, sourceWords } from "../../advice/actor-of.ts";
import { type ExpectationKind, matches } from "../expectation-kind.ts";
import { isJudgement, winnerOr } from "../nobody.ts";

export const profile: ExpectationKind = {
  key: "profile",
  title: "The profile",
  why: "A profile that is chosen need not be the one whose keys are used: exported keys may come before it.",
  meant(text) {
    if (text === "") return "write a profile's name; * stands for anything";
    return ({ diagnosis }) => {
      const winner = winnerOr(diagnosis);
      if (isJudgement(winner)) return winner;
      const places = [winner.holding.provenance.accessKeyId];
      const { name } = diagnosis.resolution.profile;
      if (!comesFromProfile(winner.source, winner.holding))
        return { verdict: "not-met", actual: `no profile: ${sourceWords(winner.source)}`, places };
      return { verdict: matches(text, name) ? "met" : "not-met", actual: name, places };
    };
  },
};
