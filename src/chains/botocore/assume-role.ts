import type { Provenance } from "../../model/provenance.ts";
import type { AssumeRoleQuestion, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import { pythonInt } from "../../parse/python-text.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import { createClient, validatesParameters } from "./client.ts";
import { container } from "./container.ts";
import { type CacheKey, cachedOnDisk, keptWords } from "./disk-cache.ts";
import { exportedKeys } from "./environment-keys.ts";
import {
  callFailed,
  credentialRetrieval,
  emptySigningKey,
  infiniteLoop,
  invalidConfig,
  mfaWithoutTerminal,
  paramValidation,
  partialCredentials,
  recursionError,
} from "./errors.ts";
import type { Profile } from "./full-config.ts";
import { instanceMetadata } from "./instance-metadata.ts";
import { profileSources } from "./profile-sources.ts";
import { expiryOf, notYetOver } from "./refreshable.ts";
import { type BotocoreSession, type Configured, textSetting } from "./session.ts";
import type { Secret } from "../../vault/secret.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";
import { bundleForCall } from "./ca-bundle.ts";
import { signingRegion } from "./endpoint.ts";

/**
 * AssumeRoleProvider: `role_arn` in the merged profile, and no web_identity_token_file there. It stands before both
 * files, so a role beats the keys of its own profile (golden `py-role-keys-in-creds-role-in-config`).
 */
export function* assumeRole(session: BotocoreSession): Walk<StepResult> {
  const profile = session.config.profile(session.profileName);
  if (profile === null || !hasRole(profile)) return { kind: "absent", why: absentBecause(profile, session) };
  const found = yield* roleOf(session, session.profileName, [session.profileName]);
  return { kind: "found", found };
}

function absentBecause(profile: Profile | null, session: BotocoreSession): string {
  if (profile === null) return `profile ${session.profileName} is in neither file`;
  return profile.setting("role_arn") === null
    ? `no role_arn in profile ${profile.name}`
    : "role_arn goes with web_identity_token_file here: see web identity";
}

const hasRole = (profile: Profile): boolean =>
  profile.setting("role_arn") !== null && profile.setting("web_identity_token_file") === null;

/** id or secret, in the merged view */
const hasStaticKeys = (profile: Profile): boolean =>
  profile.setting("aws_access_key_id") !== null || profile.setting("aws_secret_access_key") !== null;

interface RoleConfig {
  readonly profile: string;
  readonly arn: Configured;
  readonly source: Configured | null;
  readonly credentialSource: Configured | null;
  readonly sessionName: Configured | null;
  readonly externalId: Configured | null;
  readonly mfa: Configured | null;
  readonly durationSeconds: number | null;
  readonly triggers: readonly Provenance[];
}

/**
 * Both nest Python calls, and 1,000 are too many: three for each role that is read (330 are, 340 are not), seven for each
 * whose keys are fetched (135 are, 140 are not). Seen of boto3 1.44.5 in a program that asks from its outermost level.
 */
const MOST_READ = 335;
const MOST_FETCHED = 137;

function* roleOf(session: BotocoreSession, name: string, visited: readonly string[]): Walk<Found> {
  if (visited.length > MOST_READ) yield* raise(recursionError(firstSource(session, visited)));
  const role = yield* roleConfig(session, name, visited);
  const source = yield* sourceOf(session, role, visited);
  return assumed(session, role, source);
}

const firstSource = (session: BotocoreSession, [chosen]: readonly string[]): Provenance | null =>
  chosen === undefined ? null : (textSetting(session.config.profile(chosen), "source_profile")?.provenance ?? null);

/** `_get_role_config`: exactly one of source_profile and credential_source, and it must make sense. */
function* roleConfig(session: BotocoreSession, name: string, visited: readonly string[]): Walk<RoleConfig> {
  const profile = session.config.profile(name) as Profile;
  const arn = textSetting(profile, "role_arn") as Configured;
  const source = textSetting(profile, "source_profile");
  const credentialSource = textSetting(profile, "credential_source");
  if (source !== null && credentialSource !== null)
    yield* raise(
      invalidConfig(
        "two-sources",
        `The profile "${name}" contains both source_profile and credential_source.`,
        source.provenance,
        [credentialSource.provenance],
      ),
    );
  if (credentialSource !== null) {
    if (!CREDENTIAL_SOURCES.includes(credentialSource.text))
      yield* raise(
        invalidConfig(
          "bad-setting",
          `The credential source "${credentialSource.text}" referenced in profile "${name}" is not valid.`,
          credentialSource.provenance,
        ),
      );
  } else if (source !== null) yield* checkSource(session, name, source, visited);
  else yield* raise(partialCredentials("assume-role", "source_profile or credential_source", arn.provenance));
  const duration = textSetting(profile, "duration_seconds");
  return {
    profile: name,
    arn,
    source,
    credentialSource,
    sessionName: textSetting(profile, "role_session_name"),
    externalId: textSetting(profile, "external_id"),
    mfa: textSetting(profile, "mfa_serial"),
    // A duration that is no whole number is dropped in silence (golden `py-role-duration-bad`).
    durationSeconds: duration === null ? null : pythonInt(duration.text),
    triggers: [arn, source, credentialSource].filter((value) => value !== null).map(({ provenance }) => provenance),
  };
}

/** Case counts (golden `py-role-credsource-case`). */
const CREDENTIAL_SOURCES = ["Environment", "EcsContainer", "Ec2InstanceMetadata"];

/** `_validate_source_profile`: it exists, and is no profile that was visited, but for oneself with keys of one's own. */
function* checkSource(
  session: BotocoreSession,
  name: string,
  source: Configured,
  visited: readonly string[],
): Walk<void> {
  const profile = session.config.profile(source.text);
  if (profile === null)
    return yield* raise(
      invalidConfig(
        "no-source",
        `The source_profile "${source.text}" referenced in the profile "${name}" does not exist.`,
        source.provenance,
      ),
    );
  if (!visited.includes(source.text)) return;
  if (source.text === name && hasStaticKeys(profile)) return;
  yield* raise(infiniteLoop(source.text, visited, source.provenance, loopLines(session, visited)));
}

/** The `source_profile` line of each profile on the way. */
function loopLines(session: BotocoreSession, visited: readonly string[]): readonly Provenance[] {
  return visited
    .map((name) => textSetting(session.config.profile(name), "source_profile"))
    .filter((setting) => setting !== null)
    .map(({ provenance }) => provenance);
}

function* sourceOf(session: BotocoreSession, role: RoleConfig, visited: readonly string[]): Walk<Found> {
  if (role.credentialSource !== null) return yield* namedSource(session, role, role.credentialSource);
  const source = role.source as Configured;
  const profile = session.config.profile(source.text) as Profile;
  if (!hasStaticKeys(profile) && hasRole(profile))
    return yield* deeper(roleOf(session, source.text, [...visited, source.text]));
  // Keys in an intermediate profile end the chain: its role is passed over (golden `py-role-mid-has-keys-and-role`).
  for (const step of profileSources(source.text, true, null)) {
    const result = yield* step.load(session);
    if (result.kind === "found") return result.found;
  }
  return yield* raise(
    invalidConfig("no-source", `The source profile "${source.text}" must have credentials.`, source.provenance),
  );
}

function* namedSource(session: BotocoreSession, role: RoleConfig, source: Configured): Walk<Found> {
  const load =
    source.text === "Environment" ? exportedKeys : source.text === "EcsContainer" ? container : instanceMetadata;
  const result = yield* load(session);
  if (result.kind === "found") return result.found;
  const message = `No credentials found in credential_source referenced in profile ${role.profile}`;
  return yield* raise(credentialRetrieval("no-source", source.text, message, source.provenance));
}

function assumed(session: BotocoreSession, role: RoleConfig, source: Found): Found {
  const hop: PlanNode = {
    kind: "assume-role",
    profile: role.profile,
    roleArn: role.arn.text,
    mfaSerial: role.mfa?.text ?? null,
    durationSeconds: role.durationSeconds,
    provenance: role.arn.provenance,
  };
  const from =
    role.source === null ? `credential_source ${role.credentialSource?.text}` : `profile ${role.source.text}`;
  return {
    why: `profile ${role.profile} assumes a role from ${from}${keptWords(session, session.edition.diskCache, cacheKeyOf(role))}`,
    holding: exchangedLater(
      [...source.holding.plan, hop],
      role.arn.provenance,
      role.triggers,
      accountInArn(role.arn.text),
    ),
    freeze: () => exchange(session, role, source),
  };
}

/** Lazy: nothing is called before the credentials are first used. The MFA code is asked for before the source is used. */
function* exchange(session: BotocoreSession, role: RoleConfig, source: Found): Walk<SigningCredentials> {
  const cached = yield* cachedOnDisk(session, session.edition.diskCache, cacheKeyOf(role));
  if (cached !== null) return cached;
  const mfaCode = role.mfa === null ? null : yield* mfaCodeFor(session, role.mfa);
  // A base and the roles that are assumed from it.
  if (source.holding.plan.length > MOST_FETCHED) yield* raise(recursionError(role.source?.provenance ?? null));
  const caller = yield* deeper(source.freeze());
  const endpoint = yield* createClient(session, "sts", null, "signs");
  const reports = validatesParameters(session) ? validationReports(role) : [];
  if (reports.length > 0) yield* raise(paramValidation(reports, role.arn.provenance));
  yield* signingRegion(endpoint, session);
  if (session.edition.crtSigner && (caller.accessKeyId === "" || caller.secretAccessKey?.length === 0))
    yield* raise(emptySigningKey(source.holding.provenance.secretAccessKey));
  const question: AssumeRoleQuestion = {
    kind: "assume-role",
    roleArn: role.arn.text,
    caller,
    sessionName: role.sessionName?.text || null,
    externalId: role.externalId?.text ?? null,
    mfaSerial: role.mfa?.text ?? null,
    mfaCode: mfaCode === "assumed" ? null : mfaCode,
    durationSeconds: role.durationSeconds,
    endpoint,
  };
  yield* bundleForCall(session, `${endpoint.url}/`);
  return yield* roleCredentials(session, question, "AssumeRole", role.arn.provenance);
}

/** `_create_cache_key`: what is sent, but for a session name that was made up, and without who sends it. */
const cacheKeyOf = ({ arn, sessionName, externalId, mfa, durationSeconds }: RoleConfig): CacheKey => ({
  fields: {
    RoleArn: arn.text,
    ...(sessionName === null || sessionName.text === "" ? {} : { RoleSessionName: sessionName.text }),
    ...(externalId === null ? {} : { ExternalId: externalId.text }),
    ...(mfa === null ? {} : { SerialNumber: mfa.text }),
    ...(durationSeconds === null ? {} : { DurationSeconds: durationSeconds }),
  },
  spacing: "spaced",
});

/** getpass: without a terminal the read ends at once (golden `py-role-mfa-no-tty`). */
function* mfaCodeFor(session: BotocoreSession, mfa: Configured): Walk<Secret | "assumed"> {
  if (!session.code.terminal) return yield* raise(mfaWithoutTerminal(mfa.provenance));
  const answer = yield { kind: "mfa-code", serial: mfa.text };
  if (answer.kind === "token") return answer.token;
  if (answer.kind === "assumed") return "assumed";
  return yield* raise(mfaWithoutTerminal(mfa.provenance));
}

/** What an AssumeRole question is answered with, as botocore takes it. */
export function* roleCredentials(
  session: BotocoreSession,
  question: AssumeRoleQuestion | WebIdentityQuestion,
  operation: string,
  where: Provenance,
): Walk<SigningCredentials> {
  const retries = clientRetries(session);
  const credentials = yield* credentialsIn(yield* tried(question, retries), (failure) =>
    callFailed(failure, operation, question.endpoint.url, where, retries),
  );
  const { expiration } = credentials;
  const kept = !session.edition.datesAsWritten || expiration === null ? null : expiryOf(expiration, where);
  if (kept?.kind === "bad") return yield* raise(kept.error);
  return yield* notYetOver(session, credentials, where);
}

/** botocore checks shortest lengths and least values, in the order the parameters were put in; the rest is STS's matter. */
function validationReports(role: RoleConfig): readonly string[] {
  const reports: string[] = [];
  const shortest = (name: string, value: Configured | null, least: number): void => {
    const length = value === null ? least : [...value.text].length;
    if (length < least)
      reports.push(`Invalid length for parameter ${name}, value: ${length}, valid min length: ${least}`);
  };
  if (role.sessionName !== null && role.sessionName.text !== "") shortest("RoleSessionName", role.sessionName, 2);
  shortest("ExternalId", role.externalId, 2);
  shortest("SerialNumber", role.mfa, 9);
  if (role.durationSeconds !== null && role.durationSeconds < 900)
    reports.push(`Invalid value for parameter DurationSeconds, value: ${role.durationSeconds}, valid min value: 900`);
  shortest("RoleArn", role.arn, 20);
  return reports;
}
