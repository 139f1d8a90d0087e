import { lastTopic, topicName } from '../../core/queries/topic.ts';
import type { Intent, Where } from '../intent.ts';
import { placesIn } from '../papers/item.ts';
import { ownList } from '../papers/own-list.ts';
import { dayPart, daySaid, isDayPart, namedTime } from '../times/time-words.ts';
import { topPapers } from '../topics/top-papers.ts';
import { ends, removing } from '../words/ends.ts';
import { plainly } from '../words/manners.ts';
import { numberIn } from '../words/numbers.ts';
import { type Classes, holds, isPhrase, phrases, without, withoutEnd } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { allWords, type Sentence, type Word, writtenAs } from '../words/words.ts';
import { scheduleIn } from './told-times.ts';

/**
 * What is to stop, where that is no one topic: the top papers, all topics but some, what comes at one time of the day. "Cancel"
 * alone stops nothing: an offer that waits was answered before.
 */
export function readStopping({ parts }: Sentence, where: Where): Intent | undefined {
  if (where === 'thread') return undefined;
  const asked = plainly(allWords(parts));
  if (isPhrase(asked, cancelled) !== undefined) return { kind: 'change', options: {}, says: nothingWaits };
  if (isPhrase(asked, ofHalf) !== undefined)
    return { kind: 'change', command: 'schedule', options: {}, says: timesLeft };
  if (isPhrase(asked, ofTop) !== undefined)
    return { kind: 'change', command: 'unsubscribe', options: { topic: topicName('') } };
  if (isPhrase(asked, unnamed) !== undefined) return { kind: 'change', command: 'unsubscribe', options: {} };
  const place = where === 'digest' ? [] : (isPhrase(asked, ofPlace)?.name ?? []);
  const topic = holds(place, ofPapers) === undefined ? placed(place) : undefined;
  // "Remove the last one" may be said of what was shown last: it is asked which topic.
  if (topic !== undefined && topic !== lastTopic) return { kind: 'change', command: 'unsubscribe', options: { topic } };
  const rested = isPhrase(asked, pausedBut)?.name;
  const kept = rested ?? isPhrase(asked, allBut)?.name ?? keptAlone(asked, allWords(parts)) ?? keptOfAll(asked);
  if (kept === undefined) return undefined;
  // "Except Fridays", "but the morning post": times stay, and no topic.
  if (areTimes(kept)) return scheduleIn(kept) ?? { kind: 'change', command: 'schedule', options: {}, says: timesLeft };
  const names = parts.flatMap(({ words }) => listed(words.filter((word) => kept.includes(word))).map(named));
  if (names.includes('')) return undefined;
  const others = { topic: `all except ${names.join('; ')}` };
  return {
    kind: 'change',
    command: 'unsubscribe',
    options: others,
    ...(rested === undefined ? {} : { says: noPause }),
  };
}

/** "Just keep agents"; "keep only 3" counts papers, and "only papers with code" chooses them. */
function keptAlone(asked: readonly Word[], all: readonly Word[]): readonly Word[] | undefined {
  const name = holds(all, only) === undefined ? undefined : isPhrase(asked, alone)?.name;
  return areTopics(name ?? []) || areTimes(name ?? []) ? name : undefined;
}

/** "Keep agents, drop the rest" */
function keptOfAll(asked: readonly Word[]): readonly Word[] | undefined {
  const name = isPhrase(asked, withoutRest)?.name ?? [];
  return areTopics(name) ? name : undefined;
}

const areTopics = (words: readonly Word[]) =>
  words.length > 0 && words.every(({ text }) => text === 'and' || isName(text));
const isName = (text: string) => !isTalk(text) && !notTopics.has(text) && numberIn(text) === undefined;

/** "Agents and robotics" are two topics that stay. */
function listed(words: readonly Word[]): (readonly Word[])[] {
  const at = words.findIndex(({ text }) => text === 'and');
  const [one, others] = at === -1 ? [words, []] : [words.slice(0, at), listed(words.slice(at + 1))];
  return one.length === 0 ? others : [one, ...others];
}

/** A topic as the command is told it: by its name, or by its number in the list. */
function named(said: readonly Word[]): string {
  const words = without(said, articles);
  if (isPhrase(words, ofTopPapers) !== undefined) return topicName('');
  const name = withoutEnd(words, ofTopics);
  return placed(name) ?? writtenAs(name);
}

/** "The second one", "the last", "the first two": their numbers. */
function placed(words: readonly Word[]): string | undefined {
  const places = words.length === 0 ? [] : (placesIn(writtenAs(words)) ?? []);
  const isListed = places.length > 0 && places.every((place) => place >= -1);
  return isListed ? places.map((place) => (place === -1 ? lastTopic : place)).join('; ') : undefined;
}

/** "Night vision" is a topic. */
const areTimes = (words: readonly Word[]) =>
  words.some(({ text }) => isTime(text)) && words.every(({ text }) => isTime(text) || besides.has(text));
const isTime = (text: string) => isDayPart(text) || namedTimes.has(text) || daySaid({ text }).length > 0;
const namedTimes = new Set(namedTime.split('|'));
const besides = new Set(
  'the our on in at and or for from of one ones post posts digest digests papers delivery'.split(' '),
);

const notTopics = new Set('papers paper posts post upvotes votes code text words'.split(' '));

const nothingWaits =
  'No offer of mine waits to be cancelled. Say what is to stop, as in "stop diffusion" or "pause the posts".';
const noPause = 'A pause is of all that comes. A topic that is stopped can be added again.';
const timesLeft = 'Say the times that are to stay, as in "post at 9".';

const classes: Classes = {
  ...topPapers,
  ...ends,
  stop: ['{ends}', 'skip|unsubscribe', 'no|without more?'],
  half: [`${dayPart}|${namedTime}`],
  comes: ['one|post|posts|digest|digests|papers|delivery|message|messages|list|slot|time'],
  here: ['here|anymore', 'in|from|for this|the|our channel'],
  rest: [
    'the? rest|others|remainder',
    'everything|all else',
    'all the? others',
    'all? the? other topics|ones|subscriptions',
  ],
  all: ['everything', 'all|every|any of? the|our|my|these? topics|topic|subscriptions|papers|posts?'],
};
const cancelled = phrases([
  'cancel|abort',
  'cancel|abort|scrap it|this|that',
  'cancel|abort|stop|scrap|forget the|that|this|your|my|all? offer|request|command|change',
]);
const ofHalf = phrases(
  [
    '{stop} sending|posting|us|me? the|our|your|that|any? {half} {comes} {here}?',
    // "The second one" may be a topic, "the early papers" are papers.
    '{stop} sending|posting|us|me? the|our|your|that|any? late|later|early|earlier|second|other post|posts|digest|digests|delivery|slot|time {here}?',
    '{stop} the|our? evenings|mornings|afternoons {here}?',
  ],
  classes,
);
const ofTop = phrases(
  ['{stop} sending|posting|showing|us|me|from? us|me? {top} {here}?', '{top} out|off|away {here}?'],
  classes,
);
const unnamed = phrases(
  [
    '{stop} my|our|the|this|that|a|one subscription|topic|alert {here}?',
    '{stop} the|our|that|any? late|later|early|earlier|other one|ones|topic|topics|papers {here}?',
  ],
  classes,
);
/** "No, the second one" corrects, and "cut it to 3" counts papers. */
const ofPlace = phrases(
  [
    'stop|quit|end|unsubscribe|unfollow following|posting? from? the|our|my? {name} topic|topics|subscription? {here}?',
    `${removing} the|our|my? {name} topic|topics|subscription? {here}?`,
  ],
  classes,
);
const ofPapers = phrases(
  ['paper|papers|result|results|item|items|entry|list|digest|post|them|these|those', '{own}'],
  ownList,
);
const allBut = phrases(
  [
    '{stop} us|me|following|posting? from? {all} {except} for|from|about|on|keep|leave|not? {name}',
    '{stop} us|me|following|posting? from? {all} and? only|just? keep|leave {name}',
  ],
  classes,
);
const withoutRest = phrases(
  [
    'only|just? keep|leave only|just? the|our|my? {name} and|but? {stop} {rest} {here}?',
    '{stop} {rest} and|but? only|just? keep|leave only|just? the|our|my? {name} {here}?',
  ],
  classes,
);
const only = phrases(['only|just']);
const alone = phrases(['only? keep|leave only|just? the|our? {name} topic|papers|stuff|ones? {here}?'], classes);
const pausedBut = phrases(
  ['pause|mute|silence|snooze|suspend|halt {all} {except} for|from|about|on|not? {name}'],
  classes,
);
const articles = phrases(['the|our|my']);
const ofTopPapers = phrases(['{top} here?', 'top|best'], classes);
const ofTopics = phrases(['topic|topics|papers|ones|subscription|subscriptions|here']);
