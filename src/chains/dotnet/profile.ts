import { foundKeys } from "../../walk/found-keys.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, deeperUntilRaised, raise } from "../../walk/walk.ts";
import type { Configured } from "../../walk/configured.ts";
import { filledIn, settingIn, textIn } from "../flat/session.ts";
import { keysIn } from "../flat/static-keys.ts";
import { credentialSource } from "./credential-source.ts";
import { clientException, collecting, invalidData, invalidOperation, profileNotFound } from "./errors.ts";
import { credentialProcess } from "./process.ts";
import { type ProfileType, profileType } from "./profile-type.ts";
import { senseless } from "./profile-settings.ts";
import { roleFrom } from "./role.ts";
import { type DotnetSession, profileOf, sectionNamed } from "./session.ts";
import { ssoCredentials } from "./sso.ts";
import { webIdentityRole } from "./web-identity.ts";

/** DefaultAWSCredentialsIdentityResolver.GetProfileCredentials: the chain's profile. */
export const profileInChain = (session: DotnetSession): Walk<StepResult> => collecting(chosenProfile(session));

function* chosenProfile(session: DotnetSession): Walk<StepResult> {
  const { name, provenance } = session.chosen;
  const profile = yield* profileOf(session, name);
  if (profile !== null) return { kind: "found", found: yield* credentialsOf(session, name, profile, new Set(), true) };
  const related = yield* whySkipped(session, name);
  const message = `Unable to find the "${name}" profile.`;
  if (name.toLowerCase() !== "default")
    return yield* raise(profileNotFound("profile-missing", message, provenance, related));
  if (related.length === 0) return { kind: "absent", why: message };
  return yield* raise(clientException("profile-missing", message, related[0] ?? null));
}

/** CachedProfileCredentialResolver: `Profile` of the client's config; nothing stands behind it. */
export function* profileNamedInCode(session: DotnetSession): Walk<StepResult> {
  const { name, binding, provenance } = session.profile;
  if (binding !== "code") return { kind: "absent", why: "no profile is named in code" };
  const profile = yield* profileOf(session, name);
  if (profile !== null) return { kind: "found", found: yield* credentialsOf(session, name, profile, new Set(), true) };
  const message = `Unable to find the "${name}" profile specified in the client configuration.`;
  return yield* raise(clientException("profile-missing", message, provenance, yield* whySkipped(session, name)));
}

/** The setting for which a profile that is there is taken as not there. */
function* whySkipped(session: DotnetSession, name: string) {
  const section = yield* sectionNamed(session, name);
  const setting = section === null ? null : senseless(session, section);
  return setting === null ? [] : [setting.provenance];
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
        invalidData(
          "bad-setting",
          `Credential profile [${name}] is not valid.  Please ensure the profile contains a valid combination of properties.`,
          profile.provenance,
        ),
      );
    case "sso":
      return yield* ssoCredentials(session, name, profile, first);
    case "login": {
      const where = settingIn(session, profile, "login_session")?.provenance ?? profile.provenance;
      return yield* raise(invalidOperation("dependency-missing", NO_SIGNIN, where));
    }
    case "process":
      return processOf(session, name, profile);
    case "keys":
      return keysFound(session, name, profile);
    case "web-identity":
      return yield* webIdentityRole(session, {
        tokenFile: filledIn(session, profile, "web_identity_token_file") as Configured,
        role: filledIn(session, profile, "role_arn") as Configured,
        sessionName: filledIn(session, profile, "role_session_name"),
        from: `profile ${name}`,
      });
    case "role":
    case "credential-source":
      return yield* roleOf(session, name, profile, type, visited, first);
  }
}

/** A program without the package AWSSDK.Signin, which was not had for the lab: with it a sign-in would be used. */
const NO_SIGNIN =
  "Assembly AWSSDK.Signin could not be found or loaded. This assembly must be available at runtime to use Amazon.Runtime.Internal.SigninServiceClientHelpers.";

function keysFound(session: DotnetSession, name: string, profile: PlainSection): Found {
  const { id, secret, token } = keysIn(session, profile);
  if (id === null || secret === null) throw new Error(`profile ${name} has no keys`);
  return foundKeys({ id, secret, token }, `keys of profile ${name}`);
}

function processOf(session: DotnetSession, name: string, profile: PlainSection): Found {
  const setting = settingIn(session, profile, "credential_process");
  if (setting === null) throw new Error(`profile ${name} has no process`);
  return credentialProcess(session, name, setting);
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
  const sessionName = textIn(session, profile, "role_session_name")?.text ?? null;
  const mfaSerial = value("mfa_serial");
  // The types with a session name are not in CallbackProfileTypes: they fail when they are used.
  if (mfaSerial !== null && first && (sessionName ?? "") === "") {
    const message =
      `The profile [${name}] is an assume role profile that requires an MFA.  This type of profile is not allowed here.  ` +
      "Please use an assume role profile that doesn't require an MFA, or a different type of profile.";
    return yield* raise(invalidOperation("mfa", message, mfaSerial.provenance));
  }
  const named = value(type === "role" ? "source_profile" : "credential_source") as Configured;
  const source =
    type === "role" ? yield* sourceOf(session, name, named, visited) : yield* credentialSource(session, name, named);
  const externalId = value("external_id")?.text ?? null;
  return roleFrom(session, { profile: name, arn, sessionName, externalId, named, mfaSerial }, source);
}

/** An InvalidDataException in the source is told as the cause of another. */
function* sourceOf(session: DotnetSession, name: string, named: Configured, visited: ReadonlySet<string>): Walk<Found> {
  const cyclical = `Error reading profile [${name}]: the source profile definition is cyclical.`;
  if (visited.has(name)) return yield* raise(invalidData("loop", cyclical, named.provenance));
  const source = yield* deeperUntilRaised(sourceNamed(session, named, new Set([...visited, name])));
  if (source.kind === "returned") return source.value;
  const { kind, type, message, provenance, related } = source.error;
  if (type !== INVALID_DATA) return yield* raise(source.error);
  const outer = `Error reading source profile [${named.text}] for profile [${name}].`;
  return yield* raise(invalidData(kind, `${outer} <- ${message}`, provenance, related));
}

const INVALID_DATA = invalidData("parse", "", null).type;

function* sourceNamed(session: DotnetSession, named: Configured, visited: ReadonlySet<string>): Walk<Found> {
  const profile = yield* profileOf(session, named.text);
  if (profile !== null) return yield* credentialsOf(session, named.text, profile, visited, false);
  const message = `Source profile [${named.text}] was not found.`;
  return yield* raise(invalidData("no-source", message, named.provenance, yield* whySkipped(session, named.text)));
}
