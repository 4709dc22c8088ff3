import { type Provenance, byDefault, variable } from "../../model/provenance.ts";
import type { ProfileChoice, SdkError } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { pythonInt, pythonRepr } from "../../parse/python-text.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Edition } from "./edition.ts";
import { python, profileNotFound } from "./errors.ts";
import { type FullConfig, type Profile, openFullConfig } from "./full-config.ts";
import { textOf } from "../../walk/setting-value.ts";
import { plainVariable } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** botocore's Session: what the code gave it, the environment, and the two files merged. */
export interface BotocoreSession {
  readonly edition: Edition;
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  /** The `profile` session variable; null: none chosen, so "default" is read if it is there. */
  readonly chosen: { readonly name: string; readonly provenance: Provenance; readonly inCode: boolean } | null;
  /** `profile or 'default'` */
  readonly profileName: string;
  readonly config: FullConfig;
  /** What the metadata service said of the region, once it was asked. */
  readonly metadataRegion: { known: Configured | null };
  /** Whether a client in mode auto has heard where it runs. */
  readonly autoModeRegion: { isKnown: boolean };
}

/** A configuration value and where it came from. */
export interface Configured {
  readonly text: string;
  readonly provenance: Provenance;
  /** An indented block where a word is wanted: a dict to Python. */
  readonly nested?: boolean;
}

export function openSession(
  edition: Edition,
): (snapshot: Snapshot, code: CodeArguments, hidden: Hidden) => BotocoreSession {
  return (snapshot, code, hidden) => {
    const chosen = chosenProfile(edition, snapshot, code);
    return {
      edition,
      snapshot,
      code,
      hidden,
      chosen,
      // An empty name is a name to look up, but `profile or 'default'` reads past it (create_credential_resolver).
      profileName: chosen === null || chosen.name === "" ? "default" : chosen.name,
      config: openFullConfig(snapshot, hidden),
      metadataRegion: { known: null },
      autoModeRegion: { isKnown: false },
    };
  };
}

/** Presence counts, not content: an empty AWS_PROFILE is a profile named "" (golden `py-AWS_PROFILE-empty`). */
function chosenProfile(edition: Edition, snapshot: Snapshot, code: CodeArguments): BotocoreSession["chosen"] {
  if (isGiven(edition, code.profile))
    return { name: code.profile, provenance: whereNamed(code, "profile"), inCode: true };
  for (const name of code.profileVariables ?? edition.profileVariables) {
    const value = snapshot.variables.get(name);
    if (typeof value === "string") return { name: value, provenance: variable(name), inCode: false };
  }
  return null;
}

const isGiven = (edition: Edition, text: string | null): text is string =>
  text !== null && !(text === "" && edition.ignoresEmptyArguments);

/** `get_scoped_config()`: the chosen profile's settings. Only asked once `load` has made sure that it exists. */
export const scopedConfig = (session: BotocoreSession): Profile | null => session.config.profile(session.profileName);

/** `get_config_variable(name)`: the variable if it is there at all, else the profile's setting, else the default. */
export function configVariable(
  session: BotocoreSession,
  row: { readonly variable: string | null; readonly setting: string | null },
): Configured | null {
  const inEnvironment = row.variable === null ? null : plainVariable(session, row.variable);
  if (inEnvironment !== null || row.setting === null) return inEnvironment;
  const setting = scopedConfig(session)?.setting(row.setting) ?? null;
  return setting === null ? null : configured(setting);
}

const configured = (setting: Setting): Configured =>
  setting.value.kind === "nested"
    ? { text: "", provenance: setting.provenance, nested: true }
    : { text: textOf(setting), provenance: setting.provenance };

/** Python's `int()` on such a value. */
export function* intVariable(
  session: BotocoreSession,
  row: { readonly variable: string; readonly setting: string | null },
  otherwise: number,
): Walk<number> {
  const value = configVariable(session, row);
  if (value === null) return otherwise;
  const number = pythonInt(value.text);
  return number ?? (yield* raise(notAnInt(value)));
}

export const notAnInt = (value: Configured): SdkError =>
  python("ValueError", `invalid literal for int() with base 10: ${pythonRepr(value.text)}`, value.provenance);

/** `ensure_boolean`: only "true", in any case. */
export const isTrue = (value: Configured | null): boolean => value !== null && value.text.toLowerCase() === "true";

export function textSetting(profile: Profile | null, key: string): Configured | null {
  const setting = profile?.setting(key) ?? null;
  return setting === null ? null : configured(setting);
}

/** What boto3's Session() raises before any source is looked at: a file that does not parse, a profile that is not there. */
export function* loadSession(session: BotocoreSession): Walk<void> {
  const first = session.code.regionFirst === true ? sessionFault(withoutProfile(session)) : null;
  const fault = first ?? sessionFault(session);
  if (fault !== null) yield* raise(fault);
}

export function sessionFault({ config, chosen }: BotocoreSession): SdkError | null {
  if (config.fault !== null) return config.fault;
  return chosen !== null && config.profile(chosen.name) === null
    ? profileNotFound(chosen.name, chosen.provenance)
    : null;
}

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ config }: BotocoreSession): readonly string[] => config.profileNames();

export function profileChoice(session: BotocoreSession): ProfileChoice {
  const { chosen, config } = session;
  const name = chosen?.name ?? "default";
  const profile = config.profile(name);
  return {
    name,
    exists: profile !== null,
    binding: chosen === null ? "default" : chosen.inCode ? "code" : "variable",
    provenance: chosen?.provenance ?? byDefault,
    sections: profile?.sections ?? [],
    nearest: profile === null ? nearestNames(name, profileNames(session)) : [],
  };
}

/**
 * The region a client is made for, of what is written down: code > the edition's variables (boto3 does not read
 * AWS_REGION, golden `py-region-AWS_REGION-only`) > the profile's region. "" is not the same as none (`py-region-env-empty`).
 */
export function regionOf(session: BotocoreSession): Configured | null {
  const { code, edition } = session;
  if (isGiven(edition, code.region)) return { text: code.region, provenance: whereNamed(code, "region") };
  const first = code.regionFirst === true ? regionOf(withoutProfile(session)) : null;
  if (first !== null && first.text !== "") return first;
  for (const name of edition.regionVariables) {
    const named = plainVariable(session, name);
    if (named !== null) return named;
  }
  return textSetting(scopedConfig(session), "region");
}

const withoutProfile = ({ edition, snapshot, code, hidden }: BotocoreSession): BotocoreSession =>
  openSession(edition)(snapshot, { ...code, profile: null, regionFirst: false }, hidden);

/** Which row of the sources a broken file belongs to. */
export function sourceOfFile({ config }: BotocoreSession, path: string): SourceId | null {
  if (path === config.configFile.path) return "shared-config";
  return path === config.credentialsFile.path ? "shared-credentials" : null;
}
