import type { Intent } from '../intent.ts';
import { oneWeekday } from '../times/time-words.ts';
import { plainly } from '../words/manners.ts';
import { anyNumber, numberIn, numberWords } from '../words/numbers.ts';
import { type Classes, isPhrase, phrases } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import type { Sentence, Word } from '../words/words.ts';
import { noEnd } from './change-options.ts';

type Change = Extract<Intent, { kind: 'change' }>;

/**
 * Wishes of whoever sets up a channel that are granted in part, or otherwise than they are said: "half as many papers", "less video
 * stuff", "keep only agents", "rename the topic", "pause tomorrow". Each is told what there is instead.
 */
export function readUngranted({ clauses: [clause, another] }: Sentence): Change | undefined {
  if (clause === undefined || another !== undefined) return undefined;
  return [plainly(clause.words), clause.words].map(readWish).find((wish) => wish !== undefined);
}

function readWish(words: readonly Word[]): Change | undefined {
  const top =
    isPhrase(words, counted) === undefined ? undefined : words.map(({ text }) => numberIn(text)).find(isNumber);
  if (top !== undefined) return { kind: 'change', command: 'schedule', options: { top } };
  if (isPhrase(words, shares) !== undefined) return { kind: 'change', command: 'schedule', options: {}, says: noShare };
  if (isPhrase(words, paused) !== undefined) return { kind: 'change', command: 'pause', options: {}, says: noEnd };
  if (isPhrase(words, renamed) !== undefined) return { kind: 'change', options: {}, says: noName };
  const less = topicOf(isPhrase(words, lessOf)?.name);
  if (less !== undefined)
    return {
      kind: 'change',
      options: {},
      says: `I cannot post less about ${less}, only none of it, or fewer papers in all: say "stop ${less}" or "at most 3 papers".`,
    };
  const kept = topicOf(isPhrase(words, onlyOf)?.name);
  return kept === undefined
    ? undefined
    : { kind: 'change', command: 'unsubscribe', options: { topic: `all except ${kept}` } };
}

const isNumber = (number: number | undefined) => number !== undefined;

/** The name of a topic, and nothing that papers are counted or chosen by. */
function topicOf(name: readonly Word[] | undefined): string | undefined {
  const isName = name?.every(({ text }) => !isTalk(text) && !notTopics.has(text)) === true;
  return isName ? name.map(({ written }) => written).join(' ') : undefined;
}
const notTopics = new Set(
  'posts post papers paper digest digests messages notifications upvotes votes code often frequent frequently text words noise spam'.split(
    ' ',
  ),
);

const noShare = 'Say how many a post is to hold, as in "at most 3 papers".';
const noName =
  'A topic is named by what it looks for. Say "subscribe us to" what you want instead, and stop the old one.';

const classes: Classes = {
  number: [`${numberWords.slice(0, 10).join('|')}|${anyNumber(10)}`],
  papers: ['papers|paper|posts|items|stuff|ones|things|content'],
  want: ['i|we would? also? want|need|like|love|prefer to? see|have|get?'],
  here: ['here|now|instead|only|just|again', 'in|for this|the|our channel'],
};
/** How many, and nothing that says it is of papers on something. */
const counted = phrases(
  [
    'schedule|set {number} papers|items a|per|each|every? day|post?',
    '{want} {number} papers? {here}?',
    'can|could we have|get {number} {here}?',
  ],
  classes,
);
const shares = phrases(
  [
    '{want}? half|twice|double|thrice as? many|much|the|of? the? number? of? {papers} a|per? day|post? {here}?',
    'halve|double the|our|your? number|amount? of? {papers} {here}?',
    'cut|reduce the|our|your? number|amount? of? {papers} in|by half {here}?',
  ],
  classes,
);
const paused = phrases([
  `pause|mute|silence|snooze us|it|this|posting|everything? on|for|until? tomorrow|today|tonight|${oneWeekday} only|please?`,
]);
const renamed = phrases(['rename|relabel|retitle ...'], classes);
const lessOf = phrases(
  [
    '{want}? send|post|show|bring|give us|me? less|fewer of? the|our|those|these? {name} {papers}? {here}?',
    'less|fewer of? the|our|those|these? {name} papers|posts|stuff|ones|things|content {here}?',
    '{want} less|fewer of? the|our|those|these? {name} {papers}? {here}?',
    'less|fewer of? the|our|those|these? {name} please|here',
    'not so|as many|much of? the|our|those|these? {name} {papers}? {here}?',
  ],
  classes,
);
const onlyOf = phrases(
  [
    'keep|leave only|just the|our? {name} topic|papers|stuff|ones? {here}?',
    'only|just keep the|our? {name} topic|papers|stuff|ones? {here}?',
  ],
  classes,
);
