const FIRST_SIZE = 256;

/** A growing column of whole numbers, outside of what the garbage collector has to walk. */
export class IntColumn {
  length = 0;
  #values = new Int32Array(FIRST_SIZE);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }
}
