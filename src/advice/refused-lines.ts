import type { Change } from "../model/finding.ts";
import type { Checkup, SettingsFile } from "./checkup.ts";
import { type Fault, faultBetween, faultOf, withChanges } from "./fault-of.ts";
import { blocksOf, blocksRepeating } from "./settings-blocks.ts";

const known = new WeakMap<SettingsFile, ReadonlySet<number>>();

/** Lines for which some SDK refuses a file as a whole: stray ones, a key's second, a section's second. */
function refusedLines(file: SettingsFile): ReadonlySet<number> {
  const lines = known.get(file) ?? new Set([...strayLines(file), ...secondKeys(file), ...secondSections(file)]);
  known.set(file, lines);
  return lines;
}

const strayLines = ({ text }: SettingsFile): readonly number[] =>
  text.kinds.has("junk") ? text.lines.flatMap(({ kind, line }) => (kind === "junk" ? [line] : [])) : [];

const secondKeys = (file: SettingsFile): readonly number[] =>
  blocksRepeating([file]).flatMap(({ settings }) => {
    const keys = new Set<string>();
    return settings.flatMap(({ key, line }) => {
      const name = key.toLowerCase();
      if (keys.has(name)) return [line];
      keys.add(name);
      return [];
    });
  });

function secondSections(file: SettingsFile): readonly number[] {
  const titles = new Set<string>();
  return blocksOf(file).flatMap((block) => {
    if (titles.has(block.header.title)) return block.lines;
    titles.add(block.header.title);
    return [];
  });
}

/**
 * What lines to take out do, as if they were the last that are refused: a file with three of them is refused still once the
 * first is gone, and all three are to be told of at once.
 */
export function faultOfLines(
  checkup: Checkup,
  change: Extract<Change, { kind: "delete-lines" }>,
  profile: string | null,
): Fault {
  const own = new Set(change.lines);
  const others = checkup.files.flatMap((file): readonly Change[] => {
    const lines = [...refusedLines(file)].filter((line) => file.path !== change.path || !own.has(line));
    return lines.length === 0 ? [] : [{ kind: "delete-lines", path: file.path, lines: lines.sort((a, b) => a - b) }];
  });
  const mended = withChanges(checkup.snapshot, [change]);
  const alone = faultBetween(checkup, checkup.toldOn, checkup.snapshot, mended, profile);
  if (alone.stopped.length > 0) return alone;
  if (others.length > 0) {
    const before = withChanges(checkup.snapshot, others);
    const after = withChanges(checkup.snapshot, withLines(others, change));
    const asLast = faultBetween(checkup, checkup.toldOn, before, after, profile);
    if (asLast.stopped.length > 0) return asLast;
  }
  return faultOf(checkup, mended, profile);
}

/** Lines of one file go at once: each change counts them anew. */
function withLines(others: readonly Change[], change: Extract<Change, { kind: "delete-lines" }>): readonly Change[] {
  const same = others.find((other) => "path" in other && other.path === change.path);
  const lines = [...(same?.kind === "delete-lines" ? same.lines : []), ...change.lines].sort((a, b) => a - b);
  return [...others.filter((other) => other !== same), { ...change, lines }];
}
