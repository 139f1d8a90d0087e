/** Where the numbers of a list stand: bytes `from` (inclusive) to `to` (exclusive). */
export type ByteRange = { bytes: Uint8Array; from: number; to: number };

/** A list that grew since the lists were last packed. */
type Tail = { bytes: Uint8Array; used: number };

const nothing = new Uint8Array(0);

/**
 * Many lists of non-negative numbers, each number in 7-bit groups, lowest first, the high bit saying "more follows"
 * (so 1 byte below 128, 2 below 16,384). Lists stand packed one after another in one array; what is appended waits in
 * a tail of its own until {@link pack}. One array for all, because an object a list costs more than most lists hold.
 */
export class ByteLists {
  #packed: Uint8Array;
  /** List n is packed from `#starts[n]` to `#starts[n + 1]`. */
  #starts: Uint32Array;
  #tails = new Map<number, Tail>();
  #tailBytes = 0;
  length: number;

  constructor(packed: Uint8Array = nothing, starts: Uint32Array = new Uint32Array(1)) {
    this.#packed = packed;
    this.#starts = starts;
    this.length = starts.length - 1;
  }

  append(list: number, numbers: readonly number[]): void {
    const tail = this.#tail(list, numbers.length * 5);
    for (const number of numbers) {
      let rest = number;
      while (rest > 127) {
        tail.bytes[tail.used++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      tail.bytes[tail.used++] = rest;
    }
  }

  /** The packed part of a list. Its numbers end with the range. */
  packed(list: number): ByteRange {
    return list < this.#starts.length - 1
      ? { bytes: this.#packed, from: this.#starts[list] ?? 0, to: this.#starts[list + 1] ?? 0 }
      : { bytes: nothing, from: 0, to: 0 };
  }

  /** What was appended to a list since it was packed; follows the packed part. */
  tail(list: number): ByteRange {
    const tail = this.#tails.get(list);
    return tail === undefined ? { bytes: nothing, from: 0, to: 0 } : { bytes: tail.bytes, from: 0, to: tail.used };
  }

  /** All numbers of a list. For short lists; the scorer reads the ranges itself. */
  numbers(list: number): number[] {
    const numbers: number[] = [];
    this.some(list, (number) => {
      numbers.push(number);
      return false;
    });
    return numbers;
  }

  /** Whether any number of a list, told with its place, is wanted. Reads no further than the first that is. */
  some(list: number, isWanted: (number: number, place: number) => boolean): boolean {
    let place = 0;
    for (const { bytes, from, to } of [this.packed(list), this.tail(list)]) {
      let at = from;
      while (at < to) {
        let byte = bytes[at++] ?? 0;
        let number = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] ?? 0;
          number |= (byte & 127) << shift;
        }
        if (isWanted(number, place++)) return true;
      }
    }
    return false;
  }

  /** Packs when the tails have become a burden; the cost stays in proportion to what was appended. */
  packIfGrown(): void {
    if (this.#tailBytes > 4_000_000 + this.#packed.length / 2) this.pack();
  }

  /** Puts all lists one after another again. */
  pack(): void {
    if (this.#tails.size === 0) return;
    let size = this.#packed.length;
    for (const tail of this.#tails.values()) size += tail.used;
    const packed = new Uint8Array(size);
    const starts = new Uint32Array(this.length + 1);
    let at = 0;
    for (let list = 0; list < this.length; list++) {
      starts[list] = at;
      for (const { bytes, from, to } of [this.packed(list), this.tail(list)]) {
        if (from === to) continue;
        packed.set(bytes.subarray(from, to), at);
        at += to - from;
      }
    }
    starts[this.length] = at;
    this.#packed = packed;
    this.#starts = starts;
    this.#tails.clear();
    this.#tailBytes = 0;
  }

  /** The two arrays that make these lists again. Packs first. */
  parts(): { packed: Uint8Array; starts: Uint32Array } {
    this.pack();
    return { packed: this.#packed, starts: this.#starts };
  }

  #tail(list: number, room: number): Tail {
    const tail = this.#tails.get(list);
    if (tail === undefined) {
      const fresh = { bytes: new Uint8Array(Math.max(room, 12)), used: 0 };
      this.#tails.set(list, fresh);
      this.#tailBytes += fresh.bytes.length;
      if (list >= this.length) this.length = list + 1;
      return fresh;
    }
    if (tail.used + room > tail.bytes.length) {
      const grown = new Uint8Array(Math.max(tail.used + room, tail.bytes.length * 2));
      grown.set(tail.bytes);
      this.#tailBytes += grown.length - tail.bytes.length;
      tail.bytes = grown;
    }
    return tail;
  }
}
