import type { ProfileList, ProfileRow } from "../../model/profile-list.ts";

export interface ProfileCounts {
  readonly shown: number;
  readonly total: number;
  /** With a problem of that severity at worst; `other`: fine. */
  readonly failing: number;
  readonly unknown: number;
  /** STS said who they are. */
  readonly verified: number;
  readonly nothing: number;
}

const worst = ({ problems }: ProfileRow) => problems[0]?.severity ?? null;

export const countsOf = ({ profiles, total }: ProfileList): ProfileCounts => ({
  shown: profiles.length,
  total,
  failing: profiles.filter((row) => worst(row) === "error").length,
  unknown: profiles.filter((row) => worst(row) === "unknown").length,
  verified: profiles.filter(({ identity }) => identity?.kind === "known").length,
  nothing: profiles.filter((row) => row.method === "nothing" && worst(row) !== "error").length,
});

/** The answer in one line. */
export function summaryLine(list: ProfileList): string {
  const { shown, total, failing, unknown, verified, nothing } = countsOf(list);
  const sdk = list.sdk.id;
  if (total === 0) return `${sdk} finds no profile here.`;
  if (shown === 0) return `None of ${total} profiles matches the filter.`;
  const of = shown === total ? "" : ` of ${total}`;
  const parts = [
    ...(list.verified ? [`${verified} verified by STS`] : []),
    ...(failing > 0 ? [`${failing} ${failing === 1 ? "fails" : "fail"}`] : []),
    ...(unknown > 0 ? [`${unknown} could not be told`] : []),
    ...(nothing > 0 ? [`${nothing} without credentials`] : []),
  ];
  const head = `${shown}${of} ${shown === 1 && of === "" ? "profile" : "profiles"} for ${sdk}`;
  return parts.length === 0 ? `${head}.` : `${head}: ${parts.join(", ")}.`;
}
