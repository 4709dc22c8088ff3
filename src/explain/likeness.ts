/** How alike two texts are, 0 to 1, by the words they share (Dice); a word that comes twice counts twice. */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const rest = new Map<string, number>();
  for (const word of left) rest.set(word, (rest.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = rest.get(word) ?? 0;
    if (count === 0) continue;
    rest.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
