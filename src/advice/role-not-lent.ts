import type { Fix } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import { byHand } from "./by-hand.ts";
import { metadataHeard } from "./metadata-heard.ts";

export interface RoleNotLent {
  /** A clause. */
  readonly words: string;
  readonly fix: Fix;
}

/** An instance has a role, and its metadata service says why it lends none of its credentials; null: it says no such thing. */
export function roleNotLent(resolution: Resolution): RoleNotLent | null {
  const heard = metadataHeard(resolution);
  if (heard.kind !== "not-lent") return null;
  const { role, why } = heard;
  return {
    words: `the instance has the role ${role}, but its metadata service lends none of its credentials (${why.replace(/\.$/, "")})`,
    fix: byHand(
      `look at the trust policy of role ${role}: it must let ec2.amazonaws.com in (sts:AssumeRole); or give the instance another role`,
    ),
  };
}
