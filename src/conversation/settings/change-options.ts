import type { GivenOptions } from '../../core/commands/options.ts';
import { topicName } from '../../core/queries/topic.ts';
import { minutesMoved } from '../../core/schedules/moved.ts';
import { strangeRhythm } from '../../core/schedules/rhythms.ts';
import type { ChangeCommand } from '../intent.ts';
import { placesIn } from '../papers/item.ts';
import { daysOut, keepsDaysAlone } from '../times/days-out.ts';
import { tellsTimes, timesApartIn, timesIn } from '../times/schedule-words.ts';
import type { TopicOf } from '../topics/likely-topic.ts';
import { areTopPapers } from '../topics/top-papers.ts';
import { asWord, tokensOf } from '../topics/topic-features.ts';
import { quoted, typedTerms, whose } from '../topics/typed-terms.ts';
import { votesIn } from '../topics/votes.ts';
import { codeIn, withCode } from '../topics/with-code.ts';
import { ends } from '../words/ends.ts';
import { plainly } from '../words/manners.ts';
import { numberIn } from '../words/numbers.ts';
import { beginsWith, holds, type Phrases, phrases } from '../words/phrases.ts';
import { allWords, type Part, type Sentence, type Word, writtenAs } from '../words/words.ts';
import { papersADay } from './papers-a-day.ts';
import { noEnd, saysHowLong } from './pauses.ts';

/** A change as it would be typed; without a command where it is not known what is to be changed. */
export function readCommand(
  command: ChangeCommand | 'change',
  { text, parts }: Sentence,
  topicOf: TopicOf,
): { command?: ChangeCommand; options: GivenOptions; says?: string } {
  const words = allWords(parts);
  switch (command) {
    case 'change':
    case 'change-topic':
      return { options: {} };
    case 'subscribe':
    case 'unsubscribe': {
      const meant = topicOf(command);
      const own = meant.words;
      // "Stop sending me this crap": all of it.
      if (command === 'unsubscribe' && own.length > 0 && own.every((word) => noTopic.has(word)))
        return { command: 'pause', options: {} };
      const ofPart = own.filter((word) => isSaidOfAll(word, parts));
      const isAll = ofPart.every((word) => ofAll.has(word.toLowerCase())) && holds(words, exceptions) === undefined;
      if (command === 'unsubscribe' && isAll && allIn(words) !== undefined)
        return { command, options: { topic: 'all' } };
      // "Everything but robotics", "the first two", "posting": who is asked which topic stops loses none.
      if (command === 'unsubscribe' && (holds(words, exceptions) !== undefined || isNone(own)))
        return { command, options: given({ topic: numbered(own, words) }) };
      const topic = areTopPapers(meant, words)
        ? [topicName(''), ...meant.without.map(termWithout)].join(' ')
        : topicIn(command, { text, parts }, topicOf);
      const { when, timezone } = timesIn(parts);
      const votes = votesIn(words.map((word) => word.text))?.votes;
      const times = { when, timezone, top: papersBeside(when, words) };
      if (command === 'unsubscribe') return { command, options: given({ topic: topic ?? allIn(words) }) };
      // "Send us papers every weekday at 8" names no topic: what comes is to come then.
      const isSent = topic === undefined && when !== undefined && votes === undefined;
      if (isSent && refusesTimes(parts)) return { command: 'schedule', options: {}, says: sayWhatStays };
      const rhythm = holds(words, severalTimes);
      const says = whenRefused(parts, rhythm === undefined ? '' : writtenAs(words.slice(rhythm.start, rhythm.end)));
      if (isSent && holds(words, joining) === undefined) return { command: 'schedule', options: given(times), ...says };
      return { command, options: given({ topic, ...times, 'min-upvotes': votes }), ...says };
    }
    case 'schedule': {
      const { when, timezone } = timesIn(parts);
      const layout = layouts.find(([, list]) => holds(words, list) !== undefined)?.[0];
      if (when !== undefined && refusesTimes(parts)) return { command, options: {}, says: sayWhatStays };
      const moved = when === undefined ? movedBy(text) : undefined;
      if (moved !== undefined) return { command, options: given({ when: moved, timezone, layout }) };
      return {
        command,
        options: given({ when, timezone, top: papersBeside(when, words), layout }),
        ...whenRefused(parts, text),
      };
    }
    case 'save':
      return { command, options: holds(words, undone) === undefined ? {} : { remove: true } };
    case 'connect':
      return { command, options: given({ way: outside.find(([, list]) => holds(words, list) !== undefined)?.[0] }) };
    case 'model':
    case 'unfurl':
      return { command, options: { set: holds(words, off) === undefined ? 'on' : 'off' } };
    case 'pause':
      if (holds(words, exceptions) !== undefined) return { command: 'unsubscribe', options: {} };
      return saysHowLong(words) ? { command, options: {}, says: noEnd } : { command, options: {} };
    case 'clear-list':
    case 'discuss':
    case 'resume':
    case 'forget-me':
      return { command, options: {} };
    default:
      return command satisfies never;
  }
}

/**
 * "Stop on Fridays", "nobody reads it on Sundays", "pause Monday to Friday": the days and times that are named are those that are
 * not wanted, and no rule for what is left out reads which stay.
 */
function refusesTimes(parts: readonly Part[]): boolean {
  const said = parts.map(({ words }) => words);
  if (said.some(keepsDaysAlone) || daysOut(said).out.length > 0) return false;
  const timed = parts.filter((part) => timesIn([part]).when !== undefined);
  return timed.length > 0 && timed.every(({ words }) => holds(words, refusing) !== undefined);
}
const refusing = phrases([
  'stop|quit|pause|mute|silence|never|nobody|noone',
  'no one|emails|mails|posts|papers|digest|notifications|pings',
  'i|we|they|you do not',
  'do not send|post|email|mail|ping|message|bring|share',
]);
const sayWhatStays = 'Say the days and times that are to stay, as in "post on mondays and thursdays at 9".';

/** What of days and times cannot be had, and what can. */
function whenRefused(parts: readonly Part[], text = ''): { says?: string } {
  const says = timesApartIn(parts) ?? strangeRhythm(text.toLowerCase())?.problem;
  return says === undefined ? {} : { says };
}

/** How many papers are wanted. "Can you post at 7 instead": one number is not both. */
function papersBeside(when: string | undefined, words: readonly Word[]): number | undefined {
  const count = papersADay(words);
  const isHour = when !== undefined && Number.parseInt(when.split(' ').at(-1) ?? '', 10) === count;
  const isTwice = words.filter(({ text }) => numberIn(text) === count).length > 1;
  return isHour && !isTwice ? undefined : count;
}

/** The topic that is wanted, or wanted no more: without what says when, where and how politely. */
function topicIn(
  command: 'subscribe' | 'unsubscribe',
  { text, parts }: Pick<Sentence, 'text' | 'parts'>,
  topicOf: TopicOf,
): string | undefined {
  const meant = topicOf(command);
  const { words: own, without } = meant;
  const isTime = tellsTimes(parts);
  const said = allWords(parts);
  const asked = plainly(said);
  const verb = asked
    .slice(0, beginsWith(asked, command === 'subscribe' ? asking : stopping)?.end ?? 0)
    .map(({ written }) => written.toLowerCase());
  const isTopic = (word: string) =>
    !zoneName.test(word) &&
    !noTopic.has(word) &&
    !polite.has(word.toLowerCase()) &&
    !isTime(word) &&
    !(command === 'unsubscribe' && comings.has(word));
  const isBegun = (_: string, at: number, all: readonly string[]) =>
    !all.slice(0, at + 1).every((one) => beginnings.has(one) || verb.includes(one.toLowerCase()));
  const all = own.length > 0 || whose(meant).length > 0 ? own : topicOf('search').words;
  const behind = command === 'unsubscribe' ? reasons : settings;
  const named = enumerated(trimmed(saidBefore(behind, all, said).filter(isBegun).filter(isTopic)), text);
  const name = withNo(own, without, text);
  if (command === 'subscribe' && name !== undefined) return name;
  const besides = [
    ...(own.length > 0 ? without.filter((left) => !left.split(' ').some(isTime)).map(termWithout) : []),
    ...(command === 'subscribe' && codeIn(tokensOf(text).map(asWord))?.isWish === false ? [withCode] : []),
    ...typedTerms(text).terms.filter((term) => ofTopics.test(term)),
  ];
  // Of two authors each is a topic: few papers are by both.
  const authors = meant.authors.length > 1 ? meant.authors.map((author) => [author]) : [meant.authors];
  const topic = authors.map((of) => [...named, ...whose({ ...meant, authors: of }), ...besides].join(' ')).join('; ');
  return topic === '' ? undefined : topic;
}

/** "Add rag, agents and memory": several by commas as by "and", which is asked about. */
function enumerated(topic: readonly string[], text: string): string[] {
  const isEnd = topic.map((word, at) => {
    const next = topic[at + 1];
    const isListed = [', ', ', and ', ' and '].some((joint) => text.includes(`${word}${joint}${next}`));
    return next !== undefined && isListed && !/^(?:and|especially|including)$/i.test(next);
  });
  return topic.flatMap((word, at) => (isEnd[at] === true ? [word, 'and'] : [word]));
}

/** The words of a topic that stand before what is no part of it: all of them, where none does. */
function saidBefore(list: Phrases, topic: readonly string[], said: readonly Word[]): readonly string[] {
  const start = holds(said, list)?.start ?? said.length;
  const isSaid = (words: readonly Word[], word: string) => words.some(({ written }) => written === word);
  const kept = topic.filter((word) => isSaid(said.slice(0, start), word) || !isSaid(said.slice(start), word));
  return kept.length > 0 ? kept : topic;
}
/** "Unsubscribe from nerf please its dead": why, without a comma before it. */
const reasons = phrases([
  'its|it|they|theyre|nobody|noone|because|since|cause ...',
  'please|thanks it|its|they|theyre|we|i|nobody ...',
]);

/** "Add robotics and change the time zone to Paris" */
const settings = phrases([
  'and|then|also|please then|also|please? change|set|move|switch|shift|limit|make|adapt|adjust|update|post|send the|it|our|my|them|this|at|to|time|posts ...',
]);

/** "Subscribe to no reference image quality": where nothing else is named, it is no exception. */
function withNo(own: readonly string[], [name, another]: readonly string[], text: string): string | undefined {
  const isNamed = own.length === 0 && name !== undefined && another === undefined && text.includes(` no ${name}`);
  return isNamed ? `no ${name}` : undefined;
}

/** All but some. */
const exceptions = phrases(['everything|all|every|any ... {except}'], ends);

/** Words of posts, or a place in a list. */
const isNone = (own: readonly string[]) =>
  own.length > 0 && (own.every((word) => ofPosts.has(word.toLowerCase())) || placesIn(own.join(' ')) !== undefined);

/** "The second topic", "topic 7": as the list numbers them. */
function numbered(own: readonly string[], words: readonly Word[]): string | undefined {
  const [place, another] = placesIn(own.join(' ')) ?? [];
  const isOne = place !== undefined && another === undefined && place > 0;
  return isOne && holds(words, ofTopic) !== undefined ? String(place) : undefined;
}
const ofTopic = phrases(['topic']);

export const ofPosts: ReadonlySet<string> = new Set(
  `post posts posting digest digests message messages time schedule change move switch shift set send deliver push delay update
  updates number limit list feed`.split(/\s+/),
);

/** Without the small words that stood between a topic and its time. */
function trimmed(words: readonly string[]): string[] {
  const isSmall = (word: string) => small.has(word.toLowerCase());
  const from = words.findIndex((word) => !isSmall(word));
  return from === -1 ? [] : words.slice(from, words.findLastIndex((word) => !isSmall(word)) + 1);
}

const ofAll = new Set('all every everything our my the these them topic topics subscription subscriptions'.split(' '));

/** "From everything, this channel gets archived": why is said beside it. */
function isSaidOfAll(word: string, parts: readonly Part[]): boolean {
  const ofEverything = parts.filter((part) => allIn(part.words) !== undefined);
  return (ofEverything.length > 0 ? ofEverything : parts).some((part) =>
    part.words.some(({ written }) => written === word),
  );
}

/** "From everything": all topics, as the command calls them. */
const allIn = (words: readonly Word[]) => (holds(words, everything) === undefined ? undefined : 'all');
const everything = phrases([
  'from|of|to|with everything',
  'all|every my|our|the|these|those|your? topics|topic|subscriptions|subscription|of',
  'everything here?',
  'them all',
]);

/** The options that are given. */
const given = (options: Record<string, string | number | undefined>): GivenOptions =>
  Object.fromEntries(Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** "An hour earlier", as the command reads it. */
export function movedBy(text: string): string | undefined {
  const minutes = minutesMoved(text);
  return minutes === undefined ? undefined : `${Math.abs(minutes)} minutes ${minutes < 0 ? 'earlier' : 'later'}`;
}

/** "Start tracking …". */
const beginnings = new Set('start begin posting following tracking watching monitoring'.split(' '));
/** "Twice a week" beside a topic, which may hold the words of other rhythms: "hourly forecasts". */
const severalTimes = phrases(['twice|thrice a|per|each week', 'two|three|four|several times a|per|each week']);
/** Who says so wants something new, whether or not it is said what. */
const joining = phrases(['subscribe|follow|track|sub|sign|subscription']);
const small = new Set(
  'a an and both at by every each for from here in of on or please so the this to us with'.split(' '),
);
const polite = new Set(
  "especially particularly mainly mostly preferably please pls plz thanks thx thank hey hi hello paperboy don't dont not never no".split(
    ' ',
  ),
);
/** What a sentence begins with that asks for papers, and for none. */
const asking = phrases(['post|send|bring|give|deliver|show|get|start|subscribe|follow|track|add']);
const stopping = phrases(['{ends}', 'unsubscribe|unfollow|post|send|bring|give|deliver|show|get'], ends);
/** What is said of papers one has enough of, or of a day to come. */
const noTopic = new Set(
  'crap stuff spam junk shit bullshit nonsense garbage rubbish noise tomorrow tonight later digest digests newsletter'.split(
    ' ',
  ),
);
/** Terms of the query language that a topic may hold. */
const ofTopics = /^(?:-|author:|org:|keyword:|code:)/i;
const termWithout = (words: string) => `-${quoted(words)}`;
/** What ends, of a topic. */
const comings = new Set(['papers', 'posts', 'updates', 'alerts', 'stuff']);
const zoneName = /^\p{Lu}\p{L}+\/\p{Lu}\p{L}+$/u;
/** Another way out of the chat; of a calendar nobody knows which. */
const outside = [
  ['email', phrases(['mail|mails|email|e-mail|mailbox|inbox|newsletter'])],
  ['feed', phrases(['rss|atom|reader|feedly'])],
] as const;
const undone = phrases([
  'unsave|unbookmark',
  'remove|delete|take|drop it|this|that|the? paper? off|from my|the? saved|list|reading|bookmarks',
]);
const off = phrases(['off|disable|forbid|stop|no|not|without|never']);
const layouts = [
  ['cards', phrases(['message|post|card per|each', 'message|post|card for each|every'])],
  ['compact', phrases(['compact|shorter|smaller|denser|titles|headlines', 'one message', 'one|a|single|the list'])],
  ['cards', phrases(['cards|card', 'one message each|per'])],
] as const;
