import type { Provenance } from "../../model/provenance.ts";
import type { PlanNode } from "../../model/resolution.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import type { Configured } from "../../walk/configured.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { textIn } from "../flat/session.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { clientRegionOrNull, exchanged } from "./client.ts";
import { containerCredentials } from "./container.ts";
import { FALLBACK_REGION, environmentKeys } from "./environment.ts";
import type { Load } from "./in-code.ts";
import type { IniFile } from "./ini-files.ts";
import { instanceProfile } from "./instance-metadata.ts";
import { type PhpProfiles, type PhpSession, notEmpty, profilesIn, trueVariable } from "./session.ts";
import { pairOf } from "./static-keys.ts";

/** CredentialProvider::ini with `role_arn`: keys beside it do not count, even if the role fails. */
export const assumeRole = (file: IniFile, clientRegion: boolean): Load =>
  function* (session) {
    const profiles = profilesIn(session, file.path(session));
    const title = file.title(session.profile.name);
    const section = profiles?.get(title) ?? null;
    if (profiles === null || section === null || textIn(session, section, "role_arn") === null)
      return { kind: "absent", why: `no role_arn in [${title}]` };
    const found = yield* roleOf({ session, profiles, clientRegion }, section, title, []);
    return { kind: "found", found };
  };

/** CredentialProvider::ini without: a pair of one file; empty values are a pair too. */
export const iniKeys = (file: IniFile): Load =>
  // biome-ignore lint/correctness/useYield: every step is a walk
  function* (session) {
    const title = file.title(session.profile.name);
    const section = profilesIn(session, file.path(session))?.get(title) ?? null;
    const role = textIn(session, section, "role_arn");
    if (role !== null)
      return { kind: "skipped", why: "role_arn stands before the profile's keys", provenance: role.provenance };
    const found = pairOf(session, section, title);
    if (found !== null) return { kind: "found", found };
    const why = section === null ? `no section [${title}]` : `no credentials in [${title}]`;
    return { kind: "absent", why, ...(section === null ? {} : { provenance: section.provenance }) };
  };

interface Scope {
  readonly session: PhpSession;
  readonly profiles: PhpProfiles;
  /** Only the credentials file's link is told the client's region. */
  readonly clientRegion: boolean;
}

/** CredentialProvider::loadRoleProfile: all within one file, sources by their titles to the letter. mfa_serial is ignored. */
function* roleOf(scope: Scope, section: PlainSection, title: string, visited: readonly string[]): Walk<Found> {
  const { session, profiles } = scope;
  const arn = textIn(session, section, "role_arn") as Configured;
  const sourceProfile = notEmpty(textIn(session, section, "source_profile"));
  const credentialSource = notEmpty(textIn(session, section, "credential_source"));
  if ((sourceProfile === null) === (credentialSource === null)) {
    const message = `Either source_profile or credential_source must be set using profile ${title}, but not both.`;
    const kind = sourceProfile === null ? "no-source" : "two-sources";
    return yield* raise(session.fault(kind, message, arn.provenance));
  }
  const source =
    sourceProfile === null
      ? yield* credentialSourceOf(session, credentialSource as Configured)
      : yield* sourceProfileOf(scope, sourceProfile, title, visited);
  const sourceSection = sourceProfile === null ? null : (profiles.get(sourceProfile.text) ?? null);
  return roleFrom(
    scope,
    { title, arn, named: sourceProfile ?? (credentialSource as Configured), section, sourceSection },
    source,
  );
}

interface Role {
  readonly title: string;
  readonly arn: Configured;
  readonly named: Configured;
  readonly section: PlainSection;
  readonly sourceSection: PlainSection | null;
}

/** Neither external_id nor mfa_serial nor duration_seconds is sent. */
function roleFrom(scope: Scope, { title, arn, named, section, sourceSection }: Role, source: Found): Found {
  const { session } = scope;
  const where = arn.provenance;
  // Of a source only this is kept: the plans of a thousand, one behind another, would be half a million steps.
  const { freeze: sourceCredentials } = source;
  const hop: PlanNode = {
    kind: "assume-role",
    profile: title,
    roleArn: arn.text,
    mfaSerial: null,
    durationSeconds: null,
    provenance: where,
  };
  return {
    why: `profile ${title} assumes a role by means of ${named.text}`,
    holding: exchangedLater([...source.holding.plan, hop], where, [where, named.provenance], accountInArn(arn.text)),
    *freeze() {
      const caller = yield* deeper(sourceCredentials());
      return yield* exchanged(
        { session, service: "sts", region: stsRegion(scope, sourceSection) },
        (endpoint) => ({
          kind: "assume-role",
          roleArn: arn.text,
          caller,
          sessionName: textIn(session, section, "role_session_name")?.text ?? null,
          externalId: null,
          mfaSerial: null,
          mfaCode: null,
          durationSeconds: null,
          endpoint,
        }),
        where,
      );
    },
  };
}

/** The source profile's region, the client's, AWS_REGION, us-east-1 with a notice. */
function stsRegion({ session, clientRegion }: Scope, source: PlainSection | null): Configured {
  const own = textIn(session, source, "region");
  const known = own ?? (clientRegion ? clientRegionOrNull(session) : null) ?? trueVariable(session, "AWS_REGION");
  return notEmpty(known) ?? FALLBACK_REGION;
}

function* sourceProfileOf(scope: Scope, name: Configured, title: string, visited: readonly string[]): Walk<Found> {
  const { session, profiles } = scope;
  const section = profiles.get(name.text);
  const fail = (kind: "no-source" | "loop", message: string, related: readonly Provenance[] = []) =>
    raise(session.fault(kind, message, name.provenance, related));
  if (section === undefined)
    return yield* fail("no-source", `source_profile ${name.text} using profile ${title} does not exist`);
  if (visited.includes(name.text)) return yield* fail("loop", "Circular source_profile reference found.");
  const pair = pairOf(session, section, name.text);
  if (pair !== null) return pair;
  if (textIn(session, section, "role_arn") !== null)
    return yield* deeper(roleOf(scope, section, name.text, [...visited, name.text]));
  return yield* fail("no-source", `No credentials present in INI profile '${name.text}'`, [section.provenance]);
}

const CREDENTIAL_SOURCES: Readonly<Record<string, Load>> = {
  Environment: environmentKeys,
  Ec2InstanceMetadata: instanceProfile,
  EcsContainer: containerCredentials,
};

function* credentialSourceOf(session: PhpSession, named: Configured): Walk<Found> {
  const load = Object.hasOwn(CREDENTIAL_SOURCES, named.text) ? CREDENTIAL_SOURCES[named.text] : undefined;
  if (load === undefined)
    return yield* raise(
      session.fault("bad-setting", `Invalid credential_source found in config file: ${named.text}`, named.provenance),
    );
  const result = yield* load(session);
  if (result.kind === "found") return result.found;
  // What the source rejects with is handed on as if it were credentials.
  const message = `Aws\\Credentials\\CredentialProvider::createDefaultStsClient(): Argument #1 ($credentials) must be of type Aws\\Credentials\\CredentialsInterface|callable, GuzzleHttp\\Promise\\RejectedPromise given`;
  return yield* raise(sdkError("no-source", "TypeError", message, named.provenance));
}
