import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Winner } from "../../model/resolution.ts";
import { type ExpectationKind, matches } from "../expectation-kind.ts";
import { isJudgement, winnerOr } from "../nobody.ts";

export const arn: ExpectationKind = {
  key: "arn",
  title: "The ARN",
  why: "The ARN says all of who acts: account, kind, name and session.",
  meant(text) {
    if (!/^arn:\S+$|^\*$/.test(text)) return "write an ARN, such as arn:aws:sts::111122223333:assumed-role/Deploy/*";
    return ({ diagnosis }) => {
      const winner = winnerOr(diagnosis);
      if (isJudgement(winner)) return winner;
      const places = [winner.holding.provenance.accessKeyId];
      const names = arnsOf(diagnosis, winner);
      if (names.some((name) => matches(text, name))) return { verdict: "met", actual: names[0] ?? null, places };
      const isKnown = diagnosis.identity?.kind === "known";
      return { verdict: isKnown ? "not-met" : "unknown", actual: names[0] ?? null, places };
    };
  },
};

/** What STS says, and the role by the ARN that it has in IAM: people write either. */
function arnsOf({ identity }: Diagnosis, { holding }: Winner): readonly string[] {
  const last = holding.plan.at(-1);
  const planned = last?.kind === "assume-role" || last?.kind === "web-identity" ? [last.roleArn] : [];
  if (identity?.kind !== "known") return planned;
  const { principal, account } = identity;
  const inIam =
    principal.type === "assumed-role" ? [`arn:${principal.partition}:iam::${account}:role/${principal.role}`] : [];
  return [identity.arn, ...inIam, ...planned];
}
