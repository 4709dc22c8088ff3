import { type FileProvenance, byDefault, variable, wholeFile } from "../../model/provenance.ts";
import type { ProfileChoice, SdkError } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type MergedProfile, type MergedProfiles, mergedProfiles } from "../../parse/merged-profiles.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { profileFile } from "../../parse/profile-file.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { RUST_DIALECT } from "./dialect.ts";
import { openedPath } from "./paths.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** What `aws_config::defaults(…)` is given: the builder's arguments, the environment, and both files merged. */
export interface RustSession {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  readonly profileName: string;
  readonly chosen: Pick<ProfileChoice, "binding" | "provenance">;
  readonly configPath: string;
  readonly credentialsPath: string;
  readonly profiles: MergedProfiles;
  /** The region as `load()` found it, once: every client is given that one. */
  readonly region: { found: Configured | null | "not-looked" };
}

export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): RustSession {
  const configPath = pathOf(snapshot, "AWS_CONFIG_FILE", "~/.aws/config");
  const credentialsPath = pathOf(snapshot, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
  const isHidden = ({ path, line }: FileProvenance): boolean => hidden.size > 0 && hidden.has(`${path}:${line}`);
  return {
    snapshot,
    code,
    hidden,
    ...chosenProfile(snapshot, code),
    configPath,
    credentialsPath,
    profiles: mergedProfiles(
      profileFile(snapshot.file(configPath), "config", RUST_DIALECT),
      profileFile(snapshot.file(credentialsPath), "credentials", RUST_DIALECT),
      isHidden,
    ),
    region: { found: "not-looked" },
  };
}

/** `profile_name(…)`, else AWS_PROFILE as it is: empty or with blanks, it is a name (goldens `aws-profile-empty`). */
function chosenProfile(snapshot: Snapshot, code: CodeArguments): Pick<RustSession, "profileName" | "chosen"> {
  if (code.profile !== null)
    return { profileName: code.profile, chosen: { binding: "code", provenance: whereNamed(code, "profile") } };
  const exported = snapshot.variables.get("AWS_PROFILE");
  return typeof exported === "string"
    ? { profileName: exported, chosen: { binding: "variable", provenance: variable("AWS_PROFILE") } }
    : { profileName: "default", chosen: { binding: "default", provenance: byDefault } };
}

/** A variable names its file even when empty: then there is none (golden `creds-file-var-empty`). */
function pathOf(snapshot: Snapshot, name: string, otherwise: string): string {
  const named = snapshot.variables.get(name);
  return openedPath(typeof named === "string" ? named : otherwise, snapshot);
}

/** An indented block is the lines themselves to Rust (golden `b3-nested-region`). */
export function textOf({ value }: Setting): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "secret":
      return "";
    case "nested":
      return `\n${[...value.settings].map(([key, text]) => `${key} = ${text}`).join("\n")}`;
  }
}

export function textSetting(profile: MergedProfile | null, key: string): Configured | null {
  const setting = profile?.setting(key) ?? null;
  return setting === null ? null : { text: textOf(setting), provenance: setting.provenance };
}

/** The chosen profile; null where a file does not parse, as `ProviderConfig::profile()` has it. */
export const chosenSettings = ({ profiles, profileName }: RustSession): MergedProfile | null =>
  profiles.fault === null ? profiles.profile(profileName) : null;

/** `EnvConfigValue`: the variable if it is set, else the chosen profile's setting. */
export const configValue = (session: RustSession, name: string, key: string): Configured | null =>
  plainVariable(session, name) ?? textSetting(chosenSettings(session), key);

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ profiles }: RustSession): readonly string[] => profiles.profileNames();

export function profileChoice(session: RustSession): ProfileChoice {
  const { profiles, profileName: name, chosen } = session;
  const profile = profiles.profile(name);
  return {
    name,
    exists: profile !== null,
    ...chosen,
    sections: profile?.sections ?? [],
    nearest: profile === null ? nearestNames(name, profileNames(session)) : [],
  };
}

/** The SDK would read it; awswho does not, so it cannot tell. */
export function notRead({ snapshot, configPath, credentialsPath }: RustSession): SdkError | null {
  const path = [configPath, credentialsPath].find((file) => snapshot.file(file).state === "too-large");
  if (path === undefined) return null;
  const message = `${path} is too large for awswho to read`;
  return { kind: "not-read", type: "NotRead", message, provenance: wholeFile(path), related: [] };
}

/** Which row of the sources a broken file belongs to. */
export function sourceOfFile({ configPath, credentialsPath }: RustSession, path: string): SourceId | null {
  if (path === configPath) return "shared-config";
  return path === credentialsPath ? "shared-credentials" : null;
}
