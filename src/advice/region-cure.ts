import { AWS_REGIONS } from "../model/aws-regions.ts";
import type { Change } from "../model/finding.ts";
import type { RegionChoice } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { nearestNames } from "../parse/nearest-names.ts";
import { type SettingsText, settingsText } from "../parse/settings-text.ts";
import { shapeOf } from "../parse/value-shape.ts";
import { flawsOf } from "./value-flaws.ts";

const ZONE = /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/;

/** Why a name is no region, and the region that was likely meant. */
export interface NoRegion {
  /** "is an availability zone of eu-west-1, no region" */
  readonly words: string;
  readonly isZone: boolean;
  /** Null: none is near. */
  readonly meant: string | null;
}

/** Null: AWS has such a region, or it is none of one's own choice (`aws-global`). */
export function noRegion(name: string): NoRegion | null {
  if (AWS_REGIONS.has(name) || name.includes("global")) return null;
  const zone = ZONE.exec(name)?.[1];
  if (zone !== undefined && AWS_REGIONS.has(zone))
    return { words: `is an availability zone of ${zone}, no region`, isZone: true, meant: zone };
  const meant = nearestNames(name, [...AWS_REGIONS])[0] ?? null;
  const near = meant === null ? "" : `; the nearest is ${meant}`;
  return { words: `is no region that AWS had when this list was made${near}`, isZone: false, meant };
}

/** Whether a name is a slip of the pen, which is to be mended where it stands and not to be written elsewhere too. */
export const isMisspelt = (name: string): boolean =>
  flawsOf(shapeOf(name)).length > 0 || !/^[A-Za-z0-9-]+$/.test(name) || (noRegion(name)?.meant ?? null) !== null;

/**
 * The region that was meant, written where the other one stands; null: it stands in no file and no variable. What is set in
 * below it is a part of the value to Java 2 and Kotlin (lab, `open-00324`, `dev-alpha-00424`): where the first line is right
 * by itself, the others go.
 */
export function regionCure(snapshot: Snapshot, { provenance }: RegionChoice, meant: string | null): Change | null {
  if (meant === null) return null;
  if (provenance?.kind === "variable") return { kind: "set-variable", name: provenance.name, value: meant };
  if (provenance?.kind !== "file" || provenance.key === null) return null;
  const { path, line, key } = provenance;
  const text = settingsText(snapshot.file(path));
  const lines = text === null ? [] : continuedOn(text, line);
  if (lines.length === 0) return { kind: "replace-value", path, line, key, value: meant };
  const first = text?.lines[line - 1];
  const isRight = first?.kind === "setting" && first.value.kind === "text" && first.value.text.trim() === meant;
  return isRight ? { kind: "delete-lines", path, lines } : null;
}

/** The lines below a setting over which its value goes on. */
function continuedOn({ lines }: SettingsText, line: number): readonly number[] {
  const below = lines.slice(line);
  const end = below.findIndex(({ kind }) => kind !== "continuation");
  return below.slice(0, end === -1 ? below.length : end).map((one) => one.line);
}
