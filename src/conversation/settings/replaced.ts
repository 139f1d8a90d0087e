import { readZone } from '../../core/schedules/read-zone.ts';
import type { Intent } from '../intent.ts';
import { daySaid, isDayPart, timeWords } from '../times/time-words.ts';
import { plainly } from '../words/manners.ts';
import { numberIn } from '../words/numbers.ts';
import { beginsWith, type Phrases, phrases, without, withoutEnd } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { type Sentence, type Word, writtenAs } from '../words/words.ts';
import { ofPosts } from './change-options.ts';

/** One topic in the place of another: "replace robotics with manipulation", "swap agents for robotics". */
export function readReplaced({ clauses: [clause, another] }: Sentence): Intent | undefined {
  if (clause === undefined || another !== undefined) return undefined;
  const asked = plainly(clause.words);
  for (const [begins, joint, isOldFirst] of ways) {
    const begun = beginsWith(asked, begins);
    const at =
      begun === undefined ? -1 : asked.findIndex((_, place) => place > begun.end && isJoint(asked, joint, place));
    const [one, two] = [asked.slice(begun?.end, at), asked.slice(beginsWith(asked, joint, at)?.end)].map(topicOf);
    if (at === -1 || one === undefined || two === undefined) continue;
    const options = isOldFirst ? { topic: one, to: two } : { topic: two, to: one };
    return { kind: 'change', command: 'change-topic', options };
  }
  return undefined;
}

const isJoint = (words: readonly Word[], joint: Phrases, at: number) => beginsWith(words, joint, at) !== undefined;

/** "Instead of 9 we want 10", "weekly instead of daily", "replace old papers by new ones", "swap Berlin for London" name none. */
function topicOf(said: readonly Word[]): string | undefined {
  const words = withoutEnd(without(said, before), behind);
  const isName = words.every(({ text }) => !ofPosts.has(text) && !ofAny.has(text) && !/^\d/.test(text));
  const isSaidElse = (word: Word) =>
    isTalk(word.text) ||
    daySaid(word).length > 0 ||
    timeWords.has(word.text) ||
    isDayPart(word.text) ||
    numberIn(word.text) !== undefined ||
    readZone(word.text).ok;
  const isTopic = words.length > 0 && words.length <= 5 && isName && !words.every(isSaidElse);
  return isTopic ? writtenAs(words).replaceAll(/ and /gi, '; ') : undefined;
}
const before = phrases([
  'the|our|my',
  'topic|topics of|about|on?',
  'papers|subscription|subscriptions about|on|to|for?',
]);
const behind = phrases(['topic|topics|papers|stuff|subscription|subscriptions|instead|here']);
const ofAny = new Set(
  'paper papers topic topics old new one ones it them this that these those am pm time zone card cards list compact'.split(
    ' ',
  ),
);

/** What it begins with, what stands between the two, and which of them is there now. */
const ways: readonly (readonly [Phrases, Phrases, isOldFirst: boolean])[] = [
  [phrases(['swap|bring|put in']), phrases(['for', 'instead of', 'in place of']), false],
  [phrases(['replace|swap|substitute out?']), phrases(['with|by', 'for']), true],
  [phrases(['change|switch|move the|our|my? topic|topics from']), phrases(['to|into']), true],
  [phrases(['instead of', 'rather than']), phrases(['i|we would? want|need|like|prefer|have to? have|get|see?']), true],
  [
    phrases([
      'i|we would? rather? want|need|like|prefer|have to? have|get|see?',
      'subscribe us|me|this? to',
      'follow|track',
    ]),
    phrases(['instead of', 'in place of', 'rather than']),
    false,
  ],
];
