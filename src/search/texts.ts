import { Numbers } from './numbers.ts';

/** Numbered texts, in UTF-8 one after another: an object a string costs more than most of them hold. */
export class Texts {
  protected bytes: Buffer;
  /** Text n ends before `ends.get(n)`; the next begins there. */
  protected readonly ends: Numbers;

  constructor(bytes: Buffer = Buffer.alloc(0), ends?: Uint32Array) {
    this.bytes = bytes;
    this.ends = new Numbers(ends);
  }

  get length(): number {
    return this.ends.length;
  }

  get(number: number): string {
    return this.bytes.toString('utf8', this.start(number), this.ends.get(number));
  }

  /** Gives the text's number. */
  push(text: string): number {
    const start = this.start(this.length);
    const end = start + Buffer.byteLength(text);
    if (end > this.bytes.length) {
      const grown = Buffer.alloc(Math.ceil(end * 1.3) + 64);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes.write(text, start);
    this.ends.push(end);
    return this.length - 1;
  }

  /** The numbers of all texts that begin so. Reads them all. */
  startingWith(beginning: string): number[] {
    const wanted = Buffer.from(beginning);
    const found: number[] = [];
    for (let number = 0; number < this.length; number++) {
      const start = this.start(number);
      if (start + wanted.length <= this.ends.get(number) && holds(this.bytes, start, wanted)) found.push(number);
    }
    return found;
  }

  /** The texts and where each ends, as they stand: valid until the next push. */
  parts(): { bytes: Buffer; ends: Uint32Array } {
    return { bytes: this.bytes.subarray(0, this.start(this.length)), ends: this.ends.view() };
  }

  protected start(number: number): number {
    return number === 0 ? 0 : this.ends.get(number - 1);
  }
}

/** Whether these bytes stand at `start`: those of `other` from `from` to `to`, all without. */
export function holds(bytes: Uint8Array, start: number, other: Uint8Array, from = 0, to = other.length): boolean {
  for (let at = from; at < to; at++) if (bytes[start + at - from] !== other[at]) return false;
  return true;
}
