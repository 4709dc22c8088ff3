import { roleNames } from "../acting-role.ts";
import { type ExpectationKind, matches } from "../expectation-kind.ts";
import { isJudgement, winnerOr } from "../nobody.ts";

export const role: ExpectationKind = {
  key: "role",
  title: "The role",
  why: "The right account is not enough: another role in it may be allowed too little, or too much.",
  meant(text) {
    if (!/^[\w+=,.@*?/-]+$/.test(text)) return "write a role's name, or a permission set's; * stands for anything";
    return ({ diagnosis }) => {
      const winner = winnerOr(diagnosis);
      if (isJudgement(winner)) return winner;
      const places = [winner.holding.provenance.accessKeyId];
      const names = roleNames(diagnosis, winner);
      if (names === null) return { verdict: "unknown", actual: null, places };
      if (names === "none") return { verdict: "not-met", actual: "no role", places };
      const isMet = names.some((name) => matches(text, name));
      return { verdict: isMet ? "met" : "not-met", actual: names[0] ?? null, places };
    };
  },
};
