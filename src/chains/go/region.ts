import type { RegionChoice } from "../../model/resolution.ts";
import type { Walk } from "../../walk/walk.ts";
import { argumentIn } from "./block-arguments.ts";
import { expandedPath } from "./expanded-path.ts";
import type { GoSession } from "./session.ts";
import { textSetting } from "./shared-config.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** WithRegion, AWS_REGION, AWS_DEFAULT_REGION, the profile's region: the first that is not empty, taken as it is. */
export function regionOf(session: GoSession): Configured | null {
  const { region } = session.code;
  const inBlock = argumentIn(session.block, "region");
  if (inBlock !== null) return inBlock;
  if (region !== null && region !== "") return { text: region, provenance: whereNamed(session.code, "region") };
  return (
    setVariable(session, "AWS_REGION") ??
    setVariable(session, "AWS_DEFAULT_REGION") ??
    profileSetting(session, "region")
  );
}

/** A setting of the profile in use; a source profile's is not read. */
export const profileSetting = ({ shared }: GoSession, key: string): Configured | null =>
  textSetting(shared.config?.section ?? null, key);

export const caBundleOf = (session: GoSession): Configured | null =>
  bundleOfBlock(session) ?? setVariable(session, "AWS_CA_BUNDLE") ?? profileSetting(session, "ca_bundle");

/** A provider block's, as it is opened. */
export function bundleOfBlock({ block, snapshot }: GoSession): Configured | null {
  const bundle = argumentIn(block, "custom_ca_bundle");
  return bundle === null ? null : { ...bundle, text: expandedPath(bundle.text, snapshot) };
}

// biome-ignore lint/correctness/useYield: a region walk may ask; this SDK's does not
export function* configRegion(session: GoSession): Walk<RegionChoice> {
  const region = regionOf(session);
  return { name: region?.text ?? null, provenance: region?.provenance ?? null };
}
