import { argument, byDefault } from "../../model/provenance.ts";
import type { RegionChoice } from "../../model/resolution.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { serverlessSetting } from "../../parse/serverless-setting.ts";
import type { CodeArguments } from "../../walk/chain.ts";
import type { Configured } from "../../walk/configured.ts";
import type { Walk } from "../../walk/walk.ts";

interface WithOptions {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
}

/** AwsProvider.getRegion, 3.40.0: neither a variable nor a profile is looked at. */
export function regionOf({ snapshot, code }: WithOptions): Configured {
  if (code.region !== null) return { text: code.region, provenance: code.namedAt?.region ?? argument("--region") };
  const inFile = serverlessSetting(snapshot, "region", code.stage ?? null);
  return inFile === null || inFile.text === "" ? { text: "us-east-1", provenance: byDefault } : inFile;
}

// biome-ignore lint/correctness/useYield: a region is a walk
export function* regionChoice(session: WithOptions): Walk<RegionChoice> {
  const { text: name, provenance } = regionOf(session);
  return { name, provenance };
}
