import type { Secret } from "../vault/secret.ts";
import type { Provenance } from "./provenance.ts";

/** What a Terraform provider block, or an S3 backend's, says: its arguments one by one, in Terraform's own names. */
export type ProviderBlock = readonly BlockArgument[];

export interface BlockArgument {
  /** From the block down; what may come more than once is counted from 0: `["assume_role", "0", "role_arn"]`. */
  readonly path: readonly string[];
  /** Numbers, true and false as they are written. */
  readonly value: string | Secret;
  readonly provenance: Provenance;
}
