import { type FileProvenance, variable, wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type JavaV1Fault, type JavaV1Section, javaV1Profiles } from "../../parse/java-v1-profiles.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Hidden } from "../../walk/chain.ts";
import { illegalArgument, sdkClient } from "./errors.ts";

/** One profile of one file: this SDK never merges two. */
export interface JavaV1Profile {
  /** As it stands in the file: "dev", or "profile dev". */
  readonly name: string;
  readonly provenance: FileProvenance;
  setting(key: string): Setting | null;
}

export interface ProfilesFile {
  /** Null: there is no such file, and no variable names one. */
  readonly path: string | null;
  /** Why loading it throws, if it does. */
  readonly fault: SdkError | null;
  profile(name: string): JavaV1Profile | null;
  names(): readonly string[];
}

/**
 * AwsProfileFileLocationProvider.DEFAULT_CREDENTIALS_LOCATION_PROVIDER: AWS_CREDENTIAL_PROFILES_FILE, else
 * ~/.aws/credentials, else (its "legacy" place) ~/.aws/config: the config file counts only where the other is missing
 * (golden `config-only`). AWS_SHARED_CREDENTIALS_FILE is not read (golden `creds-file-var`).
 */
export function credentialsFile(snapshot: Snapshot, hidden: Hidden): ProfilesFile {
  const named = namedFile(snapshot, hidden, "AWS_CREDENTIAL_PROFILES_FILE");
  if (named !== null) return named;
  const path = ["credentials", "config"].map((name) => awsFile(snapshot, name)).find((each) => isFile(snapshot, each));
  return path === undefined ? NO_FILE : openFile(snapshot, hidden, path);
}

/** DEFAULT_CONFIG_LOCATION_PROVIDER: AWS_CONFIG_FILE, else ~/.aws/config. Read for the region and STS's mode alone. */
export function configFile(snapshot: Snapshot, hidden: Hidden): ProfilesFile {
  const named = namedFile(snapshot, hidden, "AWS_CONFIG_FILE");
  if (named !== null) return named;
  const path = awsFile(snapshot, "config");
  return isFile(snapshot, path) ? openFile(snapshot, hidden, path) : NO_FILE;
}

/** The property user.home: the account's home, whatever HOME says; a relative one lies in the program's folder (golden `jvm-options-home-relative`). */
export const awsFile = (snapshot: Snapshot, name: string): string =>
  fromWorkingFolder(`${snapshot.systemHome}/.aws/${name}`, snapshot);

const isFile = (snapshot: Snapshot, path: string): boolean => {
  const { state } = snapshot.file(path);
  return state !== "absent" && state !== "directory";
};

/** Taken literally: no `~` is expanded; a file that is not there is a fault. */
function namedFile(snapshot: Snapshot, hidden: Hidden, name: string): ProfilesFile | null {
  const value = snapshot.variables.get(name);
  if (typeof value !== "string") return null;
  const path = fromWorkingFolder(value, snapshot);
  if (isFile(snapshot, path)) return openFile(snapshot, hidden, path);
  const message = `AWS credential profiles file not found in the given path: ${path || snapshot.cwd}`;
  return { ...NO_FILE, path, fault: illegalArgument("profile-missing", message, variable(name)) };
}

const NO_FILE: ProfilesFile = {
  path: null,
  fault: illegalArgument("profile-missing", "profile file cannot be null", null),
  profile: () => null,
  names: () => [],
};

function openFile(snapshot: Snapshot, hidden: Hidden, path: string): ProfilesFile {
  const profiles = javaV1Profiles(snapshot.file(path));
  if (profiles.kind === "fault") return { ...NO_FILE, path, fault: parseError(path, profiles.fault) };
  const { sections } = profiles;
  return {
    path,
    fault: null,
    profile: (name) => {
      // AllProfiles.getProfile: the plain name goes first, wherever it stands.
      const section = sections.get(name) ?? sections.get(`profile ${name}`);
      return section === undefined ? null : profileOf(section, hidden);
    },
    names: () => [...sections.keys()].map((name) => name.replace(/^profile /, "")),
  };
}

const profileOf = (section: JavaV1Section, hidden: Hidden): JavaV1Profile => ({
  name: section.name,
  provenance: section.provenance,
  setting: (key) =>
    section.settings.findLast(
      (setting) => setting.key === key && !hidden.has(`${setting.provenance.path}:${setting.provenance.line}`),
    ) ?? null,
});

function parseError(path: string, { reason, line }: JavaV1Fault): SdkError {
  const where = { ...wholeFile(path), line };
  switch (reason) {
    case "no-equals":
      return illegalArgument("parse", `Invalid property format: no '=' character is found on line ${line}`, where);
    case "no-section":
      return illegalArgument("parse", `Property is defined without a preceding profile name on line ${line}`, where);
    case "empty-name":
      return sdkClient("parse", "Unable to load properties from profile: Profile name is empty.", where);
    case "unreadable":
      return sdkClient("parse", `Unable to load AWS credential profiles file at: ${path}`, where);
    case "not-read":
      return sdkClient("not-read", `awswho does not read ${path}: it is too large`, where);
  }
}
