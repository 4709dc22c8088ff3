import type { Finding } from "../model/finding.ts";
import type { SdkId } from "../model/sdk.ts";
import { answerRules } from "./answer/index.ts";
import { graver } from "./graver.ts";
import type { Facts } from "../advice/facts.ts";

const NOTHING_FOUND = "nothing-found";

const BOTOCORE: ReadonlySet<SdkId> = new Set(["boto3", "aws-cli-v1", "aws-cli-v2"]);

/** Every rule's finding, the gravest first. */
export function findingsOf(facts: Facts): readonly Finding[] {
  const isBotocore = BOTOCORE.has(facts.resolution.sdk.id);
  const found = answerRules
    .filter(({ everySdk }) => everySdk === true || isBotocore)
    .flatMap((rule) => {
      const finding = rule.find(facts);
      return finding === null ? [] : [{ rule: rule.id, sdks: [facts.resolution.sdk.id], ...finding }];
    })
    .sort(graver);
  // That nothing is found is what another error leads to.
  const isExplained = found.some(({ rule, severity }) => severity === "error" && rule !== NOTHING_FOUND);
  return isExplained ? found.filter(({ rule }) => rule !== NOTHING_FOUND) : found;
}
