import type { Finding, Severity } from "../model/finding.ts";
import type { SdkId } from "../model/sdk.ts";
import { rules } from "./index.ts";
import type { Facts } from "../advice/facts.ts";

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

const BOTOCORE: ReadonlySet<SdkId> = new Set(["boto3", "aws-cli-v1", "aws-cli-v2"]);

/** Every rule's finding, the gravest first. */
export function findingsOf(facts: Facts): readonly Finding[] {
  const isBotocore = BOTOCORE.has(facts.resolution.sdk.id);
  return rules
    .filter(({ everySdk }) => everySdk === true || isBotocore)
    .flatMap((rule) => {
      const finding = rule.find(facts);
      return finding === null ? [] : [{ rule: rule.id, ...finding }];
    })
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
