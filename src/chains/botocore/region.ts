import type { RegionChoice } from "../../model/resolution.ts";
import { metadata } from "../../model/provenance.ts";
import type { MetadataQuestion } from "../../model/question.ts";
import type { Walk } from "../../walk/walk.ts";
import { metadataService, refuseV1 } from "./instance-metadata.ts";
import { type BotocoreSession, type Configured, isTrue, regionOf, sessionFault } from "./session.ts";
import { metadataRetries, tokenRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { plainVariable } from "../../walk/configured.ts";

const ZONE_PATH = "/latest/meta-data/placement/availability-zone/";

/** `get_config_variable("region")`. */
export function* sessionRegion(session: BotocoreSession): Walk<RegionChoice> {
  if (sessionFault(session) !== null) return { name: null, provenance: null };
  const region = yield* clientRegion(session);
  return region === null || region.text === ""
    ? { name: null, provenance: region?.provenance ?? null }
    : { name: region.text, provenance: region.provenance };
}

/** The region a client is made for; AWS CLI v2 asks the metadata service each time when none is written down. */
export function* clientRegion(session: BotocoreSession): Walk<Configured | null> {
  const written = regionOf(session);
  if (written !== null || !session.edition.regionFromMetadata) return written;
  const region = yield* regionFromMetadata(session);
  session.metadataRegion.known = region;
  return region;
}

/** The same for who cannot ask: what was written down, or heard when the region was asked for. */
export const knownRegion = (session: BotocoreSession): Configured | null =>
  regionOf(session) ?? session.metadataRegion.known;

/** IMDSRegionProvider: the availability zone without its last letter (golden `py-region-imds`). */
export function* regionFromMetadata(session: BotocoreSession): Walk<Configured | null> {
  if (isTrue(plainVariable(session, "AWS_EC2_METADATA_DISABLED"))) return null;
  const service = yield* metadataService(session);
  if (service.attempts < 1) return null;
  const question: Omit<MetadataQuestion, "ask"> = { kind: "metadata", role: null, token: null, ...service };
  const first = yield* tried({ ...question, ask: "token" }, tokenRetries(service.attempts));
  if (first.kind === "assumed" || (first.kind === "failure" && first.failure.code === "400")) return null;
  const token = first.kind === "token" ? first.token : null;
  if (token === null) yield* refuseV1(session);
  const zone = yield* tried({ ...question, ask: "zone", token }, metadataRetries(service.attempts));
  return zone.kind === "text" && zone.text !== ""
    ? { text: zone.text.slice(0, -1), provenance: metadata(ZONE_PATH) }
    : null;
}
