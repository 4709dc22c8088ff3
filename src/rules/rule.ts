import type { Facts } from "../advice/facts.ts";
import type { Finding } from "../model/finding.ts";

/** One fault: one file, named after its id. */
export interface Rule {
  readonly id: string;
  /** It holds whichever SDK it is; left out: botocore's ways (boto3, the AWS CLI). */
  readonly everySdk?: true;
  find(facts: Facts): Omit<Finding, "rule"> | null;
}
