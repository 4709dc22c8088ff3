import { type Provenance, byDefault, variable } from "../../model/provenance.ts";
import type { ProfileChoice, RegionChoice, SdkError } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { homeFolder } from "../../parse/python-path.ts";
import { Secret } from "../../vault/secret.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { type SharedConfig, type SharedConfigResult, loadSharedConfig, settingText } from "./shared-config.ts";
import { type SharedFile, openSharedFile } from "./shared-file.ts";
import type { Configured, Sealed } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** `session.NewSessionWithOptions`: the code's options, the environment (envConfig) and the shared files (sharedConfig). */
export interface GoV1Session {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  /** AWS_SDK_LOAD_CONFIG: whether the config file, and most settings of either file, are read at all. */
  readonly loadsConfig: boolean;
  readonly chosen: ChosenProfile;
  /** The config file, if it is read, then the credentials file. */
  readonly files: readonly SharedFile[];
  readonly shared: SharedConfigResult;
}

interface ChosenProfile {
  readonly name: string;
  readonly binding: ProfileChoice["binding"];
  readonly provenance: Provenance;
}

export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): GoV1Session {
  const read = (name: string): Configured | null => nonEmpty(snapshot, hidden, name);
  const loadsConfig = code.loadsConfig === true || isTrue(read("AWS_SDK_LOAD_CONFIG")?.text ?? "");
  const chosen = chosenProfile(code, loadsConfig, read);
  const home = homeOf(snapshot);
  const open = (kind: SharedFile["kind"], name: string): SharedFile =>
    openSharedFile(snapshot, hidden, kind, read(name)?.text ?? `${home}/.aws/${kind}`);
  const credentialsFile = open("credentials", "AWS_SHARED_CREDENTIALS_FILE");
  const files = loadsConfig ? [open("config", "AWS_CONFIG_FILE"), credentialsFile] : [credentialsFile];
  return {
    snapshot,
    code,
    hidden,
    loadsConfig,
    chosen,
    files,
    shared: loadSharedConfig(files, chosen.name, loadsConfig),
  };
}

/** strconv.ParseBool: `yes` and `on` are not true (goldens `load-config-zero`, `load-config-false-string`). */
const isTrue = (text: string): boolean => ["1", "t", "T", "TRUE", "true", "True"].includes(text);

/** AWS_DEFAULT_PROFILE counts only where the config file is read (env_config.go). */
function chosenProfile(
  code: CodeArguments,
  loadsConfig: boolean,
  read: (name: string) => Configured | null,
): ChosenProfile {
  if (code.profile !== null && code.profile !== "")
    return { name: code.profile, binding: "code", provenance: whereNamed(code, "profile") };
  const named = read("AWS_PROFILE") ?? (loadsConfig ? read("AWS_DEFAULT_PROFILE") : null);
  return named === null
    ? { name: "default", binding: "default", provenance: byDefault }
    : { name: named.text, binding: "variable", provenance: named.provenance };
}

/** An empty variable is no variable (setFromEnvVal). */
function nonEmpty(snapshot: Snapshot, hidden: Hidden, name: string): Configured | null {
  const value = hidden.has(`$${name}`) ? undefined : snapshot.variables.get(name);
  return typeof value === "string" && value !== "" ? { text: value, provenance: variable(name) } : null;
}

/** HOME, or the account's own where it is empty (shareddefaults.UserHomeDir). */
export function homeOf(snapshot: Snapshot): string {
  const home = homeFolder(snapshot);
  return (home === "" ? snapshot.systemHome : home).replace(/\/+$/, "");
}

export const environment = ({ snapshot, hidden }: GoV1Session, name: string): Configured | null =>
  nonEmpty(snapshot, hidden, name);

/** The first of several names that is set. */
export function firstOf(session: GoV1Session, names: readonly string[]): Configured | null {
  for (const name of names) {
    const value = environment(session, name);
    if (value !== null) return value;
  }
  return null;
}

export function firstSecretOf({ snapshot, hidden }: GoV1Session, names: readonly string[]): Sealed | null {
  for (const name of names) {
    const value = hidden.has(`$${name}`) ? undefined : snapshot.variables.get(name);
    if (value instanceof Secret && value.length > 0) return { secret: value, provenance: variable(name) };
  }
  return null;
}

/** Options.Profile is set: then the profile alone decides, whatever the environment holds. */
export const profileInCode = ({ chosen }: GoV1Session): boolean => chosen.binding === "code";

/** The chosen profile's settings; null: there is no such profile, which is no fault here, or `load` has refused it. */
export const sharedConfig = ({ shared }: GoV1Session): SharedConfig | null =>
  shared.kind === "config" ? shared.config : null;

/**
 * A broken credentials file is passed over where no profile is named, the config file is not read, and there are keys
 * in the code or the environment (session.go:newSession).
 */
const forgivesFault = (session: GoV1Session): boolean =>
  session.chosen.binding === "default" &&
  !session.loadsConfig &&
  (session.code.keys !== null || hasExportedKeys(session));

/** What `load` raises of the two files. */
export const sharedFault = (session: GoV1Session): SdkError | null =>
  session.shared.kind === "fault" && !forgivesFault(session) ? session.shared.error : null;

export const ACCESS_KEY_IDS = ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"] as const;
export const SECRET_KEYS = ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"] as const;

const hasExportedKeys = (session: GoV1Session): boolean =>
  firstOf(session, ACCESS_KEY_IDS) !== null && firstSecretOf(session, SECRET_KEYS) !== null;

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ files }: GoV1Session): readonly string[] => [
  ...new Set(files.flatMap((file) => file.names())),
];

export function profileChoice(session: GoV1Session): ProfileChoice {
  const { chosen, files } = session;
  const sections = files.map((file) => file.profile(chosen.name)?.provenance ?? null).filter((place) => place !== null);
  return {
    ...chosen,
    exists: sections.length > 0,
    sections,
    nearest: sections.length > 0 ? [] : nearestNames(chosen.name, profileNames(session)),
  };
}

export function sourceOfFile({ files }: GoV1Session, path: string): SourceId | null {
  const file = files.find((one) => one.path === path);
  return file === undefined ? null : file.kind === "config" ? "shared-config" : "shared-credentials";
}

/** Config.Region > AWS_REGION > (config file read:) AWS_DEFAULT_REGION > the profile's region. */
export function regionOf(session: GoV1Session): Configured | null {
  const { code, loadsConfig } = session;
  if (code.region !== null && code.region !== "") return { text: code.region, provenance: whereNamed(code, "region") };
  const exported = environment(session, "AWS_REGION");
  if (exported !== null || !loadsConfig) return exported;
  return environment(session, "AWS_DEFAULT_REGION") ?? settingText(sharedConfig(session), "region");
}

// biome-ignore lint/correctness/useYield: a region walk may ask; this SDK's does not
export function* sessionRegion(session: GoV1Session): Walk<RegionChoice> {
  const region = regionOf(session);
  return { name: region?.text ?? null, provenance: region?.provenance ?? null };
}
