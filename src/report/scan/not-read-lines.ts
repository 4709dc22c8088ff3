import { groupedBy } from "../../parse/grouped.ts";
import type { NotRead, SourceReading } from "../../model/scan.ts";
import { counted } from "./headline.ts";

const WORDS = {
  "too-large": "larger than 1 MB",
  binary: "binary",
  "no-regular-file": "no regular file",
  unreadable: "not readable",
  "unreadable-folder": "a folder that is not readable",
  "too-many-entries": "beyond two million entries",
  absent: "not there",
  "not-parsed": "not parsed in time",
  "time-up": "nothing from here on, the time being up",
  "no-reader": "of no language that is read",
} as const satisfies Readonly<Record<NotRead["why"], string>>;

/** Named in a line; the rest is counted. */
const MOST_NAMED = 3;

/** What was not read, a sentence each. */
export function notReadLines(reading: SourceReading, verbose: boolean): readonly string[] {
  return [
    ...withoutGrammars(reading),
    ...byReason(reading.notRead, verbose),
    ...otherLanguages(reading),
    ...ignored(reading),
  ];
}

function withoutGrammars({ withoutGrammar, grammarInstaller }: SourceReading): readonly string[] {
  if (withoutGrammar.length === 0) return [];
  const files = new Set(withoutGrammar.flatMap((one) => one.files)).size;
  const packages = [...new Set(withoutGrammar.flatMap((one) => one.packages))];
  const languages = withoutGrammar.map(({ language }) => language).join(", ");
  return [
    `${counted(files, "file")} of ${languages}: the grammars are not installed. ${grammarInstaller} ${packages.join(" ")}`,
  ];
}

function byReason(notRead: readonly NotRead[], verbose: boolean): readonly string[] {
  return [...groupedBy(notRead, ({ why }) => why)].map(([why, files]) => {
    const named = (verbose ? files : files.slice(0, MOST_NAMED)).map(({ path }) => path);
    const more = files.length - named.length;
    return `${WORDS[why]}: ${named.join(", ")}${more === 0 ? "" : ` and ${more} more`}`;
  });
}

function otherLanguages({ otherLanguages: languages }: SourceReading): readonly string[] {
  if (languages.length === 0) return [];
  return [`no reader yet: ${languages.map(({ name, files }) => `${name} (${counted(files, "file")})`).join(", ")}`];
}

function ignored({ ignored: paths }: SourceReading): readonly string[] {
  if (paths.length === 0) return [];
  const settings = paths.filter((path) => /(?:^|\/)\.env/.test(path));
  const among = settings.length === 0 ? "" : `, ${settings.slice(0, 2).join(" and ")} among them`;
  return [`left out by .gitignore: ${counted(paths.length, "file")}${among}. --all-files reads them`];
}
