/** Numbers from 0 to 1, the same ones for the same seed: what a check finds once it finds again. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
