import { type Provenance, byDefault, variable } from "../../model/provenance.ts";
import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { CodeArguments, Hidden, StepResult } from "../../walk/chain.ts";
import { type Configured, configured, environment, setVariable } from "../../walk/configured.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Walk } from "../../walk/walk.ts";
import { type Profile, type SharedFiles, openSharedFiles } from "./shared-files.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** What the SDK sees: the environment, the two files, and what the program gives in code. */
export interface JsV2Session {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  readonly home: string;
  /** AWS_SDK_LOAD_CONFIG, any text at all: the config file is looked at. */
  readonly optedIn: boolean;
  /** AWS_PROFILE or default: what everything but a provider made in code goes by. */
  readonly ofEnvironment: { readonly name: string; readonly provenance: Provenance };
  readonly files: SharedFiles;
  /** `tokenCodeFn`: what is typed for a role that wants a code; null: code gave none. */
  readonly mfaCode: ((mfa: Configured) => Walk<Secret | "assumed">) | null;
}

/** A profile named "" in code names none: nobody makes a provider for it (golden `py-session-profile-empty`). */
const withoutEmptyName = (code: CodeArguments): CodeArguments =>
  code.profile === "" ? { ...code, profile: null } : code;

export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): JsV2Session {
  const environs = { snapshot, hidden };
  const named = setVariable(environs, "AWS_PROFILE");
  const optedIn = setVariable(environs, "AWS_SDK_LOAD_CONFIG") !== null;
  // `path.join` in all that is looked for there (golden `j2-home-drive-c`).
  const home = homeFolder(snapshot).replace(/\/{2,}/g, "/");
  return {
    snapshot,
    code: withoutEmptyName(code),
    hidden,
    home,
    optedIn,
    mfaCode: null,
    ofEnvironment:
      named === null
        ? { name: "default", provenance: byDefault }
        : { name: named.text, provenance: variable("AWS_PROFILE") },
    files: openSharedFiles(snapshot, hidden, {
      home,
      optedIn,
      configFile: setVariable(environs, "AWS_CONFIG_FILE")?.text ?? null,
      credentialsFile: optedIn ? (setVariable(environs, "AWS_SHARED_CREDENTIALS_FILE")?.text ?? null) : null,
    }),
  };
}

/** IniLoader.getHomeDir: HOME, USERPROFILE, HOMEPATH (on HOMEDRIVE or C:/), else the system's word. */
function homeFolder(snapshot: Snapshot): string {
  const value = (name: string): string => {
    const text = snapshot.variables.get(name);
    return typeof text === "string" ? text : "";
  };
  const onDrive = value("HOMEPATH") === "" ? "" : `${value("HOMEDRIVE") || "C:/"}${value("HOMEPATH")}`;
  return value("HOME") || value("USERPROFILE") || onDrive || snapshot.systemHome;
}

/** The profile that the file providers go by: that of `new SharedIniFileCredentials({ profile })`, or the environment's. */
export function chosenProfile({ code, ofEnvironment }: JsV2Session): JsV2Session["ofEnvironment"] {
  return code.profile === null ? ofEnvironment : { name: code.profile, provenance: whereNamed(code, "profile") };
}

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ files: { merged } }: JsV2Session): readonly string[] =>
  merged.kind === "loaded" ? merged.value.names().filter((name) => !name.startsWith("sso-session ")) : [];

export function profileChoice(session: JsV2Session): ProfileChoice {
  const { name, provenance } = chosenProfile(session);
  const { merged } = session.files;
  const profile = merged.kind === "loaded" ? merged.value.find(name) : null;
  const binding = session.code.profile !== null ? "code" : provenance.kind === "default" ? "default" : "variable";
  return {
    name,
    exists: profile !== null,
    binding,
    provenance,
    sections: profile?.sections ?? [],
    nearest: profile === null ? nearestNames(name, profileNames(session)) : [],
  };
}

/**
 * `util.loadConfig` (node_loader.js): the variable if it is set at all, else the setting in the environment's profile of
 * the config file, which is read here whether AWS_SDK_LOAD_CONFIG is set or not; a file that fails counts as empty.
 */
export function loadConfig(session: JsV2Session, name: string, key: string): Configured | null {
  const value = environment(session, name);
  return typeof value === "string" ? { text: value, provenance: variable(name) } : configSetting(session, key);
}

export function configSetting({ files, ofEnvironment }: JsV2Session, key: string): Configured | null {
  if (files.config.kind === "failed") return null;
  return configured(files.config.value.find(ofEnvironment.name)?.setting(key) ?? null);
}

/** The environment's profile in the merged view; null also where the files cannot be loaded. */
export function mergedProfile({ files, ofEnvironment }: JsV2Session): Profile | null {
  return files.merged.kind === "loaded" ? files.merged.value.find(ofEnvironment.name) : null;
}

/** The default chain never runs when code made a provider of its own; `there`: what it passes over by that. */
export function notInTheChain(session: JsV2Session, there: Configured | null = null): StepResult | null {
  if (session.code.profile === null) return null;
  const why = "SharedIniFileCredentials made in code stands alone: the chain is not asked";
  return there === null ? { kind: "absent", why } : { kind: "skipped", why, provenance: there.provenance };
}

/** Both files feed the shared ini file provider; each has its own row. */
export function sourceOfFile({ files }: JsV2Session, path: string): SourceId | null {
  if (path === files.credentialsPath) return "shared-credentials";
  return path === files.configPath ? "shared-config" : null;
}
