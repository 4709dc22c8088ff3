import type { Checkup } from "../advice/checkup.ts";
import type { Facts } from "../advice/facts.ts";
import type { Finding } from "../model/finding.ts";
import type { RuleGroup } from "./rule-group.ts";

/** What a rule's page says, beside its fixtures. */
export interface RulePage {
  /** Also the name of its file, and of its folder in `fixtures/rules`. It stays for good: people turn rules off by it. */
  readonly id: string;
  readonly group: RuleGroup;
  /** The fault in a few words, for a list: "Exported keys come before the chosen profile". */
  readonly title: string;
  /** Why it matters, for someone who has never met it: two or three sentences. */
  readonly why: string;
  /** Rows of the collected complaints that it answers: S01 to S61. */
  readonly complaints: readonly string[];
  /** New: it is shown as a note, whatever it says, until it has proved itself. */
  readonly preview?: true;
}

/** A fault that one SDK's answer shows: `awswho` itself tells of it, and doctor for every SDK at hand. */
export interface AnswerRule extends RulePage {
  readonly scope: "answer";
  /** It holds whichever SDK it is; left out: botocore's ways (boto3, the AWS CLI). */
  readonly everySdk?: true;
  find(facts: Facts): Omit<Finding, "rule" | "sdks"> | null;
}

/** A fault of the machine, its files and its environment, whoever reads them: doctor tells of it. */
export interface MachineRule extends RulePage {
  readonly scope: "machine";
  /** Rules that see the same fault from afar: where both name one place, or theirs none, only this one tells of it. */
  readonly insteadOf?: readonly string[];
  find(checkup: Checkup): readonly Omit<Finding, "rule">[];
}

export type Rule = AnswerRule | MachineRule;
