import type { RegionChoice, SdkError } from "../../model/resolution.ts";
import type { Walk } from "../../walk/walk.ts";
import { type Configured, configured, setVariable } from "../../walk/configured.ts";
import type { JsV2Session } from "./session.ts";
import { whereNamed } from "../../walk/where-named.ts";

/**
 * `getRegion` (node_loader.js, 2.1693.0), as it is written: the two variables; with AWS_SDK_LOAD_CONFIG the environment's
 * profile, credentials file first. A profile named in code gives no region; no metadata service is asked.
 */
export function regionChoice(session: JsV2Session): Configured | null {
  const exported = setVariable(session, "AWS_REGION") ?? setVariable(session, "AMAZON_REGION");
  if (exported !== null || !session.optedIn) return exported;
  const { files, ofEnvironment } = session;
  for (const file of [files.credentials, files.config]) {
    if (file.kind === "failed") continue;
    const region = configured(file.value.find(ofEnvironment.name)?.setting("region") ?? null);
    if (region !== null) return region;
  }
  return null;
}

/** What `require` throws while it looks for a region: the config file is opened only if nothing before it gave one. */
export function regionFault(session: JsV2Session): SdkError | null {
  if (!session.optedIn || regionChoice(session) !== null) return null;
  const { config } = session.files;
  return config.kind === "failed" ? config.error : null;
}

/** `AWS.config.region` */
export function programRegion(session: JsV2Session): Configured | null {
  if (session.code.region !== null)
    return { text: session.code.region, provenance: whereNamed(session.code, "region") };
  const chosen = regionChoice(session);
  return chosen === null ? null : { ...chosen, text: realRegion(chosen.text) };
}

// biome-ignore lint/correctness/useYield: a region walk may ask; JS v2's does not
export function* region(session: JsV2Session): Walk<RegionChoice> {
  const chosen = programRegion(session);
  return chosen === null || chosen.text === ""
    ? { name: null, provenance: chosen?.provenance ?? null }
    : { name: chosen.text, provenance: chosen.provenance };
}

export const isFips = (region: string): boolean => region.startsWith("fips-") || region.endsWith("-fips");

/** region/utils.js: the pseudo regions of FIPS and of the global services, made into real ones. */
export function realRegion(region: string): string {
  if (["fips-aws-global", "aws-fips", "aws-global"].includes(region)) return "us-east-1";
  if (["fips-aws-us-gov-global", "aws-us-gov-global"].includes(region)) return "us-gov-west-1";
  return region.replace(/fips-(?:dkr-|prod-)?|-fips/, "");
}
