import { sdkInstalled } from "../chains/sdks.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";

/** The SDK's version on this machine or in this project; null: not found. */
export const installedVersion = (snapshot: Snapshot, sdk: SdkId): string | null => sdkInstalled[sdk](snapshot);
