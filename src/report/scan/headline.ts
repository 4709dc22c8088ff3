import type { ResolvedSite, Scan } from "../../model/scan.ts";
import type { Style } from "../screen.ts";
import { actorWords } from "../../diagnose/scan/actor-words.ts";
import { NOBODY, groupKindOf } from "./scan-groups.ts";

/** More are counted together. */
const MOST_NAMED = 3;

/** The answer in a sentence. */
export function scanHeadline({ sites, reading, findings }: Scan): { readonly text: string; readonly style: Style } {
  const unread = new Set(reading.withoutGrammar.flatMap(({ files }) => files)).size;
  const missed = [
    ...(unread === 0 ? [] : [`${counted(unread, "file")} could not be read`]),
    ...(reading.notRead.some(({ why }) => why === "time-up") ? ["the time was up before all was read"] : []),
  ].join(", and ");
  if (sites.length === 0)
    return missed === ""
      ? { text: `No AWS client, profile, region or key in ${counted(reading.opened, "file")} read.`, style: "good" }
      : { text: `Nothing can be told: ${missed}.`, style: "warn" };
  const places = new Map(sites.map((site) => [`${site.path}:${site.site.line}`, site]));
  const files = new Set(sites.map(({ path }) => path)).size;
  const parts = partsOf([...places.values()]);
  const style = findings.some(({ severity }) => severity === "error")
    ? "bad"
    : findings.some(({ severity }) => severity === "warning")
      ? "warn"
      : "good";
  const secrets = findings.filter(({ rule }) => rule === "secret-in-code").length;
  const written = secrets === 0 ? "" : ` ${counted(secrets, "secret")} ${secrets === 1 ? "is" : "are"} written out.`;
  return {
    text: `${counted(places.size, "place")} in ${counted(files, "file")}: ${parts.join(", ")}.${written}${missed === "" ? "" : ` ${missed[0]?.toUpperCase()}${missed.slice(1)}.`}`,
    style: style === "good" && missed !== "" ? "warn" : style,
  };
}

function partsOf(sites: readonly ResolvedSite[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const site of sites) counts.set(partOf(site), (counts.get(partOf(site)) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const named = sorted.slice(0, MOST_NAMED).map(([words, count]) => `${count} ${words}`);
  const rest = sorted.slice(MOST_NAMED).reduce((sum, [, count]) => sum + count, 0);
  return rest === 0 ? named : [...named, `${rest} otherwise`];
}

/** In a sentence after a number. */
function partOf(site: ResolvedSite): string {
  switch (groupKindOf(site)) {
    case "shell":
      return `as your shell (${actorWords(site).replace(NOBODY, "")})`;
    case "unknown":
      return "that only the run can tell";
    case "fails":
      return actorWords(site).replace(NOBODY, "would fail: ");
    case "pinned":
      return site.actor.kind === "emulator"
        ? "at an emulator"
        : `as ${actorWords(site).replace(/^(nobody): (.*)$/, "$1 ($2)")}`;
  }
}

export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
