/*
 * All mutants stand in one bundle; which of them is awake is one number. The bundle calls these as `$m`.
 */

export interface Switchboard {
  /** The mutant that is awake; 0: none. */
  awake: number;
  /** Told of every place that is reached. */
  reached: ((mutant: number) => void) | null;
  /** Told of every constant that is looked at. */
  looked: ((constant: string) => void) | null;
  is(mutant: number): boolean;
  isAwake(mutant: number): boolean;
  /** An operand, reached where it is not as good as left out already. */
  operand<T>(mutant: number, neutral: unknown, value: T): T;
  used<T>(constant: string, value: T): T;
  /** A condition, inverted. */
  not(mutant: number, value: unknown): unknown;
  /** A name of a variable, key or word, changed. */
  text(mutant: number, value: string): string;
  /** A list in groups: one left out, or two neighbours exchanged. */
  list(left: number, exchanged: number, groups: readonly (readonly unknown[])[]): readonly unknown[];
}

export const switchboard: Switchboard = {
  awake: 0,
  reached: null,
  looked: null,
  isAwake(mutant) {
    return this.awake === mutant;
  },
  operand(mutant, neutral, value) {
    const same = neutral === null ? value === null || value === undefined : Boolean(value) === neutral;
    if (!same) this.reached?.(mutant);
    return value;
  },
  used(constant, value) {
    this.looked?.(constant);
    return value;
  },
  is(mutant) {
    this.reached?.(mutant);
    return this.awake === mutant;
  },
  not(mutant, value) {
    return this.is(mutant) ? !value : value;
  },
  text(mutant, value) {
    return this.is(mutant) ? `${value}_mutated` : value;
  },
  list(left, exchanged, groups) {
    const count = groups.length;
    if (this.reached !== null) {
      for (let i = 0; left > 0 && i < count; i += 1) this.reached(left + i);
      for (let i = 0; exchanged > 0 && i < count - 1; i += 1) this.reached(exchanged + i);
    }
    const gone = left > 0 ? this.awake - left : -1;
    if (gone >= 0 && gone < count) return groups.filter((_, index) => index !== gone).flat();
    const moved = exchanged > 0 ? this.awake - exchanged : -1;
    if (moved < 0 || moved >= count - 1) return groups.flat();
    return [
      ...groups.slice(0, moved),
      ...[groups[moved + 1] ?? [], groups[moved] ?? []],
      ...groups.slice(moved + 2),
    ].flat();
  },
};
