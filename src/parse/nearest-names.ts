/** Names close enough to be what was meant: case aside equal, one within the other, or few edits away; best first. */
export function nearestNames(wanted: string, names: readonly string[]): readonly string[] {
  const target = wanted.trim().toLowerCase();
  if (target === "") return [];
  const farthest = Math.max(1, Math.floor(target.length / 3));
  return names
    .map((name) => ({ name, distance: distanceOf(target, name.trim().toLowerCase(), farthest) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

function distanceOf(a: string, b: string, farthest: number): number {
  if (a === b) return 0;
  if (a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a))) return 1;
  // So many edits at least: letters of a value of megabytes are not counted one by one.
  if (Math.abs(a.length - b.length) > farthest) return a.length + b.length;
  return editDistance(a, b);
}

/** Damerau's distance (optimal string alignment): insert, delete, change, or swap two neighbours. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] as number) + 1, (last[j] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] as number) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
