import { type FileProvenance, wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import type { FileView, Snapshot } from "../../model/snapshot.ts";
import { goV1File, goV1Settings } from "../../parse/go-v1-file.ts";
import { type GoV1Document, type GoV1Section, placeOf } from "../../parse/go-v1-ini.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { type Hidden, hideKey } from "../../walk/chain.ts";
import { sharedConfigLoadError } from "./errors.ts";

/** One of the two shared files as aws-sdk-go 1.55.8 sees it. */
export interface SharedFile {
  readonly kind: "config" | "credentials";
  readonly path: string;
  /** False: it cannot be opened or read, which counts as absent. */
  readonly readable: boolean;
  readonly fault: SdkError | null;
  /** `[name]`, else `[profile name]`: in either file, and never both (setFromIniFile). */
  profile(name: string): Section | null;
  ssoSession(name: string): Section | null;
  /** Names of profiles, for a suggestion. */
  names(): readonly string[];
}

export interface Section {
  readonly provenance: FileProvenance;
  setting(key: string): Setting | null;
}

/** The path is taken as it is written: no `~`. */
export function openSharedFile(
  snapshot: Snapshot,
  hidden: Hidden,
  kind: SharedFile["kind"],
  named: string,
): SharedFile {
  const path = fromWorkingFolder(named, snapshot);
  const view = snapshot.file(path);
  const document = goV1File(view);
  const find = (...names: readonly string[]): Section | null => {
    for (const name of names) {
      const section = document?.sections.get(name);
      if (document !== null && section !== undefined) return sectionOf(document, section, hidden);
    }
    return null;
  };
  return {
    kind,
    path,
    readable: document !== null,
    fault: faultIn(view, document),
    profile: (name) => find(name, `profile ${name}`),
    ssoSession: (name) => find(`sso-session ${name.trim()}`),
    names: () =>
      [...(document?.sections.keys() ?? [])]
        .filter((title) => !title.startsWith("sso-session "))
        .map((title) => title.replace(/^profile /, "")),
  };
}

function sectionOf(document: GoV1Document, section: GoV1Section, hidden: Hidden): Section {
  return {
    provenance: {
      kind: "file",
      path: document.path,
      ...placeOf(document.lines, section.at),
      section: section.name,
      key: null,
    },
    setting: (key) =>
      goV1Settings(document, section, key).find(({ provenance }) => !hidden.has(hideKey(provenance))) ?? null,
  };
}

const faultIn = (view: FileView, document: GoV1Document | null): SdkError | null =>
  view.state === "too-large" ? notRead(view.path) : faultOf(document);

function faultOf(document: GoV1Document | null): SdkError | null {
  if (document === null || document.fault === null) return null;
  const { why, line, column } = document.fault;
  const where = { kind: "file" as const, path: document.path, line, column, section: null, key: null };
  return sharedConfigLoadError(document.path, why, where);
}

/** Go reads any size; awswho does not, so it cannot tell. */
const notRead = (path: string): SdkError => ({
  kind: "not-read",
  type: "NotRead",
  message: `${path} is too large for awswho to read`,
  provenance: wholeFile(path),
  related: [],
});
