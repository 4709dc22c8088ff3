import type { SourceId } from "../../model/sdk.ts";
import type { Step, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { profileCredentials } from "./profile-credentials.ts";
import { type JavaV1Session, profileInCode, sourceOfProfiles } from "./session.ts";

const ROWS = [
  ["web-identity", ["read, 1.12.797: ProfileAssumeRoleCredentialsProvider"]],
  ["assume-role", ["role-and-keys-nosource"]],
  ["process", ["process-expired"]],
  ["shared-credentials", ["ini-dup-section-partial", "session-profile-vs-env-keys", "session-profile-missing"]],
  ["shared-config", ["config-only"]],
] as const satisfies readonly (readonly [SourceId, readonly string[]])[];

/** The one link ProfileCredentialsProvider, as one row a kind of source: a profile is one of them. */
export const profileRows: readonly Step<JavaV1Session>[] = ROWS.map(([source, evidence]) => ({
  source,
  method: "ProfileCredentialsProvider",
  load: (session) => profileAs(source, session),
  evidence,
}));

/**
 * The chain's own, for AWS_PROFILE or "default"; or ProfileCredentialsProvider(name), alone without a chain: what it lacks
 * is then the program's error (golden `session-profile-missing`).
 */
function* profileAs(source: SourceId, session: JavaV1Session): Walk<StepResult> {
  const inCode = profileInCode(session);
  const { name } = inCode ?? session.profile;
  if (sourceOf(session, name) !== source) return { kind: "absent", why: `profile ${name} is no such source` };
  const found = yield* profileCredentials(session, name);
  if (found.kind === "found") return found;
  if (inCode !== null) return yield* raise(found.error);
  const { message, provenance } = found.error;
  return provenance === null ? { kind: "absent", why: message } : { kind: "absent", why: message, provenance };
}

function sourceOf(session: JavaV1Session, name: string): SourceId {
  const profile = session.credentials.profile(name);
  const has = (key: string): boolean => (profile?.setting(key) ?? null) !== null;
  if (has("role_arn")) return has("web_identity_token_file") ? "web-identity" : "assume-role";
  return has("credential_process") ? "process" : sourceOfProfiles(session);
}
