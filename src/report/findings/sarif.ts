import { commandFor } from "../../advice/shell.ts";
import type { Change, Severity } from "../../model/finding.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Report } from "../../model/report.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { isTextChange } from "../../parse/changed-text.ts";
import { type TextReplacement, textReplacements } from "../../parse/text-replacements.ts";
import { renderJson } from "../json.ts";
import { harmless } from "../screen.ts";
import { placeWords } from "../text/words.ts";
import { fingerprints } from "./fingerprint.ts";
import { type PlaceInTree, inTree } from "./in-tree.ts";
import { wellFormed } from "./well-formed.ts";
import { type ReportItem, pageOf, reportItems } from "./report-items.ts";

/**
 * SARIF 2.1.0 (OASIS standard). Only files of the working tree are physical locations: viewers open nothing else. `snapshot`
 * is the machine that the fixes are for; null: no fix is told.
 */
export function renderSarif(report: Report, snapshot: Snapshot | null): string {
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
        results: items.map((item, index) =>
          resultOf(item, { ruleIndex: ids.indexOf(item.id), name: names[index] ?? "", report, snapshot }),
        ),
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

interface Around {
  readonly ruleIndex: number;
  readonly name: string;
  readonly report: Report;
  readonly snapshot: Snapshot | null;
}

function resultOf(item: ReportItem, { ruleIndex, name, report, snapshot }: Around) {
  const { id, severity, message, places, fix, sdks, allowed } = item;
  const here = places.flatMap((place) => inTree(place, report) ?? []);
  const elsewhere = places.filter((place) => inTree(place, report) === null);
  const [first, ...related] = here;
  const cure = fix === null || snapshot === null ? null : fixOf(fix.change, report, snapshot);
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
    ...(cure === null ? {} : { fixes: [cure] }),
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

/** A change to a file of the working tree; null: it is none, or would tell what may be secret. */
function fixOf(change: Change, report: Report, snapshot: Snapshot) {
  if (!isTextChange(change)) return null;
  const found = inTree({ kind: "file", path: change.path, line: 1, column: 1, section: null, key: null }, report);
  const view = snapshot.file(change.path);
  if (found === null || view.state !== "text") return null;
  const replacements = textReplacements(view, change) ?? [];
  if (replacements.length === 0) return null;
  return {
    description: { text: harmless(commandFor(change, "posix")) },
    artifactChanges: [{ artifactLocation: artifact(found), replacements: replacements.map(replacementOf) }],
  };
}

function replacementOf(step: TextReplacement) {
  switch (step.kind) {
    // No region of text holds the mark: it is three bytes of UTF-8.
    case "byte-order-mark":
      return { deletedRegion: { byteOffset: 0, byteLength: 3 } };
    case "text": {
      const { from, to, inserted } = step;
      return {
        deletedRegion: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
        ...(inserted === "" ? {} : { insertedContent: { text: inserted } }),
      };
    }
  }
}
