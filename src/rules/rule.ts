import type { Facts } from "../advice/facts.ts";
import type { Finding } from "../model/finding.ts";

/** One fault: one file, named after its id. */
export interface Rule {
  readonly id: string;
  find(facts: Facts): Omit<Finding, "rule"> | null;
}
