/** A growing column of 32-bit unsigned numbers: 4 bytes a value, where an array of numbers takes 8 to 16. */
export class Numbers {
  #values: Uint32Array;
  length: number;

  constructor(values: Uint32Array = new Uint32Array(0)) {
    this.#values = values;
    this.length = values.length;
  }

  get(position: number): number {
    return this.#values[position] ?? 0;
  }

  set(position: number, value: number): void {
    this.#values[position] = value;
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(Math.ceil(this.length * 1.3) + 64);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  /** The values as they stand; valid until the next push. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}
