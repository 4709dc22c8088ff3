import { commandFor } from "../../advice/shell.ts";
import type { Change, Severity } from "../../model/finding.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Report } from "../../model/report.ts";
import { renderJson } from "../json.ts";
import { harmless } from "../screen.ts";
import { placeWords } from "../text/words.ts";
import { fingerprints } from "./fingerprint.ts";
import { type PlaceInTree, inTree } from "./in-tree.ts";
import { wellFormed } from "./well-formed.ts";
import { type ReportItem, pageOf, reportItems } from "./report-items.ts";

/** SARIF 2.1.0 (OASIS standard). Only files of the working tree are physical locations: viewers open nothing else. */
export function renderSarif(report: Report): string {
  const items = reportItems(report);
  const ids = [...new Set(items.map(({ id }) => id))];
  const names = fingerprints(items, report);
  return `${renderJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "awswho",
            ...(/^\d/.test(report.version) ? { semanticVersion: report.version } : {}),
            rules: ids.map(ruleOf),
          },
        },
        // Columns are counted as JavaScript counts.
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The top of the working tree." } } },
        results: items.map((item, index) => resultOf(item, ids.indexOf(item.id), names[index] ?? "", report)),
      },
    ],
  })}\n`;
}

const LEVELS = { error: "error", warning: "warning", note: "note" } as const satisfies Record<Severity, string>;

function ruleOf(id: string) {
  const { title, why } = pageOf(id);
  const more = id.startsWith("check-") ? "" : ` More: awswho explain ${id}`;
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: { text: `${title}. ${why}${more}` },
  };
}

function resultOf(item: ReportItem, ruleIndex: number, name: string, report: Report) {
  const { id, severity, message, places, fix, sdks, allowed } = item;
  const here = places.flatMap((place) => inTree(place, report) ?? []);
  const elsewhere = places.filter((place) => inTree(place, report) === null);
  const [first, ...related] = here;
  const replaced = fix === null ? null : fileChange(fix.change, places, report);
  const todo = fix === null ? "" : ` To do: ${commandFor(fix.change, "posix")}`;
  return {
    ruleId: id,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: harmless(message + whereWords(elsewhere, report) + todo) },
    locations: first === undefined ? elsewhere.slice(0, 1).map((place) => logical(place, report)) : [physical(first)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((place, id) => ({ id, ...physical(place) })) }),
    partialFingerprints: { "awswho/v1": name },
    ...(allowed ? { suppressions: [{ kind: "external", justification: "allowed by .awswhorc or --allow" }] } : {}),
    ...(sdks.length === 0 ? {} : { properties: { sdks } }),
    ...(replaced === null ? {} : { fixes: [replaced] }),
  };
}

const whereWords = (places: readonly Provenance[], { examination }: Report): string =>
  places.length === 0
    ? ""
    : ` Where: ${[...new Set(places.map((place) => placeWords(place, examination.home)))].join(", ")}.`;

const artifact = ({ path }: PlaceInTree) => ({
  // A path as a URI: each of its names encoded.
  uri: path
    .split("/")
    .map((name) => encodeURIComponent(wellFormed(name)))
    .join("/"),
  uriBaseId: "%SRCROOT%",
});

const physical = (found: PlaceInTree) => ({
  physicalLocation: {
    artifactLocation: artifact(found),
    region: { startLine: found.place.line, startColumn: found.place.column },
  },
});

const logical = (place: Provenance, { examination }: Report) => ({
  logicalLocations: [{ fullyQualifiedName: harmless(placeWords(place, examination.home)), kind: place.kind }],
});

/** A change to a file of the working tree as replacements; null: it is none, or its place in the line is not known. */
function fileChange(change: Change, places: readonly Provenance[], report: Report) {
  if (!("path" in change)) return null;
  const found = inTree({ kind: "file", path: change.path, line: 1, column: 1, section: null, key: null }, report);
  const replacements = replacementsOf(change, places);
  if (found === null || replacements.length === 0) return null;
  return {
    description: { text: harmless(commandFor(change, "posix")) },
    artifactChanges: [{ artifactLocation: artifact(found), replacements }],
  };
}

function replacementsOf(change: Change, places: readonly Provenance[]) {
  switch (change.kind) {
    case "delete-lines":
      return change.lines.map((line) => ({
        deletedRegion: { startLine: line, startColumn: 1, endLine: line + 1, endColumn: 1 },
      }));
    case "insert-lines":
      return [
        {
          deletedRegion: {
            startLine: change.below + 1,
            startColumn: 1,
            endLine: change.below + 1,
            endColumn: 1,
          },
          insertedContent: { text: change.lines.map((line) => `${line}\n`).join("") },
        },
      ];
    case "replace-value": {
      const value = places.find(
        (place) => place.kind === "file" && place.path === change.path && place.line === change.line,
      );
      // Without a last column the region goes on to the line's end.
      return value?.kind === "file" && value.key !== null
        ? [
            {
              deletedRegion: { startLine: change.line, startColumn: value.column },
              insertedContent: { text: change.value },
            },
          ]
        : [];
    }
    default:
      return [];
  }
}
