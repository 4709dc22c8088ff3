import type { Holding, PlanNode } from "../model/resolution.ts";

type Lender = Exclude<PlanNode["kind"], "static">;

/** What lent the keys in the end, and lends them anew; null: they stand written somewhere, as they are. */
export function lentBy({ plan }: Holding): Lender | null {
  const last = plan.at(-1)?.kind;
  return last === undefined || last === "static" ? null : last;
}
