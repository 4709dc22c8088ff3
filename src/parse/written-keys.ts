import type { SettingValue } from "../model/settings.ts";
import { plainOrSealed } from "./plain-or-sealed.ts";
import { isPlainValue } from "./value-shape.ts";

/** The keys of a file, each once: a large file has the same few ten thousand times. */
export class WrittenKeys {
  /** What stands under each, by its name in small letters; what follows its equal is left out. */
  readonly values = new Map<string, SettingValue[]>();
  readonly #known = new Map<string, WrittenKey>();
  #above: WrittenKey | null = null;

  /** The key that stands from one offset to another. Mostly it is the one that stood below the same one before. */
  at(text: string, from: number, to: number): WrittenKey {
    const likely = this.#above?.below ?? null;
    const key = likely?.isAt(text, from, to) ? likely : this.#of(text.slice(from, to));
    if (this.#above !== null) this.#above.below = key;
    this.#above = key;
    return key;
  }

  #of(written: string): WrittenKey {
    const known = this.#known.get(written);
    if (known !== undefined) return known;
    const name = written.toLowerCase();
    const values = this.values.get(name) ?? [];
    this.values.set(name, values);
    const key = new WrittenKey(written, name, values);
    this.#known.set(written, key);
    return key;
  }
}

interface KeptValue {
  readonly value: SettingValue;
  /** Nothing is to be said of it but its length. */
  readonly isPlain: boolean;
}

class WrittenKey {
  readonly written: string;
  readonly #name: string;
  readonly #values: SettingValue[];
  /** The key that stood below it the last time. */
  below: WrittenKey | null = null;
  #last: KeptValue | null = null;

  constructor(written: string, name: string, values: SettingValue[]) {
    this.written = written;
    this.#name = name;
    this.#values = values;
  }

  isAt(text: string, from: number, to: number): boolean {
    return to - from === this.written.length && text.startsWith(this.written, from);
  }

  /** The value from one offset to another. Equal to the one before, it is the same: regions and sources mostly are. */
  keep(text: string, from: number, to: number): KeptValue {
    const last = this.#last;
    if (last?.value.kind === "text" && last.value.text.length === to - from && text.startsWith(last.value.text, from))
      return last;
    const written = text.slice(from, to);
    const kept = { value: plainOrSealed(this.#name, written), isPlain: isPlainValue(written) };
    this.#values.push(kept.value);
    this.#last = kept;
    return kept;
  }
}
