import { type Tag, wordOf } from '../../src/conversation/topics/topic-features.ts';
import { isWord } from '../../src/conversation/words/talk.ts';
import { writtenShort } from '../../src/conversation/words/words.ts';
import { parseQuery } from '../../src/core/queries/query.ts';

/**
 * Which words of a sentence its author's query is made of: the same word or another form of it. Of a word that is said
 * twice, the one among the most others. Small words between two of a topic belong to it; so do words of a time that the
 * query names.
 */
export function tagsMeant(tokens: readonly string[], written: string, isTimed: readonly boolean[]): Tag[] {
  const query = parseQuery(written.replace(/\bsort:\S+/g, ''));
  const meant = new Map<string, Tag>();
  for (const { all, none } of query.anyOf) {
    for (const { text } of none) for (const stem of stemsOf(text)) meant.set(stem, 'without');
    for (const { kind, text } of all) {
      const tag = kind === 'author' ? 'author' : kind === 'org' ? 'organisation' : 'topic';
      for (const stem of stemsOf(text)) meant.set(stem, tag);
    }
  }
  const found = tokens.map((token): Tag => {
    const stem = isWord(token) && !small.has(wordOf(token)) ? stemsOf(token).find((one) => meant.has(one)) : undefined;
    return (stem === undefined ? undefined : meant.get(stem)) ?? 'none';
  });
  const once = found.map((tag, at): Tag => (tag === 'none' || at === bestOf(tokens, found, at) ? tag : 'none'));
  for (const [at, tag] of once.entries()) {
    let next = at + 1;
    while (next <= at + 3 && once[next] === 'none' && small.has(wordOf(tokens[next] ?? ''))) next += 1;
    if (tag !== 'none' && once[next] === tag) once.fill(tag, at, next);
  }
  const isBound = query.since !== undefined || query.until !== undefined;
  return once.map((tag, at) => (isBound && isTimed[at] ? 'time' : tag));
}

/** Of all places where a token's word stands, the first among the most words that are meant. */
function bestOf(tokens: readonly string[], found: readonly Tag[], at: number): number {
  const key = (place: number) => stemsOf(tokens[place] ?? '').join(' ');
  const own = key(at);
  const beside = (place: number) =>
    found.filter((tag, other) => tag !== 'none' && Math.abs(other - place) <= 4 && key(other) !== own).length;
  const places = [...tokens.keys()].filter((place) => found[place] !== 'none' && key(place) === own);
  return places.reduce((best, place) => (beside(place) > beside(best) ? place : best), places[0] ?? at);
}

const small = new Set('a an the of for in on with and or to by from at as is are that'.split(' '));

/** Forms of a word that mean the same have the same stem; a compound has one for each part. */
const stemsOf = (text: string): string[] =>
  wordOf(text)
    .split(/[-/\s]/)
    .map((part) => writtenShort.get(part) ?? part)
    .filter((part) => part !== '' && !small.has(part))
    .map((part) =>
      part
        .replace(/is(e|ed|es|ing|ation|er)$/, 'iz$1')
        .replace(/ies$/, 'y')
        .replace(/(ing|ed|es|s|e)$/, '')
        .replace(/(ation|ion)$/, 'at')
        .slice(0, 8),
    );
