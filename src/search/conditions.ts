import type { Query, Term } from '../core/queries/query.ts';
import { wordsOf } from './analysis.ts';
import { fieldBits, type PaperIndex } from './paper-index.ts';
import {
  type PersonName,
  type Phrase,
  type Positions,
  personIn,
  personName,
  phraseIn,
  phraseOf,
  positionsOf,
} from './sequence.ts';

/** What a term of a query asks of a paper: the ways it can hold. */
export type Condition = { ways: readonly Way[]; text: string };

/** A phrase within some fields, or a person or organisation of that name. `terms`: one of each set must be there. */
type Way = { terms: readonly (readonly number[])[] } & (
  | { kind: 'phrase'; phrase: Phrase; fields: number }
  | { kind: 'person'; person: PersonName; field: number }
);

const inText = fieldBits.title | fieldBits.keywords | fieldBits.abstract;

/** Undefined when the term asks nothing (only stop words); a condition without ways holds nowhere. */
export function conditionOf(index: PaperIndex, term: Term): Condition | undefined {
  const { kind, text } = term;
  // Asked of its lists, not of its words.
  if (kind === 'in') return undefined;
  const words = wordsOf(text, kind === 'author' || kind === 'org' ? 'name' : 'text');
  if (words.every(({ word }) => word.steps.every((step) => step.length === 0))) return undefined;
  if (kind === 'author' || kind === 'org') {
    const person = personName(index, text);
    const field = kind === 'author' ? fieldBits.authors : fieldBits.organisation;
    return { text, ways: person === undefined ? [] : [{ kind: 'person', person, field, terms: person.names }] };
  }
  const ways: Way[] = [];
  const fields = kind === 'keyword' ? fieldBits.keywords : inText;
  const phrase = phraseOf(index, text);
  if (phrase !== undefined)
    ways.push({ kind: 'phrase', phrase, fields, terms: phrase.steps.map(({ anyOf }) => anyOf) });
  // `pre-training` also holds where it is written `pretraining`.
  const joined = words.length === 1 ? words[0]?.word.steps[0]?.[1] : undefined;
  const whole = joined === undefined ? undefined : index.vocabulary.find(joined);
  if (whole !== undefined && (words[0]?.word.steps.length ?? 0) > 1) {
    const steps = [{ offset: 0, anyOf: [whole] }];
    ways.push({ kind: 'phrase', phrase: { steps }, fields, terms: [[whole]] });
  }
  return { text, ways };
}

/**
 * In which fields of a paper the condition holds, as bits; 0: it does not. With the set of the paper's terms most
 * conditions are turned away without reading it.
 */
export function fieldsWhere(places: Positions, { ways }: Pick<Condition, 'ways'>, held?: ReadonlySet<number>): number {
  let bits = 0;
  for (const way of ways) {
    if (held !== undefined && !holdsAll(held, way.terms)) continue;
    if (way.kind === 'phrase') bits |= phraseIn(places, way.phrase, way.fields);
    else if (personIn(places, way.person, way.field)) bits |= way.field;
  }
  return bits;
}

function holdsAll(held: ReadonlySet<number>, terms: Way['terms']): boolean {
  for (const anyOf of terms) if (!anyOf.some((term) => held.has(term))) return false;
  return true;
}

/** Whether a paper is in all the lists that terms ask for. */
export function inListsOf(index: PaperIndex, { all, none }: Query['anyOf'][number]): (paper: number) => boolean {
  const lists = (terms: readonly Term[]) =>
    terms.flatMap(({ kind, text }) => (kind === 'in' ? [index.listedIn(text)] : []));
  const [wanted, refused] = [lists(all), lists(none)];
  return (paper) => wanted.every((isIn) => isIn(paper)) && !refused.some((isIn) => isIn(paper));
}

/** All papers in which the condition holds, marked 1. */
export function papersWhere(index: PaperIndex, { ways }: Condition): Uint8Array {
  const held = new Uint8Array(index.ids.length);
  for (const way of ways) {
    const fields = way.kind === 'phrase' ? way.fields : way.field;
    const candidates = holdingAll(index, way.terms, fields);
    const isCertain = way.terms.length === 1;
    for (let paper = 0; paper < held.length; paper++) {
      if (candidates[paper] === 0 || !index.isAlive(paper)) continue;
      if (isCertain || fieldsWhere(positionsOf(index, paper), { ways: [way] }) !== 0) held[paper] = 1;
    }
  }
  return held;
}

/** Papers that hold, in these fields, one term of each set. */
function holdingAll(index: PaperIndex, sets: readonly (readonly number[])[], fields: number): Uint8Array {
  const papers = index.ids.length;
  let held = new Uint8Array(papers).fill(1);
  for (const anyOf of sets) {
    const next = new Uint8Array(papers);
    for (const term of anyOf) {
      const postings = index.postings.numbers(term);
      let paper = 0;
      for (let at = 0; at < postings.length; at += 2) {
        paper += postings[at] ?? 0;
        if (((postings[at + 1] ?? 0) & fields) !== 0 && held[paper] === 1) next[paper] = 1;
      }
    }
    held = next;
  }
  return held;
}
