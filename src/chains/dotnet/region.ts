import { argument, metadata } from "../../model/provenance.ts";
import type { Endpoint } from "../../model/question.ts";
import type { RegionChoice, SdkError, StsConnection } from "../../model/resolution.ts";
import { type Walk, untilRaised } from "../../walk/walk.ts";
import { type Configured, setVariable } from "../js-v2/configured.ts";
import { sdkError } from "../jvm/errors.ts";
import { endpointFor } from "../read/endpoint.ts";
import { instanceRegion } from "../read/instance-metadata.ts";
import { filledIn } from "../read/session.ts";
import { metadataService } from "./remote.ts";
import { type DotnetSession, profileOf } from "./session.ts";

/**
 * FallbackRegionFactory: AWS_REGION, the profile's region in the merged view (AWS_PROFILE's: whether a client's own
 * `Profile` is looked at was not seen), the instance's identity document. A file that cannot be read is passed over.
 */
function* fallbackRegion(session: DotnetSession): Walk<Configured | null> {
  const known = yield* knownRegion(session);
  if (known !== null) return known;
  const region = yield* instanceRegion(session, metadataService(session), "document");
  return region === null ? null : { text: region, provenance: metadata("/latest/dynamic/instance-identity/document") };
}

function* knownRegion(session: DotnetSession): Walk<Configured | null> {
  const exported = setVariable(session, "AWS_REGION");
  if (exported !== null) return exported;
  const profile = yield* untilRaised(profileOf(session, session.chainProfile.name));
  return profile.kind === "returned" ? filledIn(session, profile.value, "region") : null;
}

/** The clients of roles and tokens: the same region, or us-east-1. */
export const stsEndpoint = (session: DotnetSession) =>
  function* (): Walk<Endpoint> {
    const region = yield* fallbackRegion(session);
    return endpointFor(session, "sts", region?.text ?? "us-east-1");
  };

export function* clientRegion(session: DotnetSession): Walk<RegionChoice> {
  const { region } = session.code;
  if (region !== null) return { name: region, provenance: argument("--region") };
  const found = yield* fallbackRegion(session);
  return { name: found?.text ?? null, provenance: found?.provenance ?? null };
}

/** What is known without asking: where nothing says, the instance may, so a missing region is not called a fault. */
function regionAtHand(session: DotnetSession): string | null {
  if (session.code.region !== null) return session.code.region;
  const walk = knownRegion(session);
  const step = walk.next();
  return step.done === true ? (step.value?.text ?? null) : null;
}

export const missingRegion = (session: DotnetSession): SdkError | null =>
  regionAtHand(session) === null && setVariable(session, "AWS_EC2_METADATA_DISABLED")?.text.toLowerCase() === "true"
    ? sdkError(
        "region-missing",
        "Amazon.Runtime.AmazonClientException",
        "No RegionEndpoint or ServiceURL configured",
        null,
      )
    : null;

export function stsConnection(session: DotnetSession): StsConnection {
  const region = regionAtHand(session);
  return { endpoint: region === null ? null : endpointFor(session, "sts", region), caBundle: null };
}
