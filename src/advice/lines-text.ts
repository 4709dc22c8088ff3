/** "line 4", "lines 4-7", "lines 4, 7, 10". */
export function linesText(lines: readonly number[]): string {
  const [first, ...rest] = lines;
  if (first === undefined) return "no line";
  const last = lines.at(-1) as number;
  if (rest.length === 0) return `line ${first}`;
  return last - first === rest.length ? `lines ${first}-${last}` : `lines ${lines.join(", ")}`;
}
