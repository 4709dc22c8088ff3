/** How alike two texts are, 0 to 1, by the words they share (Dice); a word that comes twice counts twice. */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  return left.length === 0 || right.length === 0 ? 0 : (2 * shared(left, right)) / (left.length + right.length);
}

/** How much of a part's words, 0 to 1, stand in the whole. */
export function shareIn(whole: string, part: string): number {
  const words = wordsOf(part);
  return words.length === 0 ? 1 : shared(wordsOf(whole), words) / words.length;
}

function shared(left: readonly string[], right: readonly string[]): number {
  const rest = new Map<string, number>();
  for (const word of left) rest.set(word, (rest.get(word) ?? 0) + 1);
  let count = 0;
  for (const word of right) {
    const left = rest.get(word) ?? 0;
    if (left === 0) continue;
    rest.set(word, left - 1);
    count += 1;
  }
  return count;
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
