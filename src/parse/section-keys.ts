/**
 * The keys of a section, in the order in which they stand. Of ten thousand profiles most have the same ones: those share one
 * of these, so that a fault of keys is looked for once. A section may have as many: it is a key below others, until asked.
 */
export class SectionKeys {
  readonly #above: SectionKeys | null;
  readonly #key: string;
  readonly #longer = new Map<string, SectionKeys>();
  #known: Known | null = null;

  private constructor(above: SectionKeys | null, key: string) {
    this.#above = above;
    this.#key = key;
  }

  static none(): SectionKeys {
    return new SectionKeys(null, "");
  }

  /** As written. */
  get written(): readonly string[] {
    return this.#all().written;
  }

  /** In small letters. */
  get names(): readonly string[] {
    return this.#all().names;
  }

  /** One stands twice, in whichever letters. */
  get repeats(): boolean {
    return this.#all().repeats;
  }

  /** One is written in capital letters. */
  get inCapitals(): boolean {
    return this.#all().inCapitals;
  }

  /** `name` in small letters. */
  has(name: string): boolean {
    return this.names.includes(name);
  }

  /** The same with one more below. */
  with(key: string): SectionKeys {
    const known = this.#longer.get(key);
    if (known !== undefined) return known;
    const longer = new SectionKeys(this, key);
    this.#longer.set(key, longer);
    return longer;
  }

  #all(): Known {
    this.#known ??= knownOf(this.#written());
    return this.#known;
  }

  #written(): readonly string[] {
    const written: string[] = [];
    let at: SectionKeys = this;
    while (at.#above !== null) {
      written.push(at.#key);
      at = at.#above;
    }
    return written.reverse();
  }
}

interface Known {
  readonly written: readonly string[];
  readonly names: readonly string[];
  readonly repeats: boolean;
  readonly inCapitals: boolean;
}

function knownOf(written: readonly string[]): Known {
  const names = written.map((key) => key.toLowerCase());
  return {
    written,
    names,
    repeats: new Set(names).size < written.length,
    inCapitals: names.some((name, at) => name !== written[at]),
  };
}
