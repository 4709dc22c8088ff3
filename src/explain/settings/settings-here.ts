import { openFullConfig } from "../../chains/botocore/full-config.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { entriesOf } from "../../parse/ini-document.ts";
import { settingOf } from "../../parse/setting.ts";

/** One place on this machine where a name is set. */
export interface SettingHere {
  readonly provenance: Provenance;
  /** Null: it is set, and its value is not for showing. */
  readonly value: string | null;
}

/** Where a name is set here: its variable, or every section of the two files that has the key. */
export function settingsHere(name: string, form: "variable" | "key", snapshot: Snapshot): readonly SettingHere[] {
  return form === "variable" ? variableHere(name, snapshot) : keysHere(name, snapshot);
}

function variableHere(name: string, { variables }: Snapshot): readonly SettingHere[] {
  const value = variables.get(name);
  if (value === undefined) return [];
  return [{ provenance: variable(name), value: typeof value === "string" ? withoutUserInfo(value) : null }];
}

/** Read as Python reads them: what another SDK makes of a line is told by its own chain. */
function keysHere(key: string, snapshot: Snapshot): readonly SettingHere[] {
  const { configFile, credentialsFile } = openFullConfig(snapshot, new Set());
  return [configFile, credentialsFile].flatMap(({ document }) =>
    document === null
      ? []
      : [...document.sections.values(), ...(document.defaults === null ? [] : [document.defaults])].flatMap((section) =>
          entriesOf(document, section)
            .filter((entry) => entry.key === key)
            .map((entry) => settingOf(document, section, entry))
            .map((setting) => ({ provenance: setting.provenance, value: shownValue(setting) })),
        ),
  );
}

function shownValue({ value }: Setting): string | null {
  return value.kind === "text" ? withoutUserInfo(value.text) : null;
}

/** An address may carry a name and a password. */
const withoutUserInfo = (text: string): string => text.replace(/\/\/[^/@\s]*@/g, "//…@");
