import type { SdkError } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Setting } from "../../model/settings.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found } from "../../walk/chain.ts";
import type { Provenance } from "../../model/provenance.ts";
import { notLoaded, profileNotBuilt } from "./errors.ts";
import { type RustSession, textSetting } from "./session.ts";
import type { Sso } from "./sso.ts";
import { ssoOf } from "./sso-settings.ts";
import { staticKeys } from "./static-keys.ts";
import type { WebIdentity } from "./web-identity.ts";
import type { Configured } from "../../walk/configured.ts";

/*
 * aws-config 1.13.0, profile/credentials/repr.rs: the chosen profile and those it names, flattened into one base and the
 * roles to assume from it.
 */

export type Base =
  | { readonly kind: "named-source"; readonly source: Configured }
  | { readonly kind: "static"; readonly found: Found }
  | { readonly kind: "web-identity"; readonly profile: string; readonly identity: WebIdentity }
  | { readonly kind: "sso"; readonly config: Sso }
  | { readonly kind: "login"; readonly session: Configured }
  | { readonly kind: "process"; readonly profile: string; readonly command: Setting };

export interface Role {
  readonly profile: string;
  readonly arn: Configured;
  readonly externalId: Configured | null;
  readonly sessionName: Configured | null;
  /** The `source_profile` or `credential_source` line. */
  readonly source: Configured;
}

export type ProfileChain =
  | { readonly kind: "chain"; readonly base: Base; readonly roles: readonly Role[] }
  /** Nothing for this link, and nothing wrong. */
  | { readonly kind: "nothing"; readonly why: string }
  | { readonly kind: "fault"; readonly source: SourceId; readonly error: SdkError };

/** What one look at a profile gives in place of the next one. */
type Failed = Exclude<ProfileChain, { kind: "chain" }>;

const fault = (source: SourceId, error: SdkError): Failed => ({ kind: "fault", source, error });

export function profileChain(session: RustSession): ProfileChain {
  const { profiles, profileName } = session;
  if (profiles.fault !== null) return unreadable(session);
  if (!profiles.hasProfiles()) return { kind: "nothing", why: "no profiles are defined" };
  if (profileName === "default" && profiles.profile("default") === null)
    return { kind: "nothing", why: "there is no profile default" };
  return follow(session, profileName);
}

function unreadable({ profiles, credentialsPath }: RustSession): Failed {
  const broken = profiles.fault as NonNullable<typeof profiles.fault>;
  const { path, line, section } = broken;
  const place: Provenance = { kind: "file", path, line, column: 1, section, key: null };
  return fault(
    path === credentialsPath ? "shared-credentials" : "shared-config",
    profileNotBuilt("parse", "invalid profile: could not parse profile file", place),
  );
}

/** A loop there, too: no line of sources is too long for it. */
function follow(session: RustSession, first: string): ProfileChain {
  const visited = new Set<string>();
  const roles: Role[] = [];
  for (let name = first; ; ) {
    const link = linkOf(session, name, visited, roles);
    if (link.kind !== "role") return link;
    visited.add(name);
    roles.push(link.role);
    name = link.role.source.text;
  }
}

/** What a profile is on this way: the end of it, or a role on to its source. */
function linkOf(
  session: RustSession,
  name: string,
  visited: ReadonlySet<string>,
  roles: readonly Role[],
): ProfileChain | { readonly kind: "role"; readonly role: Role } {
  const last = roles.at(-1) ?? null;
  const profile = session.profiles.profile(name);
  if (profile === null) return missing(session, name, last);
  if (visited.has(name)) return loop(name, [...visited], roles);
  // Behind the first profile, its own keys end the chain: its role is passed over.
  const keys = last === null ? null : staticKeys(profile);
  if (keys?.kind === "keys") return chain({ kind: "static", found: keys.found }, roles);
  const arn = textSetting(profile, "role_arn");
  if (arn === null || profile.setting("web_identity_token_file") !== null)
    return ended(last === null ? baseOf(session, profile) : asSource(baseOf(session, profile), profile, last), roles);
  const role = roleOf(profile, arn);
  if ("kind" in role) return role;
  // Of itself, or of a named source: this very profile is looked at again as a base.
  const isOwn = role.source.text === name || textSetting(profile, "source_profile") === null;
  return isOwn ? ended(baseOf(session, profile), [...roles, role]) : { kind: "role", role };
}

/** The deepest role is assumed first. */
const chain = (base: Base, roles: readonly Role[]): ProfileChain => ({
  kind: "chain",
  base,
  roles: [...roles].reverse(),
});

const isFailed = (base: Base | Failed): base is Failed => base.kind === "nothing" || base.kind === "fault";

const ended = (base: Base | Failed, roles: readonly Role[]): ProfileChain =>
  isFailed(base) ? base : chain(base, roles);

function missing({ chosen }: RustSession, name: string, last: Role | null): Failed {
  const message = `profile \`${name}\` was not defined: could not find source profile ${name} referenced from ${last?.profile ?? "the root profile"}`;
  return last === null
    ? fault("shared-config", notLoaded("profile-missing", message, chosen.provenance))
    : fault("assume-role", notLoaded("no-source", message, last.source.provenance));
}

function loop(name: string, visited: readonly string[], roles: readonly Role[]): Failed {
  const lines = roles.map(({ source }) => source.provenance);
  const message = `profile formed an infinite loop. first we loaded [${visited.map((one) => `"${one}"`).join(", ")}], then attempted to reload ${name}`;
  return fault("assume-role", profileNotBuilt("loop", message, lines.at(-1) ?? null, lines.slice(0, -1)));
}

/** A source profile without credentials is a fault, where the chosen one is passed over. */
function asSource(base: Base | Failed, profile: MergedProfile, last: Role): Base | Failed {
  if (!isFailed(base)) return base;
  const said =
    base.kind === "nothing"
      ? `profile \`${profile.name}\` did not contain credential information`
      : base.error.message.replace(/^.*?(?:could not be built|not enabled): /, "");
  const message = `invalid credential source in \`${profile.name}\`: could not load source profile: ${said}`;
  const where = base.kind === "fault" ? base.error.provenance : last.source.provenance;
  const kind = base.kind === "fault" ? base.error.kind : "no-source";
  return fault("assume-role", profileNotBuilt(kind, message, where, [last.source.provenance]));
}

/** `chain_provider`: one of source_profile and credential_source. */
function roleOf(profile: MergedProfile, arn: Configured): Role | Failed {
  const source = textSetting(profile, "source_profile");
  const named = textSetting(profile, "credential_source");
  const invalid = (kind: SdkError["kind"], message: string, where: Provenance, related: readonly Provenance[] = []) =>
    fault(
      "assume-role",
      profileNotBuilt(kind, `invalid credential source in \`${profile.name}\`: ${message}`, where, related),
    );
  if (source !== null && named !== null)
    return invalid(
      "two-sources",
      "profile contained both source_profile and credential_source. Only one or the other can be defined",
      source.provenance,
      [named.provenance],
    );
  const only = source ?? named;
  if (only === null)
    return invalid(
      "no-source",
      "profile must contain `source_profile` or `credential_source` but neither were defined",
      arn.provenance,
    );
  return {
    profile: profile.name,
    arn,
    externalId: textSetting(profile, "external_id"),
    sessionName: textSetting(profile, "role_session_name"),
    source: only,
  };
}

/** `base_provider`: the first that the profile speaks of. */
function baseOf(session: RustSession, profile: MergedProfile): Base | Failed {
  const source = textSetting(profile, "credential_source");
  if (source !== null) return { kind: "named-source", source };
  return (
    webIdentityOf(profile) ??
    ssoOf(session, profile) ??
    loginOf(profile) ??
    processOf(profile) ??
    keysOf(profile, session)
  );
}

function webIdentityOf(profile: MergedProfile): Base | Failed | null {
  const tokenFile = textSetting(profile, "web_identity_token_file");
  if (tokenFile === null) return null;
  const role = textSetting(profile, "role_arn");
  const sessionName = textSetting(profile, "role_session_name");
  if (role !== null) return { kind: "web-identity", profile: profile.name, identity: { tokenFile, role, sessionName } };
  const message = `invalid credential source in \`${profile.name}\`: \`web_identity_token_file\` was specified but \`role_arn\` was missing`;
  return fault("web-identity", profileNotBuilt("no-source", message, tokenFile.provenance));
}

function loginOf(profile: MergedProfile): Base | null {
  const session = textSetting(profile, "login_session");
  return session === null ? null : { kind: "login", session };
}

function processOf(profile: MergedProfile): Base | null {
  const command = profile.setting("credential_process");
  return command === null ? null : { kind: "process", profile: profile.name, command };
}

function keysOf(profile: MergedProfile, session: RustSession): Base | Failed {
  const keys = staticKeys(profile);
  switch (keys.kind) {
    case "keys":
      return { kind: "static", found: keys.found };
    case "none":
      return { kind: "nothing", why: `profile ${profile.name} holds no credentials` };
    case "half": {
      const where = keys.present.provenance;
      const message = `invalid credential source in \`${profile.name}\`: profile missing ${keys.missing}`;
      return fault(sourceOf(where.path, session), profileNotBuilt("partial", message, where));
    }
  }
}

export const sourceOf = (path: string, { credentialsPath }: RustSession): SourceId =>
  path === credentialsPath ? "shared-credentials" : "shared-config";
