import { nameMark, wordsOf } from './analysis.ts';
import { codes, type PaperIndex } from './paper-index.ts';

/** A paper's terms with the place of each. Places of different parts and fields are never next to each other. */
export type Positions = {
  terms: Int32Array;
  places: Int32Array;
  fieldBits: Uint8Array;
  parts: Int32Array;
  length: number;
};

/** Keeps phrases from running over the end of a title, a keyword or a name. */
const partGap = 16;

/**
 * Decodes a paper's sequence. `into` is filled again instead of making new arrays: for readers that keep nothing and
 * read many papers for one answer.
 */
export function positionsOf(index: PaperIndex, paper: number, into?: Positions): Positions {
  let found = into ?? emptyPositions(0);
  found.length = 0;
  let place = 0;
  let bit = 1;
  let part = 0;
  for (const { bytes, from, to } of [index.sequences.packed(paper), index.sequences.tail(paper)]) {
    if (found.terms.length < to - from) found = emptyPositions(to - from);
    let at = from;
    while (at < to) {
      let byte = bytes[at++] ?? 0;
      let code = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        code |= (byte & 127) << shift;
      }
      if (code >= codes.firstTerm) {
        found.terms[found.length] = code - codes.firstTerm;
        found.places[found.length] = place++;
        found.fieldBits[found.length] = bit;
        found.parts[found.length] = part;
        found.length++;
      } else if (code === codes.gap) place++;
      else if (code === codes.samePlace) place--;
      else {
        place += partGap;
        if (code === codes.nextPart) part++;
        else bit <<= 1;
      }
    }
  }
  return found;
}

export const emptyPositions = (room: number): Positions => ({
  terms: new Int32Array(room),
  places: new Int32Array(room),
  fieldBits: new Uint8Array(room),
  parts: new Int32Array(room),
  length: 0,
});

/** Terms that stand one after another. Each with its distance from the first; several of one distance: any of them. */
export type Phrase = { steps: { offset: number; anyOf: readonly number[] }[] };

/** Undefined when no paper can hold the phrase, because some word of it is in none. */
export function phraseOf(index: PaperIndex, text: string, kind: 'text' | 'name' = 'text'): Phrase | undefined {
  const steps: Phrase['steps'] = [];
  let offset = 0;
  for (const { word } of wordsOf(text, kind)) {
    for (const [part] of word.steps) {
      const term = part === undefined ? undefined : index.vocabulary.find(part);
      if (part !== undefined && term === undefined) return undefined;
      if (term !== undefined) steps.push({ offset, anyOf: [term] });
      offset++;
    }
  }
  const first = steps[0]?.offset ?? 0;
  return { steps: steps.map((step) => ({ ...step, offset: step.offset - first })) };
}

/** In which of the given fields the phrase stands, as bits; 0: in none. */
export function phraseIn(found: Positions, { steps }: Phrase, fields: number): number {
  const [first, ...rest] = steps;
  let bits = 0;
  for (let at = 0; first !== undefined && at < found.length; at++) {
    const bit = found.fieldBits[at] ?? 0;
    if ((bits & bit) !== 0 || (fields & bit) === 0 || !first.anyOf.includes(found.terms[at] ?? -1)) continue;
    const start = found.places[at] ?? 0;
    if (rest.every(({ offset, anyOf }) => holds(found, at, start + offset, anyOf))) bits |= bit;
  }
  return bits;
}

function holds(found: Positions, from: number, place: number, anyOf: readonly number[]): boolean {
  for (let at = from; at < found.length && (found.places[at] ?? 0) <= place; at++) {
    if (found.places[at] === place && anyOf.includes(found.terms[at] ?? -1)) return true;
  }
  return false;
}

/**
 * A person's names, in any order; an initial stands for every name that begins with it, which may be thousands. By
 * term: which of the names it may be, as bits.
 */
export type PersonName = { names: number[][]; bits: ReadonlyMap<number, number> };

/** Undefined when no paper has such a name. */
export function personName(index: PaperIndex, text: string): PersonName | undefined {
  const names: number[][] = [];
  for (const { word } of wordsOf(text, 'name')) {
    for (const [name] of word.steps) {
      if (name === undefined) continue;
      const numbers = name.length === nameMark.length + 1 ? initials(index, name) : [index.vocabulary.find(name)];
      const known = numbers.filter((number) => number !== undefined);
      if (known.length === 0) return undefined;
      names.push(known);
    }
  }
  const bits = new Map<number, number>();
  names.forEach((anyOf, nth) => {
    for (const term of anyOf) bits.set(term, (bits.get(term) ?? 0) | (1 << nth));
  });
  return { names, bits };
}

const initials = (index: PaperIndex, start: string): number[] => index.vocabulary.terms.startingWith(start);

/** Whether one person among those a field names has all these names. */
export function personIn(found: Positions, { names, bits }: PersonName, fieldBit: number): boolean {
  const held = new Map<number, number>();
  for (let at = 0; at < found.length; at++) {
    if (found.fieldBits[at] !== fieldBit) continue;
    const part = found.parts[at] ?? 0;
    const named = bits.get(found.terms[at] ?? -1);
    if (named !== undefined) held.set(part, (held.get(part) ?? 0) | named);
  }
  const all = 2 ** names.length - 1;
  return [...held.values()].some((named) => named === all);
}
