import type { SettingValue } from "../model/settings.ts";
import { plainOrSealed } from "./plain-or-sealed.ts";
import { isPlainValue } from "./value-shape.ts";

/** The keys of a file, each once: a large file has the same few ten thousand times. */
export class WrittenKeys {
  /** What stands under each, by its name in small letters; what follows its equal is left out. */
  readonly values = new Map<string, SettingValue[]>();
  readonly #known = new Map<string, WrittenKey>();

  of(written: string): WrittenKey {
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

export interface KeptValue {
  readonly value: SettingValue;
  /** Nothing is to be said of it but its length. */
  readonly isPlain: boolean;
}

class WrittenKey {
  readonly written: string;
  readonly #name: string;
  readonly #values: SettingValue[];
  #last: KeptValue | null = null;

  constructor(written: string, name: string, values: SettingValue[]) {
    this.written = written;
    this.#name = name;
    this.#values = values;
  }

  /** Equal to the one before, it is the same: regions and sources mostly are. */
  keep(text: string): KeptValue {
    const last = this.#last;
    if (last?.value.kind === "text" && last.value.text === text) return last;
    const kept = { value: plainOrSealed(this.#name, text), isPlain: isPlainValue(text) };
    this.#values.push(kept.value);
    this.#last = kept;
    return kept;
  }
}
