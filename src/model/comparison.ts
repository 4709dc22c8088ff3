import type { Walked } from "./diagnosis.ts";
import type { DecidingBlock } from "./deciding-block.ts";
import type { Change } from "./finding.ts";
import type { SdkId } from "./sdk.ts";

/** What several SDKs do on one machine. */
export interface Comparison {
  readonly results: readonly Walked[];
  readonly groups: readonly PrincipalGroup[];
  /** Outcome and principal are the same for all. */
  readonly agree: boolean;
  /** Who takes which region; a name of null: none. */
  readonly regions: readonly { readonly name: string | null; readonly sdks: readonly SdkId[] }[];
  /** Blocks of Terraform in the working folder that say themselves as whom it acts: its row does not know them. */
  readonly blocks: readonly DecidingBlock[];
  /** SDKs that part, and look at other files than most. */
  readonly elsewhere: readonly LooksElsewhere[];
  /** Of those compared, the SDKs whose support AWS has ended. */
  readonly unsupported: readonly SdkId[];
  /** The one change after which all would act alike, or all that AWS supports; null: there is none, or they agree. */
  readonly change: AgreeingChange | null;
  /** The one variable after which the most of those with credentials work in one region; null: none brings any there. */
  readonly regionChange: RegionChange | null;
}

/** SDKs that end alike, as the same principal. */
export interface PrincipalGroup {
  readonly key: string;
  readonly members: readonly Walked[];
}

export interface LooksElsewhere {
  readonly sdk: SdkId;
  /** Paths that most do not look at … */
  readonly looksIn: readonly string[];
  /** … and those that most look at and it does not. */
  readonly notIn: readonly string[];
}

export interface AgreeingChange {
  readonly change: Change;
  /** Who all would be … */
  readonly actor: string;
  /** … but for these, whose support AWS has ended. */
  readonly besides: readonly SdkId[];
}

export interface RegionChange {
  readonly change: Change;
  readonly region: string;
  /** Who works elsewhere, or nowhere, all the same. */
  readonly apart: readonly SdkId[];
}
