import { type Provenance, byDefault, variable } from "../../model/provenance.ts";
import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type SharedConfig, openSharedConfig } from "./shared-config.ts";
import { environment } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

export interface RubySession {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  readonly shared: SharedConfig;
  /** `determine_profile_name`: the code's, AWS_PROFILE, AWS_DEFAULT_PROFILE, "default". */
  readonly profile: NamedProfile;
  /** SharedConfig's own: settings such as the region, and web identity, know no AWS_DEFAULT_PROFILE and no code. */
  readonly sharedProfile: string;
  /** What this process has refreshed and written to the SSO cache by now. */
  readonly refreshed: Map<string, Secret | "assumed">;
  /** Whether a client in mode auto has asked where it runs. */
  readonly known: { hasAskedWhere: boolean };
}

export interface NamedProfile {
  readonly name: string;
  readonly binding: ProfileChoice["binding"];
  readonly provenance: Provenance;
}

export const openSession = (snapshot: Snapshot, code: CodeArguments, hidden: Hidden): RubySession => ({
  snapshot,
  code,
  hidden,
  shared: openSharedConfig(snapshot, hidden),
  profile: chosenProfile(snapshot, code),
  sharedProfile: exportedName(snapshot, ["AWS_PROFILE"])?.name ?? "default",
  refreshed: new Map(),
  known: { hasAskedWhere: false },
});

/** Presence counts: an empty AWS_PROFILE is a profile named "" (golden `aws-profile-empty`). */
function chosenProfile(snapshot: Snapshot, code: CodeArguments): NamedProfile {
  if (code.profile !== null) return { name: code.profile, binding: "code", provenance: whereNamed(code, "profile") };
  return (
    exportedName(snapshot, ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"]) ?? {
      name: "default",
      binding: "default",
      provenance: byDefault,
    }
  );
}

function exportedName(snapshot: Snapshot, names: readonly string[]): NamedProfile | null {
  for (const name of names) {
    const value = snapshot.variables.get(name);
    if (typeof value === "string") return { name: value, binding: "variable", provenance: variable(name) };
  }
  return null;
}

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ shared }: RubySession): readonly string[] => [
  ...new Set(shared.files.flatMap((file) => file.names())),
];

export function profileChoice(session: RubySession): ProfileChoice {
  const { profile, shared } = session;
  const sections = shared.files.flatMap((file) => {
    const found = file.profile(profile.name);
    return found === null ? [] : [found.provenance];
  });
  const exists = sections.length > 0;
  return { ...profile, exists, sections, nearest: exists ? [] : nearestNames(profile.name, profileNames(session)) };
}

/** Which row of the sources a broken file belongs to. */
export function sourceOfFile({ shared }: RubySession, path: string): SourceId | null {
  if (path === shared.credentials.path) return "shared-credentials";
  return path === shared.config?.path ? "shared-config" : null;
}

export function secretVariable(session: RubySession, name: string): Secret | null {
  const value = environment(session, name);
  return value === undefined ? null : typeof value === "string" ? seal(value) : value;
}
