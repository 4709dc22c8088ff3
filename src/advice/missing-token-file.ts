import type { Fix } from "../model/finding.ts";
import type { Provenance } from "../model/provenance.ts";
import { fromWorkingFolder } from "../parse/python-path.ts";
import { byHand } from "./by-hand.ts";
import type { Facts } from "./facts.ts";
import { foresee } from "./foresee.ts";
import { settingsFiles } from "./settings-files.ts";
import { shownName } from "./shown-name.ts";

/** A sentence, and what mends it. */
interface MissingTokenFile {
  readonly words: string;
  readonly fix: Fix;
}

/** Of a profile's `web_identity_token_file`; null: the error is about something else, or the file is there. */
export function missingTokenFile(facts: Facts, place: Provenance | null): MissingTokenFile | null {
  if (place?.kind !== "file" || place.key !== "web_identity_token_file") return null;
  const { snapshot } = facts;
  const line = settingsFiles(snapshot).find(({ path }) => path === place.path)?.text.lines[place.line - 1];
  if (line?.kind !== "setting" || line.value.kind !== "text") return null;
  const written = line.value.text;
  const isThere = (path: string): boolean => snapshot.file(fromWorkingFolder(path, snapshot)).state !== "absent";
  if (isThere(written)) return null;
  const names = `web_identity_token_file of profile ${shownName(place.section?.replace(/^profile\s+/, "") ?? "")} names ${written}`;
  const opened = opensTo(written, snapshot.systemHome);
  if (opened !== null && isThere(opened))
    return {
      words: `${names}: no shell opens ${written.startsWith("~") ? "~" : "a variable"} there.`,
      fix: foresee(facts, { kind: "replace-value", path: place.path, line: place.line, key: place.key, value: opened }),
    };
  return {
    words: `${names}, which does not exist.`,
    fix: byHand(
      "have the token put there (in a pod it is the service account's, in a CI job the job writes it), or choose another profile",
    ),
  };
}

/** Null: nothing in it is a shell's. */
function opensTo(path: string, home: string): string | null {
  const opened = path.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/)/, home);
  return opened === path ? null : opened;
}
