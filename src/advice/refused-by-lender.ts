import type { Resolution } from "../model/resolution.ts";

const POD_IDENTITY =
  "look at the pod identity association of this service account and at its role's trust policy: it must let pods.eks.amazonaws.com in (sts:AssumeRole and sts:TagSession)";

/** Who lends at the addresses that AWS gives its agents, and whom the role must let in. */
const LENDERS: ReadonlyMap<string, string> = new Map([
  ["169.254.170.2", "look at the trust policy of the task's role: it must let ecs-tasks.amazonaws.com in"],
  ["169.254.170.23", POD_IDENTITY],
  ["[fd00:ec2::23]", POD_IDENTITY],
]);

/**
 * What to look at where an agent of AWS's own was reached and refused (4xx): without its variable the container would have
 * nobody's credentials. Null: none did.
 */
export function refusedByLender({ asked }: Resolution): string | null {
  for (const { question, answer } of asked) {
    if (question.kind !== "container" || answer.kind !== "failure") continue;
    if (!/^4\d\d$/.test(answer.failure.code ?? "") || !URL.canParse(question.url)) continue;
    return LENDERS.get(new URL(question.url).hostname) ?? null;
  }
  return null;
}
