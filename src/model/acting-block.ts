import type { Provenance } from "./provenance.ts";
import type { ProviderBlock } from "./provider-block.ts";
import type { SdkId } from "./sdk.ts";

/** A block of Terraform's by which a run acts: its backend's, or a provider's. */
export interface ActingBlock extends BlockName {
  readonly sdk: SdkId;
  readonly block: ProviderBlock;
}

export interface BlockName {
  /** `backend "s3"`, `provider aws.west`. */
  readonly call: string;
  /** Where it stands; of a backend that an earlier `terraform init` has kept, where that did. */
  readonly provenance: Extract<Provenance, { kind: "code" }>;
}
