/**
 * The keys of a section, in the order in which they stand. Of ten thousand profiles most have the same ones: those share one
 * of these, so that a fault of keys is looked for once.
 */
export class SectionKeys {
  /** As written. */
  readonly written: readonly string[];
  /** In small letters. */
  readonly names: readonly string[];
  /** One stands twice, in whichever letters. */
  readonly repeats: boolean;
  /** One is written in capital letters. */
  readonly inCapitals: boolean;
  readonly #longer = new Map<string, SectionKeys>();

  constructor(written: readonly string[]) {
    this.written = written;
    this.names = written.map((key) => key.toLowerCase());
    this.repeats = new Set(this.names).size < written.length;
    this.inCapitals = this.names.some((name, at) => name !== written[at]);
  }

  /** `name` in small letters. */
  has(name: string): boolean {
    return this.names.includes(name);
  }

  /** The same with one more below. */
  with(key: string): SectionKeys {
    const known = this.#longer.get(key);
    if (known !== undefined) return known;
    const longer = new SectionKeys([...this.written, key]);
    this.#longer.set(key, longer);
    return longer;
  }
}
