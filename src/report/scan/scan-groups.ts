import { actorWords } from "../../diagnose/scan/actor-words.ts";
import { folderOf } from "../../diagnose/scan/folder-of.ts";
import type { ResolvedSite } from "../../model/scan.ts";

/** Sites of one folder that act alike. */
export interface ScanGroup {
  readonly who: string;
  readonly kind: GroupKind;
  readonly unlikeShell: boolean;
  /** Those that the code pins, in the order met. */
  readonly regions: readonly string[];
  /** `app.py:14`, from the folder; each line once. */
  readonly places: readonly string[];
}

export type GroupKind = "fails" | "pinned" | "shell" | "unknown";

export interface ScanFolder {
  readonly path: string;
  readonly groups: readonly ScanGroup[];
}

/** Who acts as whom, folder by folder. */
export function scanFolders(sites: readonly ResolvedSite[]): readonly ScanFolder[] {
  const folders = new Map<string, ResolvedSite[]>();
  for (const site of sites) {
    const folder = folderOf(site.path);
    folders.set(folder, [...(folders.get(folder) ?? []), site]);
  }
  return [...folders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, own]) => ({ path, groups: groupsOf(own, path) }));
}

function groupsOf(sites: readonly ResolvedSite[], folder: string): readonly ScanGroup[] {
  const groups = new Map<string, ResolvedSite[]>();
  for (const site of sites) {
    const key = JSON.stringify([whoOf(site), site.unlikeShell]);
    groups.set(key, [...(groups.get(key) ?? []), site]);
  }
  return [...groups.values()].map((own) => groupOf(own, folder)).sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

const ORDER: Readonly<Record<GroupKind, number>> = { fails: 0, pinned: 1, unknown: 2, shell: 3 };

function groupOf(sites: readonly ResolvedSite[], folder: string): ScanGroup {
  const [first] = sites as readonly [ResolvedSite];
  const regions = sites.flatMap(({ region }) => (region?.pinned === true ? [region.name] : []));
  const length = folder === "./" ? 0 : folder.length;
  const places = sites.map(({ path, site }) => `${path.slice(length)}:${site.line}`);
  return {
    who: whoOf(first),
    kind: groupKindOf(first),
    unlikeShell: first.unlikeShell,
    regions: [...new Set(regions)],
    places: [...new Set(places)],
  };
}

export function groupKindOf({ actor, pinned }: ResolvedSite): GroupKind {
  switch (actor.kind) {
    case "fails":
    case "refused":
      return pinned || actor.kind === "refused" ? "fails" : "shell";
    case "acts":
      return pinned ? "pinned" : "shell";
    case "role":
    case "unsigned":
    case "emulator":
    case "reader-unknown":
    case "elsewhere":
      return "pinned";
    case "run-decides":
      return "unknown";
  }
}

const whoOf = (site: ResolvedSite): string =>
  groupKindOf(site) === "shell" ? `as your shell: ${actorWords(site)}` : actorWords(site);
