import { holds, Texts } from './texts.ts';

/**
 * Texts that are found again by what they say, of several equal ones the last: a hash table of their numbers, which
 * takes a tenth of a Map's memory and is filled from a snapshot in a few milliseconds.
 */
export class WordTable extends Texts {
  /** A text's number and 1, at the first place from its hash on that was free (0). At most half of them are taken. */
  #slots = new Uint32Array(64);

  constructor(texts = new Texts()) {
    const { bytes, ends } = texts.parts();
    super(bytes, ends);
    this.#fill();
  }

  find(word: string): number | undefined {
    const bytes = Buffer.from(word);
    const number = (this.#slots[this.#slotOf(bytes, 0, bytes.length)] ?? 0) - 1;
    return number < 0 ? undefined : number;
  }

  override push(word: string): number {
    const number = super.push(word);
    if (this.length * 2 > this.#slots.length) this.#fill();
    else this.#enter(number);
    return number;
  }

  #fill(): void {
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(this.length * 3 + 64)));
    for (let number = 0; number < this.length; number++) this.#enter(number);
  }

  #enter(number: number): void {
    this.#slots[this.#slotOf(this.bytes, this.start(number), this.ends.get(number))] = number + 1;
  }

  /** Where the word stands, or would. */
  #slotOf(bytes: Uint8Array, from: number, to: number): number {
    const last = this.#slots.length - 1;
    let slot = hashOf(bytes, from, to) & last;
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return slot;
      const start = this.start(number);
      if (this.ends.get(number) - start === to - from && holds(this.bytes, start, bytes, from, to)) return slot;
      slot = (slot + 1) & last;
    }
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
