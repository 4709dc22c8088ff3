/** Seconds by which this machine is ahead of an answer's Date; null: it had none that is a date. */
export function clockSkewOf(date: string | undefined, heardAt: number): number | null {
  const told = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return null;
  // A Date counts whole seconds, cut off: within one of them nothing can be told.
  const ahead = heardAt - told;
  return ahead >= 0 && ahead < 1000 ? 0 : Math.round(ahead / 1000);
}
