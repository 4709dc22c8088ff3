import { type Provenance, wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import type { FileView, Snapshot } from "../../model/snapshot.ts";
import { beyondAscii } from "../../parse/beyond-ascii.ts";
import { localeOf } from "../../parse/locale-of.ts";
import { expandUser, fromWorkingFolder } from "../../parse/python-path.ts";
import { type RubySection, rubyProfiles } from "../../parse/ruby-profiles.ts";
import type { Hidden } from "../../walk/chain.ts";
import { argumentError, aws, ruby } from "./errors.ts";
import type { Configured } from "../../walk/configured.ts";
import { textOf } from "../../walk/setting-value.ts";

export interface RubyProfile {
  readonly provenance: Provenance;
  setting(key: string): Setting | null;
  text(key: string): Configured | null;
}

export interface ProfilesFile {
  readonly path: string;
  /** `@parsed_config` is not nil: the file is there and can be read. */
  readonly loaded: boolean;
  readonly fault: SdkError | null;
  profile(name: string): RubyProfile | null;
  names(): readonly string[];
}

/** Aws::SharedConfig: two files, side by side; nothing is merged but single settings such as the region. */
export interface SharedConfig {
  readonly credentials: ProfilesFile;
  /** Null: AWS_SDK_CONFIG_OPT_OUT is there, so the config file is not looked at. */
  readonly config: ProfilesFile | null;
  /** Credentials file first. */
  readonly files: readonly ProfilesFile[];
  /** `get_config_value`: the credentials file's setting, else the config file's. */
  value(profile: string, key: string): Setting | null;
  exists(profile: string): boolean;
  /** NoSuchProfileError, in the words of `validate_profile_exists`. */
  missing(profile: string, where: Provenance | null): SdkError;
}

export function openSharedConfig(snapshot: Snapshot, hidden: Hidden): SharedConfig {
  const open = (variable: string, otherwise: string): ProfilesFile => {
    const value = snapshot.variables.get(variable);
    // An empty name is expanded to the working folder, which is there (golden `creds-file-var-empty`).
    const path = expandPath(typeof value === "string" ? value : otherwise, snapshot);
    return openFile(snapshot, hidden, path);
  };
  const credentials = open("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
  const optedOut = snapshot.variables.has("AWS_SDK_CONFIG_OPT_OUT");
  const config = optedOut ? null : open("AWS_CONFIG_FILE", "~/.aws/config");
  const files = config === null ? [credentials] : [credentials, config];
  return {
    credentials,
    config,
    files,
    value: (profile, key) => firstOf(files, (file) => file.profile(profile)?.setting(key) ?? null),
    exists: (profile) => files.some((file) => file.profile(profile) !== null),
    missing: (profile, where) =>
      aws(
        "profile-missing",
        "NoSuchProfileError",
        `Profile \`${profile}' not found in ${files.map(({ path }) => path).join(" or ")}`,
        where,
      ),
  };
}

function firstOf<T, R>(all: readonly T[], read: (each: T) => R | null): R | null {
  for (const each of all) {
    const value = read(each);
    if (value !== null) return value;
  }
  return null;
}

/** File.expand_path: `~`, and relative to the working folder. */
const expandPath = (path: string, snapshot: Snapshot): string =>
  path === "" ? snapshot.cwd : fromWorkingFolder(expandUser(path, snapshot), snapshot);

const notLoaded = (path: string, fault: SdkError | null): ProfilesFile => ({
  path,
  loaded: false,
  fault,
  profile: () => null,
  names: () => [],
});

function openFile(snapshot: Snapshot, hidden: Hidden, path: string): ProfilesFile {
  const view = snapshot.file(path);
  const foreign = outsideLocale(snapshot, view);
  if (foreign !== null) return notLoaded(path, foreign);
  const profiles = rubyProfiles(view);
  switch (profiles.kind) {
    case "not-loaded":
      return notLoaded(path, null);
    case "directory":
      return notLoaded(path, ruby("parse", "Errno::EISDIR", `Is a directory @ io_fread - ${path}`, wholeFile(path)));
    case "not-utf8":
      return notLoaded(path, argumentError("parse", "invalid byte sequence in UTF-8", wholeFile(path)));
    case "too-large":
      return notLoaded(path, ruby("not-read", "NotRead", `${path} is too large for awswho to read`, wholeFile(path)));
    case "broken":
      return notLoaded(
        path,
        ruby("parse", "NoMethodError", "undefined method `[]' for nil:NilClass", {
          ...wholeFile(path),
          line: profiles.line,
        }),
      );
    case "sections": {
      const { sections } = profiles;
      const profile = (name: string): RubyProfile | null => {
        const section = sections.get(name);
        return section === undefined ? null : profileOf(section, hidden);
      };
      return { path, loaded: true, fault: null, profile, names: () => [...sections.keys()] };
    }
  }
}

/**
 * Encoding.default_external is the locale's: where that has ASCII alone, a letter beyond it stops the SDK, even one in a
 * comment (goldens `letters-comment-unset`, `letters-comment-with-keys-unset`; Ruby 3.1).
 */
function outsideLocale(snapshot: Snapshot, view: FileView): SdkError | null {
  if (view.state !== "text" || localeOf(snapshot).charset !== "US-ASCII") return null;
  const place = beyondAscii(view.text);
  if (place === null) return null;
  const where = { ...wholeFile(view.path), ...place };
  return argumentError("parse", "invalid byte sequence in US-ASCII", where);
}

function profileOf(section: RubySection, hidden: Hidden): RubyProfile {
  const setting = (key: string): Setting | null =>
    section.settings.findLast(
      (each) => each.key === key && !hidden.has(`${each.provenance.path}:${each.provenance.line}`),
    ) ?? null;
  return {
    provenance: section.provenance,
    setting,
    text: (key) => configured(setting(key)),
  };
}

export const configured = (setting: Setting | null): Configured | null =>
  setting === null ? null : { text: textOf(setting), provenance: setting.provenance };
