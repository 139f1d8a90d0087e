import { papersOnPage } from '../../core/queries/search.ts';
import { numberIn } from '../words/numbers.ts';

/** How many papers are asked for, of those that a page holds, and where that stands. */
export type Limit = { limit: number; start: number; end: number };

/**
 * "Three papers on …", "the top 10", "the two newest", "max 4", "no more than 4", "5 at most", "latest 3", "10 results", "8 of them", "give me 3 on …",
 * "…, 6 please", "five is enough": how many papers words ask for. Marks of punctuation may stand among the words, or the words end there.
 */
export function limitIn(words: readonly string[]): Limit | undefined {
  for (const [at, word] of words.entries()) {
    const limit = numberIn(word);
    const [two = '', before = '', next = '', behind = ''] = [at - 2, at - 1, at + 1, at + 2].map((one) => words[one]);
    const isNoMore = before === 'than' && two === 'more' && /^(?:no|not)$/.test(words[at - 3] ?? '');
    // "Two or three papers": up to three.
    const more = next === 'or' || next === 'to' ? numberIn(behind) : undefined;
    if (limit !== undefined && more !== undefined && more > limit) {
      const whole = limitIn([...words.slice(0, at).map(() => ''), behind, ...words.slice(at + 3)]);
      if (whole?.start === at) return { limit: whole.limit, start: at, end: whole.end + 2 };
    }
    if (limit === undefined || limit < 1 || limit > papersOnPage.most || units.has(next)) continue;
    if (otherwise.has(before) && !isNoMore) continue;
    const isCapped =
      isNoMore || caps.has(before) || (before === 'most' && two === 'at') || (before === 'to' && two === 'up');
    const found = { limit, start: at, end: at + 1 };
    if (ranks.has(before) && !measures.has(next)) return { ...found, start: at - 1 };
    if (isCapped && endsCount.has(next))
      return { ...found, start: two === 'at' || two === 'up' || isNoMore ? at - 2 : at - 1 };
    // "One" is an article, too.
    if (word === 'one') continue;
    if (things.has(next) || (next === 'paper' && limit > 1)) return { ...found, end: at + 2 };
    if (ends.has(next) || (next === 'at' && behind === 'most')) return { ...found, end: at + (next === 'at' ? 3 : 2) };
    if (firsts.has(before) && (endsCount.has(next) || abouts.has(next))) return found;
    if (words.slice(at + 1, at + 4).some((one) => one === 'papers' || one === 'ones')) return found;
    if (firsts.has(next) && behind !== 'of') return found;
    if (/^(?:is|are|would|will)$/.test(next) && enough.has(words[at + 3] ?? '') && behind === 'be')
      return { ...found, end: at + 4 };
    if (/^(?:is|are)$/.test(next) && enough.has(behind)) return { ...found, end: at + 3 };
    if (before === 'of' && two === 'list' && (endsCount.has(next) || abouts.has(next)))
      return { ...found, start: at - 2 };
    if (next === 'of' && those.has(behind)) return { ...found, end: at + 3 };
    if (giving.has(before) && abouts.has(next)) return found;
    if (/^[,.;:(]?$/.test(before) && next === 'please' && endsCount.has(behind)) return found;
  }
  return undefined;
}

/** "The last 2 papers", "more than 3 papers", "version 2 papers". */
const otherwise = new Set('last past than over under at version stage level'.split(' '));
const ranks = new Set(['top']);
/** "Top 5 accuracy". */
const measures = new Set(['accuracy', 'error', '-']);
/** "2 bit quantization papers", "4-shot". */
export const units: ReadonlySet<string> = new Set(
  'bit bits shot step steps stage layer layers player view hop way dimensional fold stream point'.split(' '),
);
const caps = new Set('max maximum limit only just'.split(' '));
/** "5 max", "three tops". */
const ends = new Set(['max', 'maximum', 'tops']);
const abouts = new Set('on about for from by in'.split(' '));
const those = new Set(['them', 'those', 'these']);
const giving = new Set('me us give show find get need want send list'.split(' '));
const firsts = new Set('first newest latest best most top highest hottest freshest'.split(' '));
const enough = new Set('enough plenty sufficient fine ok'.split(' '));
const things = new Set(
  'results hits references refs papers articles preprints works publications studies entries items nos'.split(' '),
);
/** What may stand behind a number that counts nothing else. */
const endsCount = new Set([
  '',
  '.',
  ',',
  ';',
  ':',
  '!',
  '?',
  ')',
  'please',
  'thanks',
  'results',
  'papers',
  'items',
  'hits',
  'of',
  'a',
]);
