/** The highest of version numbers, by their parts as numbers: 2.36.7 is newer than 2.9.1. Null: of none. */
export const newestVersion = (versions: readonly string[]): string | null => versions.toSorted(byParts).at(-1) ?? null;

function byParts(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/\D+/).map(Number)) as [number[], number[]];
  const index = left.findIndex((part, at) => part !== (right[at] ?? -1));
  return index === -1 ? left.length - right.length : (left[index] as number) - (right[index] ?? -1);
}
