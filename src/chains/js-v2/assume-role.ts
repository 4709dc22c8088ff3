import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { PlanNode, SdkError } from "../../model/resolution.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, deeper, deeperUntilRaised, raise } from "../../walk/walk.ts";
import { type Configured, configured } from "../../walk/configured.ts";
import { endpointFor } from "./endpoint.ts";
import { callFailed, missingCredentials, processDies, providerFailure } from "./errors.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import type { JsV2Session } from "./session.ts";
import type { Profile, Profiles } from "./shared-files.ts";
import { asInCode, keysOf, openProfile } from "./shared-ini-profile.ts";
import { RETRIES } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

/**
 * SharedIniFileCredentials with roles: `role_arn` wins over the keys of its own profile, which are then not used at all,
 * even if the role fails (shared_ini_file_credentials.js, 2.1693.0). A credential_source means nothing here.
 */
export function* assumeRole(session: JsV2Session): Walk<StepResult> {
  const opened = yield* openProfile(session);
  if (opened.kind === "absent") return opened.result;
  const { profile, profiles } = opened;
  if (configured(profile.setting("role_arn")) === null)
    return { kind: "absent", why: `no role_arn in profile ${profile.name}` };
  return yield* asInCode(session, roleStep(session, profiles, profile));
}

function* roleStep(session: JsV2Session, profiles: Profiles, profile: Profile): Walk<StepResult> {
  const found = yield* roleOf(session, profiles, profile, [profile.name]);
  return { kind: "found", found: { ...found, freeze: () => asInCode(session, found.freeze()) } };
}

interface Role {
  readonly profile: Profile;
  readonly arn: Configured;
  readonly source: Configured;
  readonly sessionName: Configured | null;
  readonly externalId: Configured | null;
  readonly durationSeconds: number | null;
  readonly region: Configured;
}

function* roleOf(session: JsV2Session, profiles: Profiles, profile: Profile, visited: readonly string[]): Walk<Found> {
  const role = yield* roleConfig(profile);
  const source = profiles.find(role.source.text);
  if (source === null) {
    const why = `source_profile ${role.source.text} using profile ${profile.name} does not exist`;
    return yield* raise(providerFailure("SharedIniFile", "no-source", why, role.source.provenance));
  }
  const base = yield* sourceOf(session, profiles, source, visited, role);
  return assumed(session, role, base);
}

function* roleConfig(profile: Profile): Walk<Role> {
  const value = (key: string): Configured | null => configured(profile.setting(key));
  const arn = value("role_arn") as Configured;
  const source = value("source_profile");
  if (source === null) {
    const why = `source_profile is not set using profile ${profile.name}`;
    return yield* raise(providerFailure("SharedIniFile", "no-source", why, arn.provenance));
  }
  return {
    profile,
    arn,
    source,
    sessionName: value("role_session_name"),
    externalId: value("external_id"),
    durationSeconds: Number.parseInt(value("duration_seconds")?.text ?? "", 10) || null,
    region: value("region") ?? { text: "us-east-1", provenance: { kind: "default" } },
  };
}

/** In a source profile keys go before its role; what fails there is "Missing credentials" to the one who asks. */
function* sourceOf(
  session: JsV2Session,
  profiles: Profiles,
  source: Profile,
  visited: readonly string[],
  role: Role,
): Walk<Found> {
  const keys = keysOf(source);
  if (keys !== null) return foundKeys(keys, `keys of profile ${source.name}`);
  if (configured(source.setting("role_arn")) === null) {
    const why = `Credentials not set for profile ${source.name}`;
    const where = source.sections[0] ?? role.source.provenance;
    return yield* raise(missingCredentials(providerFailure("SharedIniFile", "no-source", why, where)));
  }
  if (visited.includes(source.name)) return yield* raise(endless(profiles, [...visited, source.name], role));
  // The provider of a source profile is given no `tokenCodeFn`.
  const asSourceOnly = { ...session, mfaCode: null };
  const inner = yield* asSource(roleOf(asSourceOnly, profiles, source, [...visited, source.name]));
  return { ...inner, freeze: () => asSource(inner.freeze()) };
}

function* asSource<T>(walk: Walk<T>): Walk<T> {
  const ended = yield* deeperUntilRaised(walk);
  if (ended.kind === "returned") return ended.value;
  return yield* raise(ended.error.type === "ProcessDied" ? ended.error : missingCredentials(ended.error));
}

/** No test for loops: each round makes a provider and a client, until there is no memory left (golden `role-loop`). */
function endless(profiles: Profiles, visited: readonly string[], role: Role): SdkError {
  const lines = visited
    .map((name) => configured(profiles.find(name)?.setting("source_profile") ?? null)?.provenance)
    .filter((line): line is Provenance => line !== undefined);
  const message = `source_profile goes round in a circle (${visited.join(" → ")}): the process runs out of memory`;
  return processDies("hang", message, role.source.provenance, lines);
}

function assumed(session: JsV2Session, role: Role, source: Found): Found {
  const where = role.arn.provenance;
  const mfa = mfaOf(session, role);
  const isWithout = mfa === null && role.profile.setting("mfa_serial") !== null;
  const hop: PlanNode = {
    kind: "assume-role",
    profile: role.profile.name,
    roleArn: role.arn.text,
    mfaSerial: mfa?.text ?? null,
    durationSeconds: role.durationSeconds,
    provenance: where,
  };
  return {
    why: `profile ${role.profile.name} assumes a role from profile ${role.source.text}${isWithout ? ", without its MFA device" : ""}`,
    holding: exchangedLater(
      [...source.holding.plan, hop],
      where,
      [where, role.source.provenance],
      accountInArn(role.arn.text),
    ),
    freeze: () => exchange(session, role, source),
  };
}

/** Without a `tokenCodeFn`, which only code can give, the request goes out without MFA (golden `role-mfa`). */
const mfaOf = ({ mfaCode }: JsV2Session, { profile }: Role): Configured | null =>
  mfaCode === null ? null : configured(profile.setting("mfa_serial"));

function* exchange(session: JsV2Session, role: Role, source: Found): Walk<SigningCredentials> {
  const mfa = mfaOf(session, role);
  const code = mfa === null || session.mfaCode === null ? null : yield* session.mfaCode(mfa);
  const endpoint = yield* endpointFor(session, "sts", role.region);
  const caller = yield* deeper(source.freeze());
  const answer = yield* tried(
    {
      kind: "assume-role",
      roleArn: role.arn.text,
      caller,
      sessionName: role.sessionName?.text ?? null,
      externalId: role.externalId?.text ?? null,
      mfaSerial: mfa?.text ?? null,
      mfaCode: code === "assumed" ? null : code,
      durationSeconds: role.durationSeconds,
      endpoint,
    },
    RETRIES["assume-role"],
  );
  return yield* credentialsIn(answer, (failure) => callFailed(failure, role.arn.provenance));
}
