import { PLAIN_SETTINGS } from "../../src/model/plain-settings.ts";
import type { Setting } from "../../src/model/settings.ts";
import {
  type ProfileDialect,
  type ProfileDocument,
  type ProfileFileFault,
  type SectionKind,
  profileFile,
} from "../../src/parse/profile-file.ts";
import { unseal } from "../../src/vault/secret.ts";
import { HOME } from "../truth/scenario.ts";
import { snapshotOf } from "./machine.ts";
import type { Row } from "./table.ts";

export type Settings = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
export type Sections = Readonly<Record<string, Settings>>;

export interface ReadProfiles {
  readonly fault: ProfileFileFault | null;
  sections(kind: SectionKind): Sections;
}

/** Both of a row's files as one dialect reads them, merged key by key. */
export function readProfiles(row: Row, dialect: ProfileDialect): ReadProfiles {
  const snapshot = snapshotOf(row);
  const config = profileFile(snapshot.file(`${HOME}/.aws/config`), "config", dialect);
  const credentials = profileFile(snapshot.file(`${HOME}/.aws/credentials`), "credentials", dialect);
  return {
    fault: config?.fault ?? credentials?.fault ?? null,
    sections: (kind) => mergedSections([config, kind === "profile" ? credentials : null], kind),
  };
}

function mergedSections(documents: readonly (ProfileDocument | null)[], kind: SectionKind): Sections {
  const merged: Record<string, Settings> = {};
  for (const document of documents.filter((one) => one !== null))
    for (const name of document.names(kind)) merged[name] = { ...merged[name], ...settingsOf(document, kind, name) };
  return merged;
}

function settingsOf(document: ProfileDocument, kind: SectionKind, name: string): Settings {
  const section = document.section(kind, name);
  const settings = (section?.keys() ?? []).map((key) => section?.setting(key) ?? null);
  return Object.fromEntries(settings.filter((one) => one !== null).map((setting) => [setting.key, shownOf(setting)]));
}

function shownOf({ value }: Setting): Settings[string] {
  switch (value.kind) {
    case "text":
      return value.text;
    case "secret":
      return unseal(value.secret);
    case "nested":
      return Object.fromEntries(value.settings);
  }
}

/** An indented block as we keep it: only settings known to hold no secret, whether a suite shows text or a map. */
export function keptOf(sections: Readonly<Record<string, Settings>>): Sections {
  const block = (value: Settings[string]): Settings[string] => {
    const pairs = typeof value === "string" ? blockLines(value) : Object.entries(value);
    return pairs === null ? (value as string) : Object.fromEntries(pairs.filter(([key]) => PLAIN_SETTINGS.has(key)));
  };
  const settings = (one: Settings): Settings =>
    Object.fromEntries(Object.entries(one).map(([key, value]) => [key, block(value)]));
  return Object.fromEntries(Object.entries(sections).map(([name, one]) => [name, settings(one)]));
}

const blockLines = (value: string): readonly (readonly [string, string])[] | null =>
  value.startsWith("\n")
    ? value
        .slice(1)
        .split("\n")
        .map((line) => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1).trim()] as const)
    : null;
