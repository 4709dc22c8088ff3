import type { PlainFile, TextPart } from "./plain-file.ts";

/** The sections of a plain file, each read when it is first asked for. For a list of all, the whole file is read. */
export class SectionsOnDemand<Section> implements ReadonlyMap<string, Section> {
  readonly #file: PlainFile;
  readonly #read: (part?: TextPart) => ReadonlyMap<string, Section>;
  readonly #kind: string;
  readonly #known = new Map<string, Section | undefined>();
  #whole: ReadonlyMap<string, Section> | null = null;

  /**
   * @param read reads a part of the text; without one, all of it.
   * @param kind what stands before these sections' names in their headers, and not in the names themselves.
   */
  constructor(file: PlainFile, read: (part?: TextPart) => ReadonlyMap<string, Section>, kind = "") {
    this.#file = file;
    this.#read = read;
    this.#kind = kind;
  }

  get(name: string): Section | undefined {
    if (this.#known.has(name)) return this.#known.get(name);
    const part = this.#file.part(this.#kind + name);
    const section = part === null ? undefined : this.#read(part).get(name);
    this.#known.set(name, section);
    return section;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    return this.#all().size;
  }

  /** Read up to the first. */
  isEmpty(): boolean {
    for (const part of this.#file.parts()) if (this.#read(part).size > 0) return false;
    return true;
  }

  keys(): MapIterator<string> {
    return this.#all().keys();
  }

  values(): MapIterator<Section> {
    return this.#all().values();
  }

  entries(): MapIterator<[string, Section]> {
    return this.#all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Section]> {
    return this.entries();
  }

  forEach(each: (section: Section, name: string, all: ReadonlyMap<string, Section>) => void): void {
    for (const [name, section] of this.#all()) each(section, name, this);
  }

  #all(): ReadonlyMap<string, Section> {
    this.#whole ??= this.#read();
    return this.#whole;
  }
}
