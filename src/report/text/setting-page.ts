import { groupedBy } from "../../parse/grouped.ts";
import { shortKeyId } from "../../advice/actor-of.ts";
import type { SettingPage, SettingPlace, SettingReader } from "../../explain/settings/setting-page.ts";
import { type Line, type Terminal, columnsOf, padded, piece, renderLines, wrapped } from "../screen.ts";
import { paragraph } from "./explanation.ts";
import { SOURCE_NAMES, placeAndSection } from "./words.ts";

const LABEL = 9;

/** A setting: what it is set to here, then who looks it up, those together that do alike. */
export function renderSettingPage(page: SettingPage, home: string, terminal: Terminal): string {
  const width = Math.min(terminal.width, 120);
  const { words, related } = page;
  const lines: Line[] = [
    [piece(page.name, "strong"), piece(page.form === "variable" ? "  variable" : "  key of the files")],
    ...paragraph(page.description, width, "plain", 0),
    [],
    ...hereLines(page, home, width),
    ...(words === null ? [] : labelled("Words", words, width)),
    ...(related.length === 0 ? [] : labelled("Related", related.join(", "), width)),
    [],
    ...paragraph(readersHead(page), width, "strong", 0),
    ...readerLines(page, width),
  ];
  return renderLines(lines, terminal);
}

/** More than fit on a screen are counted. */
const MOST_PLACES = 12;

export function hereLines(
  { here, form, name }: Pick<SettingPage, "here" | "form" | "name">,
  home: string,
  width: number,
): readonly Line[] {
  if (here.length === 0) return labelled("Here", form === "variable" ? "not set" : "in neither file", width);
  const shown = here.slice(0, MOST_PLACES);
  const left = here.length - shown.length;
  const places = shown.map(({ provenance }) => placeAndSection(provenance, home));
  const column = Math.max(...places.map(columnsOf));
  return [
    ...shown.flatMap(({ value }, index) => {
      const told =
        value === null
          ? "set, not shown"
          : name.endsWith("access_key_id") || name.endsWith("ACCESS_KEY_ID")
            ? shortKeyId(value)
            : value;
      return labelled(index === 0 ? "Here" : "", `${padded(places[index] ?? "", column)}  ${told}`, width, true);
    }),
    ...(left === 0 ? [] : labelled("", `and ${left} more`, width)),
  ];
}

export const labelled = (label: string, text: string, width: number, whole = false): readonly Line[] =>
  (whole ? [text] : wrapped(text, Math.max(24, width - LABEL))).map((line, index) => [
    piece((index === 0 ? label : "").padEnd(LABEL), "accent"),
    piece(line),
  ]);

/** Who does not is what surprises. */
function readersHead({ readers, notReadBy, followedInPart }: SettingPage): string {
  const all = readers.length + notReadBy.length;
  const where = followedInPart ? " on the way to credentials, region and STS" : "";
  if (readers.length === 0) return `None of ${all} SDKs looks it up${where}.`;
  if (notReadBy.length === 0) return `All ${all} SDKs look it up${where}.`;
  return `${readers.length} of ${all} SDKs look it up${where}; not ${notReadBy.join(", ")}.`;
}

/** SDKs that use it for the same by the same rule stand together, each with its turn. */
function readerLines({ readers }: SettingPage, width: number): readonly Line[] {
  const alike = groupedBy(readers, ({ places, rule }) => JSON.stringify([places.map(({ use }) => use), rule]));
  return [...alike.values()].flatMap((group) => {
    const [{ places, rule }] = group as readonly [SettingReader, ...SettingReader[]];
    return [
      [],
      ...paragraph(`${namesAndTurns(group)}: ${places.map(useWords).join(", ")}`, width, "plain", 2),
      ...(rule === null ? [] : paragraph(rule, width, "plain", 5)),
    ];
  });
}

/** "boto3, aws-cli-v1 (step 5 of 14), rust (step 4 of 12)" */
function namesAndTurns(group: readonly SettingReader[]): string {
  const byTurn = groupedBy(group, ({ places, of }) => {
    const orders = places.flatMap(({ order }) => order ?? []);
    return orders.length === 0 ? "" : ` (step ${orders.join(" and ")} of ${of})`;
  });
  return [...byTurn].map(([turn, readers]) => `${readers.map(({ sdk }) => sdk).join(", ")}${turn}`).join(", ");
}

const USE_WORDS = {
  profile: "the choice of the profile",
  files: "where the files are",
  region: "the region",
  client: "its clients",
} as const;

const useWords = ({ use }: SettingPlace): string => ({ ...USE_WORDS, ...SOURCE_NAMES })[use];
