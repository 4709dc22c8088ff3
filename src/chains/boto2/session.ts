import { byDefault, variable, wholeFile } from "../../model/provenance.ts";
import type { ProfileChoice, SdkError } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { FileView, Snapshot } from "../../model/snapshot.ts";
import { importedFiles, javaCredentialFile } from "../../parse/boto-files.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { expandUser, fromWorkingFolder } from "../../parse/python-path.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Config, type Layer, faultsOf, layerOf, openConfig } from "./config.ts";
import { fileDenied, importMissing, importsFolder, importsItself } from "./errors.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** What boto.provider.Provider looks at: its arguments, the environment, and two Configs. */
export interface Boto2Session {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  /** profile_name, else AWS_PROFILE even when empty; AWS_DEFAULT_PROFILE is not known. */
  readonly profile: Pick<ProfileChoice, "name" | "provenance" | "binding"> | null;
  /** `boto.config`, read when boto is imported. */
  readonly config: Config;
  readonly configPaths: readonly string[];
  /** The file of AWS_CREDENTIAL_FILE, if it was read into `boto.config`. */
  readonly credentialFile: string | null;
  /** ~/.aws/credentials: no variable moves it. */
  readonly shared: Config;
  readonly sharedPath: string;
}

export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): Boto2Session {
  const configPaths = botoConfigLocations(snapshot);
  const configLayers = configPaths.map((path) => layerOf(snapshot.file(path))).filter((layer) => layer !== null);
  const credentialFile = credentialFileLayer(snapshot, hidden);
  const layers = credentialFile === null ? configLayers : [...configLayers, credentialFile];
  const sharedPath = fromWorkingFolder(expandUser("~/.aws/credentials", snapshot), snapshot);
  const shared = isFile(snapshot.file(sharedPath)) ? sharedLayers(snapshot, sharedPath, []) : NO_LAYERS;
  return {
    snapshot,
    code,
    hidden,
    profile: chosenProfile(snapshot, code),
    config: openConfig(layers, faultsOf(layers), hidden),
    configPaths,
    credentialFile: credentialFile?.document.path ?? null,
    shared: openConfig(shared.layers, shared.faults, hidden),
    sharedPath,
  };
}

/** BOTO_CONFIG alone, else BOTO_PATH, else the system's and one's own: the later one wins (golden `py-boto-file-both`). */
function botoConfigLocations(snapshot: Snapshot): readonly string[] {
  const opened = (path: string): string => fromWorkingFolder(expandUser(path, snapshot), snapshot);
  const named = snapshot.variables.get("BOTO_CONFIG");
  if (typeof named === "string") return [opened(named)];
  const list = snapshot.variables.get("BOTO_PATH");
  if (typeof list === "string") return list.split(snapshot.platform === "posix" ? ":" : ";").map(opened);
  return ["/etc/boto.cfg", opened("~/.boto")];
}

function credentialFileLayer(snapshot: Snapshot, hidden: Hidden): Layer | null {
  const named = hidden.has("$AWS_CREDENTIAL_FILE") ? undefined : snapshot.variables.get("AWS_CREDENTIAL_FILE");
  if (typeof named !== "string") return null;
  const path = fromWorkingFolder(expandUser(named, snapshot), snapshot);
  return javaCredentialFile(snapshot.file(path));
}

interface Layers {
  readonly layers: readonly Layer[];
  readonly faults: readonly SdkError[];
}

const NO_LAYERS: Layers = { layers: [], faults: [] };

/** `os.path.isfile` */
function isFile(view: FileView): boolean {
  switch (view.state) {
    case "absent":
    case "directory":
      return false;
    default:
      return true;
  }
}

/** `load_from_path`: what `#import` lines name is read first, so the importing file wins. */
function sharedLayers(snapshot: Snapshot, path: string, reading: readonly string[]): Layers {
  const faulty = (fault: SdkError): Layers => ({ layers: [], faults: [fault] });
  const where = wholeFile(path);
  const view = snapshot.file(path);
  switch (view.state) {
    case "absent":
      return faulty(importMissing(path, where));
    case "directory":
      return faulty(importsFolder(path, where));
    case "unreadable":
      return faulty(fileDenied(path, where));
    default: {
      if (reading.includes(path)) return faulty(importsItself(where));
      const folder = path.replace(/[^/]*$/, "");
      const imported = importedFiles(view)
        .map((name) => (name.startsWith("/") ? name : `${folder}${name}`))
        .map((name) => sharedLayers(snapshot, name, [...reading, path]));
      const own = layerOf(view);
      const layers = own === null ? [] : [own];
      return {
        layers: [...imported.flatMap((part) => part.layers), ...layers],
        faults: [...imported.flatMap((part) => part.faults), ...faultsOf(layers)],
      };
    }
  }
}

function chosenProfile(snapshot: Snapshot, code: CodeArguments): Boto2Session["profile"] {
  if (code.profile !== null) return { name: code.profile, provenance: whereNamed(code, "profile"), binding: "code" };
  const named = snapshot.variables.get("AWS_PROFILE");
  return typeof named === "string" ? { name: named, provenance: variable("AWS_PROFILE"), binding: "variable" } : null;
}

/** A file that does not parse fails `import boto`, or, of ~/.aws/credentials, every connection. */
export function* loadBoto({ config, shared }: Boto2Session): Walk<void> {
  const fault = config.fault ?? shared.fault;
  if (fault !== null) yield* raise(fault);
}

/** The names that its dialect makes of both files, as one would give them in code. */
export function profileNames({ shared, config }: Boto2Session): readonly string[] {
  const inConfig = config.sections
    .filter((section) => section.startsWith("profile "))
    .map((section) => section.slice("profile ".length));
  return [...new Set([...shared.sections, ...inConfig])];
}

export function profileChoice(session: Boto2Session): ProfileChoice {
  const { profile } = session;
  const name = profile?.name ?? "default";
  const names = profileNames(session);
  return {
    name,
    exists: names.includes(name),
    binding: profile?.binding ?? "default",
    provenance: profile?.provenance ?? byDefault,
    sections: [],
    nearest: names.includes(name) ? [] : nearestNames(name, names),
  };
}

export function sourceOfFile(session: Boto2Session, path: string): SourceId | null {
  if (path === session.sharedPath) return "shared-credentials";
  if (path === session.credentialFile) return "aws-credential-file";
  return session.configPaths.includes(path) ? "boto2-config" : null;
}
