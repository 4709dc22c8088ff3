import type { ResolvedSite, ScanFinding } from "../../../model/scan.ts";
import { actorWords } from "../actor-words.ts";
import { folderOf } from "../folder-of.ts";
import { codePlace, distinctPlaces } from "./code-place.ts";

/** Code of one folder and language that acts as several principals: the state in one account, what it describes in another. */
export function identitiesInOneFolder(sites: readonly ResolvedSite[]): readonly ScanFinding[] {
  const folders = new Map<string, ResolvedSite[]>();
  for (const resolved of sites) {
    if (!countsAsIdentity(resolved)) continue;
    const key = JSON.stringify([folderOf(resolved.path), resolved.site.language]);
    folders.set(key, [...(folders.get(key) ?? []), resolved]);
  }
  return [...folders.values()].flatMap(findingOf);
}

/** A role that the code assumes has a caller by design; a session by itself calls nothing. */
function countsAsIdentity({ actor, site }: ResolvedSite): boolean {
  if (site.kind !== "client" && site.kind !== "tool") return false;
  if (actor.kind === "role") return false;
  return actor.kind === "acts" && actor.resolution.winner !== null && (actor.role === null || site.kind === "tool");
}

function findingOf(sites: readonly ResolvedSite[]): readonly ScanFinding[] {
  const actors = new Map<string, ResolvedSite[]>();
  for (const resolved of sites) {
    const key = resolved.actor.kind === "acts" ? resolved.actor.key : "";
    actors.set(key, [...(actors.get(key) ?? []), resolved]);
  }
  const [first] = sites;
  if (actors.size < 2 || first === undefined) return [];
  const words = [...actors.values()].map((group) => {
    const [one] = group;
    return one === undefined ? "" : `${one.site.call} as ${actorWords(one)}`;
  });
  const shown = words.length > 3 ? [...words.slice(0, 2), `${words.length - 2} more`] : words;
  return [
    {
      rule: "identities-in-one-folder",
      severity: "warning",
      message: `${folderOf(first.path)} acts as ${actors.size} principals: ${shown.join("; ")}.`,
      right: "give all of them the same profile, unless it is meant",
      places: distinctPlaces([...actors.values()].flatMap((group) => group.slice(0, 1).map((one) => codePlace(one)))),
    },
  ];
}
