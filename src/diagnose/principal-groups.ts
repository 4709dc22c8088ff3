import { principalKey } from "../advice/principal-key.ts";
import type { PrincipalGroup } from "../model/comparison.ts";
import type { Walked } from "../model/diagnosis.ts";
import { groupedBy } from "../parse/grouped.ts";

/** By outcome and principal, the largest group first. */
export function principalGroups(results: readonly Walked[]): readonly PrincipalGroup[] {
  const groups = groupedBy(results, ({ resolution }) => principalKey(resolution));
  return [...groups].map(([key, members]) => ({ key, members })).sort((a, b) => b.members.length - a.members.length);
}
