import { groupedBy } from "../../parse/grouped.ts";
import { actorWords } from "../../diagnose/scan/actor-words.ts";
import { folderOf } from "../../diagnose/scan/folder-of.ts";
import { holderOf } from "../../advice/actor-of.ts";
import type { ResolvedSite, Scan, ShellActor } from "../../model/scan.ts";

/** Sites of one folder that act alike. */
export interface ScanGroup {
  readonly who: string;
  readonly kind: GroupKind;
  /** Who the same SDK acts as here without the code; null: as the code does, or that cannot be told. */
  readonly shell: string | null;
  /** Those that the code pins, in the order met. */
  readonly regions: readonly string[];
  /** `allowed_account_ids`: which account that is, only AWS can tell. */
  readonly accountListsOpen: readonly string[];
  /** `app.py:14`, from the folder; each line once. */
  readonly places: readonly string[];
}

export type GroupKind = "fails" | "pinned" | "shell" | "unknown";

export interface ScanFolder {
  readonly path: string;
  readonly groups: readonly ScanGroup[];
}

/** Who acts as whom, folder by folder. */
export function scanFolders({ sites, shells }: Pick<Scan, "sites" | "shells">): readonly ScanFolder[] {
  return [...groupedBy(sites, ({ path }) => folderOf(path))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, own]) => ({ path, groups: groupsOf(own, path, shells) }));
}

function groupsOf(sites: readonly ResolvedSite[], folder: string, shells: readonly ShellActor[]): readonly ScanGroup[] {
  const groups = groupedBy(sites, (site) => JSON.stringify([whoOf(site), shellOf(site, shells)]));
  return [...groups.values()].map((own) => groupOf(own, folder, shells)).sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

const ORDER: Readonly<Record<GroupKind, number>> = { fails: 0, pinned: 1, unknown: 2, shell: 3 };

function groupOf(sites: readonly ResolvedSite[], folder: string, shells: readonly ShellActor[]): ScanGroup {
  const [first] = sites as readonly [ResolvedSite];
  const regions = sites.flatMap(({ region }) => (region?.pinned === true ? [region.name] : []));
  const length = folder === "./" ? 0 : folder.length;
  const places = sites.map(({ path, site }) => `${path.slice(length)}:${site.line}`);
  return {
    who: whoOf(first),
    kind: groupKindOf(first),
    shell: shellOf(first, shells),
    regions: [...new Set(regions)],
    accountListsOpen: [...new Set(sites.flatMap((site) => site.accountListsOpen))],
    places: [...new Set(places)],
  };
}

export function groupKindOf({ actor, pinned }: ResolvedSite): GroupKind {
  switch (actor.kind) {
    case "fails":
    case "refused":
      return pinned || actor.kind === "refused" ? "fails" : "shell";
    case "acts":
      if (!pinned) return "shell";
      return actor.resolution.winner === null ? "fails" : "pinned";
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

function whoOf(site: ResolvedSite): string {
  const words = actorWords(site);
  const kind = groupKindOf(site);
  if (kind === "shell") return `as your shell: ${words.replace(NOBODY, "")}`;
  return kind === "fails" ? words.replace(NOBODY, "fails: ") : words;
}

/** What comes behind it is what is to be said. */
export const NOBODY = /^nobody: /;

function shellOf({ unlikeShell, site }: ResolvedSite, shells: readonly ShellActor[]): string | null {
  if (!unlikeShell) return null;
  const winner = shells.find(({ sdk }) => sdk === site.sdk)?.resolution.winner ?? null;
  return winner === null ? "no credentials" : (holderOf(winner) ?? winner.source);
}
