import { groupedBy } from "../../parse/grouped.ts";
import type { SeenCall } from "../../model/trace.ts";
import { type Line, columnsOf, padded, piece, wrapped } from "../screen.ts";

/** A line for each region and service. */
export function callLines(calls: readonly SeenCall[], width: number): readonly Line[] {
  const groups = groupedBy(calls, ({ region, service }) => JSON.stringify([region, service]));
  const rows = [...groups.values()].sort(([a], [b]) => compared(a?.region ?? "", b?.region ?? ""));
  const regions = Math.max(...rows.map(([call]) => columnsOf(call?.region ?? "-")));
  const services = Math.max(...rows.map(([call]) => columnsOf(call?.service ?? "")));
  const indent = 4 + regions + 2 + services + 2;
  return rows.flatMap((row, at) => {
    const { region = null, service = "" } = row[0] ?? {};
    const isNew = at === 0 || rows[at - 1]?.[0]?.region !== region;
    const bad = row.some(({ errors }) => errors.length > 0);
    return wrapped(row.map(callWords).join(", "), Math.max(24, width - indent)).map((text, index) => [
      piece(`    ${padded(index === 0 && isNew ? (region ?? "-") : "", regions)}  `, "dim"),
      piece(`${padded(index === 0 ? service : "", services)}  `, "strong"),
      piece(text, bad ? "warn" : "plain"),
    ]);
  });
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `ListBuckets`, `Scan ×3 (2 failed: AccessDeniedException)`. */
function callWords({ operation, count, errors }: SeenCall): string {
  const failed = errors.reduce((sum, error) => sum + error.count, 0);
  const codes = errors.map(({ code }) => code).join(", ");
  const how = failed === 0 ? "" : failed === count ? ` (${codes})` : ` (${failed} failed: ${codes})`;
  return `${operation}${count === 1 ? "" : ` ×${count}`}${how}`;
}
