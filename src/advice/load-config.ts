import type { Change, Fix } from "../model/finding.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Facts } from "./facts.ts";
import { foresee } from "./foresee.ts";
import { isSet } from "./open-variable.ts";

/** Go v1 (1.55.8), JavaScript v2 (2.1693.0) and serverless 3 read ~/.aws/config only where AWS_SDK_LOAD_CONFIG is set. */
export const CONFIG_LOADERS: readonly SdkId[] = ["go-v1", "js-v2", "serverless"];

/** To have them read ~/.aws/config; null: they are told to. */
export const loadingConfig = (snapshot: Snapshot): Change | null =>
  isSet(snapshot, "AWS_SDK_LOAD_CONFIG") ? null : { kind: "set-variable", name: "AWS_SDK_LOAD_CONFIG", value: "1" };

/** Null: what the config file holds is read, or leads to no credentials either. */
export function loadConfig(facts: Facts): Fix | null {
  const change = CONFIG_LOADERS.includes(facts.resolution.sdk.id) ? loadingConfig(facts.snapshot) : null;
  const fix = change === null ? null : foresee(facts, change);
  return fix?.after?.winner == null ? null : fix;
}
