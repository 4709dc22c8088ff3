import type { Change } from "../model/finding.ts";
import type { FileProvenance } from "../model/provenance.ts";
import { nearestNames } from "../parse/nearest-names.ts";
import { settingsText } from "../parse/settings-text.ts";
import type { Facts } from "./facts.ts";
import { sectionMisnamed } from "./misnamed-section.ts";
import { settingsFiles } from "./settings-files.ts";

/** Of a role whose source_profile is not there: the section that was meant, under its right name; else the nearest name. */
export function sourceCure(facts: Facts, place: FileProvenance): Change | null {
  const name = missingSource(facts, place);
  if (name === null) return null;
  const meant = sectionMisnamed(settingsFiles(facts.snapshot), name, facts.home);
  if (meant !== null) return meant.change;
  const near = nearestNames(name, profileNames(facts))[0];
  return near === undefined
    ? null
    : { kind: "replace-value", path: place.path, line: place.line, key: "source_profile", value: near };
}

/** The name that source_profile gives on a line, where no profile has it. */
export function missingSource(facts: Facts, { path, line }: FileProvenance): string | null {
  const setting = settingsText(facts.snapshot.file(path))?.lines[line - 1];
  if (setting?.kind !== "setting" || setting.key !== "source_profile" || setting.value.kind !== "text") return null;
  const name = setting.value.text.trim();
  return name === "" || profileNames(facts).includes(name) ? null : name;
}

const profileNames = ({ chain, snapshot, code }: Facts): readonly string[] =>
  chain.profileNames(chain.open(snapshot, code, new Set()));
