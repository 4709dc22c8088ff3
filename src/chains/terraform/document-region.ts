import { metadata } from "../../model/provenance.ts";
import type { RegionChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { worded } from "../go/errors.ts";
import { asked, autoModeRegion, metadataQuestion, plainMetadataUrl, unanswered } from "../go/instance-metadata.ts";
import { regionOf } from "../go/region.ts";
import type { GoSession } from "../go/session.ts";
import { plainDiagnostic } from "./diagnostics.ts";

/**
 * The region of the configuration; with credentials that begin at the metadata service, and no other region, the
 * service's own (WithEC2IMDSRegion). Without credentials there is no configuration at all.
 */
// biome-ignore lint/correctness/useYield: nothing to ask
export function* providerRegion(session: GoSession, winner: SourceId | null): Walk<RegionChoice> {
  if (winner === null) return { name: null, provenance: null };
  const region = regionOf(session);
  if (region !== null) return { name: region.text, provenance: region.provenance };
  const name = heard.get(session) ?? null;
  return { name, provenance: name === null ? null : metadata(DOCUMENT_PATH) };
}

const DOCUMENT_PATH = "/latest/dynamic/instance-identity/document";

/** What the metadata service said of the region, once the credentials were had from it. */
const heard = new WeakMap<GoSession, string | null>();

/**
 * GetAwsConfig loads the configuration a second time, with the credentials that the first one led to; keys in the block
 * need no first one. The region is asked for where the credentials are the instance's and nothing else says one.
 */
export function* loadedAgain(session: GoSession, from: SourceId): Walk<void> {
  if (from === "explicit") return;
  if (from === "instance-metadata" && regionOf(session) === null) heard.set(session, yield* documentRegion(session));
  yield* autoModeRegion(session);
}

/**
 * imds.GetRegion: a client, and so a token, of its own, which knows the variable for the address and nothing of its mode,
 * the profile or the block. Without an answer the provider has no configuration (goldens `mut-chains-imds-six-variable`,
 * `-setting`, `tf-block-metadata-endpoint-without-region`).
 */
function* documentRegion(session: GoSession): Walk<string | null> {
  const question = { ...metadataQuestion(session), baseUrl: plainMetadataUrl(session) };
  const first = yield* asked(question);
  const token = first.kind === "token" ? first.token : null;
  const answer = yield* asked({ ...question, ask: "document", token });
  if (answer.kind === "failure")
    return yield* raise(
      plainDiagnostic(
        worded("loading configuration: operation error ec2imds: GetRegion, ", unanswered(answer.failure, question)),
      ),
    );
  return answer.kind === "text" ? regionIn(answer.text) : null;
}

function regionIn(document: string): string | null {
  try {
    const { region } = JSON.parse(document) as { readonly region?: unknown };
    return typeof region === "string" ? region || null : null;
  } catch {
    return null;
  }
}
