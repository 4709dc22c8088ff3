import type { PlainSection } from "../../parse/plain-section.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import { type Configured, sealed } from "../js-v2/configured.ts";
import { processKeys } from "../read/process.ts";
import { roleFrom } from "../read/role.ts";
import { defaulted, filledIn, settingIn } from "../read/session.ts";
import { ssoKeys } from "../read/sso.ts";
import { keysIn, keysOf } from "../read/static-keys.ts";
import { webIdentityRole } from "../read/web-identity.ts";
import { credentialSource } from "./credential-source.ts";
import { inUse, notMade, profileNotFound } from "./errors.ts";
import { type ProfileType, profileType } from "./profile-type.ts";
import { stsEndpoint } from "./region.ts";
import { type DotnetSession, profileOf, ssoSession } from "./session.ts";

const invalid = notMade("InvalidDataException");

/** DefaultAWSCredentialsIdentityResolver.GetProfileCredentials: the chain's profile. */
export function* profileInChain(session: DotnetSession): Walk<StepResult> {
  const { name, provenance } = session.chainProfile;
  const profile = yield* profileOf(session, name);
  if (profile !== null) return { kind: "found", found: yield* credentialsOf(session, name, profile, new Set(), true) };
  if (name.toLowerCase() === "default") return { kind: "absent", why: 'Unable to find the "default" profile.' };
  return yield* raise(profileNotFound("profile-missing", `Unable to find the "${name}" profile.`, provenance));
}

/** CachedProfileCredentialResolver: `Profile` of the client's config; nothing stands behind it. */
export function* profileNamedInCode(session: DotnetSession): Walk<StepResult> {
  const { name, binding, provenance } = session.profile;
  if (binding !== "code") return { kind: "absent", why: "no profile is named in code" };
  const profile = yield* profileOf(session, name);
  if (profile !== null) return { kind: "found", found: yield* credentialsOf(session, name, profile, new Set(), true) };
  const message = `Unable to find the "${name}" profile specified in the client configuration.`;
  return yield* raise(inUse("profile-missing", message, provenance));
}

/** AWSCredentialsFactory.GetAWSCredentials; `first`: not a source profile, so no type that wants a callback. */
function* credentialsOf(
  session: DotnetSession,
  name: string,
  profile: PlainSection,
  visited: ReadonlySet<string>,
  first: boolean,
): Walk<Found> {
  const type = profileType(session, profile);
  switch (type) {
    case null:
      return yield* raise(
        invalid(
          "bad-setting",
          `Credential profile [${name}] is not valid. Please ensure the profile contains a valid combination of properties.`,
          profile.provenance,
        ),
      );
    case "sso":
      return yield* ssoOf(session, name, profile, first);
    case "process":
      return yield* processOf(session, name, profile);
    case "keys":
      return keysFound(session, name, profile);
    case "web-identity":
      return yield* webIdentityOf(session, name, profile);
    case "role":
    case "credential-source":
      return yield* roleOf(session, name, profile, type, visited, first);
  }
}

function keysFound(session: DotnetSession, name: string, profile: PlainSection): Found {
  const { id, secret, token } = keysIn(session, profile);
  if (id === null || secret === null) throw new Error(`profile ${name} has no keys`);
  return keysOf(
    { id, secret, token: token === null || token.secret.length === 0 ? null : token },
    `keys of profile ${name}`,
  );
}

/** Run when the credentials are first used; that output past its time is refused was not seen for certain. */
function* processOf(session: DotnetSession, name: string, profile: PlainSection): Walk<Found> {
  const setting = settingIn(session, profile, "credential_process");
  if (setting === null || sealed(setting) === null) throw new Error(`profile ${name} has no process`);
  return yield* processKeys(session, setting, { profile: name, versionless: false });
}

function* webIdentityOf(session: DotnetSession, name: string, profile: PlainSection): Walk<Found> {
  const tokenFile = filledIn(session, profile, "web_identity_token_file") as Configured;
  if (!/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(tokenFile.text))
    return yield* raise(
      notMade("ArgumentException")("bad-setting", "The token file must be an absolute path.", tokenFile.provenance),
    );
  return webIdentityRole(session, {
    tokenFile,
    role: filledIn(session, profile, "role_arn") as Configured,
    sessionName: filledIn(session, profile, "role_session_name")?.text ?? null,
    endpoint: stsEndpoint(session),
    from: `profile ${name}`,
  });
}

/** Not allowed without a cached token, as nobody can be asked to sign in; the session's portal before the profile's. */
function* ssoOf(session: DotnetSession, name: string, profile: PlainSection, first: boolean): Walk<Found> {
  const value = (key: string): Configured | null => filledIn(session, profile, key);
  const named = value("sso_session");
  const portal = named === null ? null : yield* ssoSession(session, named.text);
  const none = defaulted("");
  const sso = ssoKeys(session, {
    profile: name,
    accountId: value("sso_account_id") ?? none,
    roleName: value("sso_role_name") ?? { text: "", provenance: profile.provenance },
    region: filledIn(session, portal, "sso_region") ?? value("sso_region") ?? none,
    startUrl: filledIn(session, portal, "sso_start_url") ?? value("sso_start_url"),
    session: named,
    folder: `${session.home}/.aws/sso/cache`,
  });
  const [node] = sso.holding.plan;
  if (first && node?.kind === "sso" && session.snapshot.file(node.cachePath).state !== "text")
    return yield* raise(
      notMade("InvalidOperationException")(
        "token-missing",
        `The profile [${name}] is an SSO profile. This type of profile is not allowed here.`,
        profile.provenance,
      ),
    );
  return sso;
}

function* roleOf(
  session: DotnetSession,
  name: string,
  profile: PlainSection,
  type: ProfileType,
  visited: ReadonlySet<string>,
  first: boolean,
): Walk<Found> {
  const value = (key: string): Configured | null => filledIn(session, profile, key);
  const arn = value("role_arn") as Configured;
  const sessionName = value("role_session_name")?.text ?? null;
  const mfa = value("mfa_serial");
  // The types with a session name are not in CallbackProfileTypes: they fail when they are used.
  if (mfa !== null && first && sessionName === null)
    return yield* raise(
      notMade("InvalidOperationException")(
        "mfa",
        `The profile [${name}] is an assume role profile that requires an MFA.`,
        mfa.provenance,
      ),
    );
  const named = value(type === "role" ? "source_profile" : "credential_source") as Configured;
  const source =
    type === "role" ? yield* sourceOf(session, name, named, visited) : yield* credentialSource(session, named);
  const endpoint = stsEndpoint(session);
  const role = roleFrom(
    session,
    { profile: name, arn, sessionName, externalId: value("external_id")?.text ?? null, named, endpoint },
    source,
  );
  return mfa === null ? role : { ...role, freeze: () => raise(inUse("mfa", "an MFA code is wanted", mfa.provenance)) };
}

function* sourceOf(session: DotnetSession, name: string, named: Configured, visited: ReadonlySet<string>): Walk<Found> {
  if (visited.has(name)) {
    const message = `Error reading profile [${name}]: the source profile definition is cyclical.`;
    return yield* raise(invalid("loop", message, named.provenance));
  }
  const source = yield* profileOf(session, named.text);
  if (source === null)
    return yield* raise(invalid("no-source", `Source profile [${named.text}] was not found.`, named.provenance));
  return yield* deeper(credentialsOf(session, named.text, source, new Set([...visited, name]), false));
}
