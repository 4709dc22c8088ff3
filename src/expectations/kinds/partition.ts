import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Winner } from "../../model/resolution.ts";
import { parseArn } from "../../parse/arn.ts";
import { type ExpectationKind, judged, wordsOf } from "../expectation-kind.ts";
import { isJudgement, winnerOr } from "../nobody.ts";

export const partition: ExpectationKind = {
  key: "partition",
  title: "The partition",
  why: "China, GovCloud and the isolated regions are clouds of their own: keys of one are unknown in the others.",
  meant(text) {
    const wanted = wordsOf(text);
    if (wanted.length === 0 || !wanted.every((name) => /^aws(?:-[a-z]+)*$/.test(name)))
      return "write a partition, such as aws, aws-cn or aws-us-gov";
    return ({ diagnosis }) => {
      const winner = winnerOr(diagnosis);
      if (isJudgement(winner)) return winner;
      return judged(partitionOf(diagnosis, winner), (name) => wanted.includes(name), [
        winner.holding.provenance.accessKeyId,
      ]);
    };
  },
};

/** A region proves nothing: it may be left over from another cloud. */
function partitionOf({ identity }: Diagnosis, { holding }: Winner): string | null {
  if (identity?.kind === "known") return parseArn(identity.arn)?.partition ?? null;
  const last = holding.plan.at(-1);
  return last?.kind === "assume-role" || last?.kind === "web-identity"
    ? (parseArn(last.roleArn)?.partition ?? null)
    : null;
}
