import { setOnly } from "./set-only.ts";
import type { AssumeRoleQuestion, Endpoint, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import type { StsConnection } from "../../model/resolution.ts";
import type { Provenance } from "../../model/provenance.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { bundleFault, bundleOf } from "./ca-bundle.ts";
import { clientOptions } from "./client-options.ts";
import { stsEndpoint, stsSignsAll } from "./endpoints.ts";
import { callFailed } from "./errors.ts";
import { regionOf, regionOfProfile } from "./region.ts";
import type { RubySession } from "./session.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { tried } from "../../walk/tried.ts";
import { clientRetries } from "./retry-policies.ts";
import type { Configured } from "../../walk/configured.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

export interface StsClient {
  readonly endpoint: Endpoint;
  /** A call that needs no keys is signed, too. */
  readonly signsAll: boolean;
  readonly retries: RetryPolicy;
  /** What its calls trust, where that is not what the program's own do. */
  readonly trust: { readonly caBundle?: StsConnection["caBundle"] };
}

/**
 * An STS client made for a role or a token, in the program's region; where that has none, in the one that its own profile
 * names: a role's source profile, for a token none in particular (goldens `rb-role-region-of-source`,
 * `rb-code-profile-denied-token-region-of-default`). Without any the SDK raises MissingRegionError, as the program's own
 * client does: see `client`.
 */
export function* stsClient(session: RubySession, profile: string | null): Walk<StsClient> {
  const own = named(regionOf(session));
  const region = own ?? named(regionOfProfile(session, profile ?? session.sharedProfile));
  yield* clientOptions(session, profile, region);
  const name = region?.text ?? "us-east-1";
  const settings = profile ?? session.sharedProfile;
  const fault = bundleFault(session, settings);
  if (fault !== null) yield* raise(fault);
  return {
    endpoint: stsEndpoint(session, name, settings),
    signsAll: stsSignsAll(session, name, settings),
    trust: trustOf(session, settings),
    retries: clientRetries(session, profile),
  };
}

/** A client's bundle is its own profile's, which for a role is the source's (golden `bundle-role-ca_bundle-missing`). */
function trustOf(session: RubySession, settings: string): StsClient["trust"] {
  const caBundle = bundleOf(session, settings);
  const own = bundleOf(session, session.code.profile ?? session.sharedProfile);
  return caBundle?.path === own?.path ? {} : { caBundle };
}

const named = (region: Configured | null): Configured | null => (region?.text === "" ? null : region);

export function* roleCredentials(
  question: AssumeRoleQuestion | WebIdentityQuestion,
  retries: RetryPolicy,
  where: Provenance,
): Walk<SigningCredentials> {
  const credentials = yield* credentialsIn(yield* tried(question, retries), (failure) =>
    callFailed("STS", failure, question.endpoint.url, where),
  );
  return yield* setOnly(credentials, where);
}
