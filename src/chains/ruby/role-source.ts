import type { Found } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import { roleOfProfile } from "./assume-role.ts";
import { container, containerVariable } from "./container.ts";
import { argumentError, aws, ruby } from "./errors.ts";
import { instanceProfile } from "./instance-metadata.ts";
import { processOf } from "./process.ts";
import type { RubySession } from "./session.ts";
import { ssoOfProfile } from "./sso.ts";
import { keysOfProfile } from "./static-keys.ts";
import { tokenOfProfile } from "./web-identity.ts";
import type { Configured } from "../../walk/configured.ts";

/** The caller of a role. Null: a credential_source that has nothing, which is only found out when the call is signed. */
export function* sourceOf(
  session: RubySession,
  name: string,
  source: Configured | null,
  credentialSource: Configured | null,
  visited: readonly string[],
): Walk<Found | null> {
  if (source === null) return credentialSource === null ? null : yield* namedSource(session, credentialSource);
  const found = yield* sourceProfile(session, source, visited);
  if (found !== null) return found;
  return yield* raise(
    aws(
      "no-source",
      "NoSourceProfileError",
      `Profile ${name} has a role_arn, and source_profile, but the source_profile does not have credentials.`,
      source.provenance,
    ),
  );
}

const MOST_SOURCES = 2400;

/** `resolve_source_profile`: its own keys go first, then its own role, token, process, SSO. */
function* sourceProfile(session: RubySession, source: Configured, visited: readonly string[]): Walk<Found | null> {
  const { shared } = session;
  const { text: name, provenance } = source;
  if (visited.includes(name)) {
    const type = "SourceProfileCircularReferenceError";
    return yield* raise(aws("loop", type, `Aws::Errors::${type}`, provenance));
  }
  // No rescue catches it: the program ends (3.211.0: 2,400 are followed, 2,560 are not).
  if (visited.length >= MOST_SOURCES)
    return yield* raise(ruby("too-deep", "SystemStackError", "stack level too deep", provenance));
  if (shared.credentials.profile(name) === null && shared.config?.loaded === false)
    return yield* raise(ruby("no-source", "NoMethodError", "undefined method `[]' for nil:NilClass", provenance));
  if (!shared.exists(name)) return yield* raise(shared.missing(name, provenance));
  const keys = keysOfProfile(session, name);
  if (keys !== null) return keys;
  const said = shared.credentials.profile(name) ?? shared.config?.profile(name) ?? null;
  if (said?.setting("source_profile")) return yield* deeper(roleOfProfile(session, name, [...visited, name]));
  const token = tokenOfProfile(session, name);
  if (token !== null) return token;
  const process = shared.value(name, "credential_process");
  if (process !== null) return yield* processOf(process, name);
  return yield* ssoOfProfile(session, name);
}

/** `credentials_from_source`: "Environment" is not known to this version. */
function* namedSource(session: RubySession, { text, provenance }: Configured): Walk<Found | null> {
  switch (text) {
    case "Ec2InstanceMetadata": {
      const result = yield* instanceProfile(session, session.sharedProfile, "role");
      return result.kind === "found" ? result.found : null;
    }
    case "EcsContainer": {
      if (containerVariable(session) === null)
        return yield* raise(
          argumentError(
            "no-source",
            "Cannot instantiate an ECS Credential Provider without a credential path or endpoint.",
            provenance,
          ),
        );
      const result = yield* container(session, "role");
      return result.kind === "found" ? result.found : null;
    }
    default: {
      const message = `Unsupported credential_source: ${text}`;
      return yield* raise(aws("bad-setting", "InvalidCredentialSourceError", message, provenance));
    }
  }
}
