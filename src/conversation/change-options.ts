import type { GivenOptions } from '../core/commands/options.ts';
import { minutesMoved } from '../core/schedules/moved.ts';
import type { ChangeCommand } from './intent.ts';
import type { TopicOf } from './likely-topic.ts';
import { numberIn } from './numbers.ts';
import { papersADay } from './papers-a-day.ts';
import { holds, phrases } from './phrases.ts';
import { timesIn } from './schedule-words.ts';
import { typedTerms } from './typed-terms.ts';
import { votesIn } from './votes.ts';
import type { Sentence } from './words.ts';

/** A change as it would be typed; without a command where it is not known what is to be changed. */
export function readCommand(
  command: ChangeCommand | 'change',
  { text, parts }: Sentence,
  topicOf: TopicOf,
): { command?: ChangeCommand; options: GivenOptions } {
  const words = parts.flatMap((part) => part.words);
  switch (command) {
    case 'change':
      return { options: {} };
    case 'subscribe':
    case 'unsubscribe': {
      const own = topicOf(command).words;
      // "Stop sending me this crap": all of it.
      if (command === 'unsubscribe' && own.length > 0 && own.every((word) => noTopic.has(word)))
        return { command: 'pause', options: {} };
      // A zone is no part of the topic that is wanted at its time.
      const topic = (own.length > 0 ? own : topicOf('search').words)
        .filter((_, at, all) => !all.slice(0, at + 1).every((one) => beginnings.has(one)))
        .filter(
          (word) => !zoneName.test(word) && !noTopic.has(word) && !(command === 'unsubscribe' && comings.has(word)),
        )
        .concat(own.length > 0 ? topicOf(command).without.map(leftOut) : [])
        .concat(typedTerms(text).terms.filter((term) => ofTopics.test(term)))
        .join(' ');
      const { when, timezone } = timesIn(parts);
      const votes = votesIn(words.map((word) => word.text))?.votes;
      const times = command === 'subscribe' ? { when, timezone, top: papersADay(words), 'min-upvotes': votes } : {};
      return { command, options: given({ topic: topic === '' ? undefined : topic, ...times }) };
    }
    case 'schedule': {
      const { when, timezone } = timesIn(parts);
      const layout = layouts.find(([, list]) => holds(words, list) !== undefined)?.[0];
      const count = papersADay(words);
      // "Can you post at 7 instead": one number is not both.
      const isHour = when !== undefined && Number.parseInt(when.split(' ').at(-1) ?? '', 10) === count;
      const isTwice = words.filter(({ text }) => numberIn(text) === count).length > 1;
      const moved = when === undefined ? minutesMoved(text) : undefined;
      if (moved !== undefined) return { command, options: given({ when: printed(moved), timezone, layout }) };
      return { command, options: given({ when, timezone, top: isHour && !isTwice ? undefined : count, layout }) };
    }
    case 'save':
      return { command, options: holds(words, undone) === undefined ? {} : { remove: true } };
    case 'connect':
      return { command, options: { way: 'email' } };
    case 'model':
    case 'unfurl':
      return { command, options: { set: holds(words, off) === undefined ? 'on' : 'off' } };
    case 'discuss':
    case 'pause':
    case 'resume':
    case 'forget-me':
      return { command, options: {} };
    default:
      return command satisfies never;
  }
}

/** The options that are given. */
const given = (options: Record<string, string | number | undefined>): GivenOptions =>
  Object.fromEntries(Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const printed = (minutes: number) => `${Math.abs(minutes)} minutes ${minutes < 0 ? 'earlier' : 'later'}`;

/** "Start tracking …". */
const beginnings = new Set('start begin following tracking watching monitoring'.split(' '));
/** What is said of papers one has enough of, or of a day to come. */
const noTopic = new Set(
  'crap stuff spam junk shit bullshit nonsense garbage rubbish noise tomorrow tonight later digest digests newsletter'.split(
    ' ',
  ),
);
/** Terms of the query language that a topic may hold. */
const ofTopics = /^(?:-|author:|org:|keyword:)/i;
const leftOut = (words: string) => (words.includes(' ') ? `-"${words}"` : `-${words}`);
/** What ends, of a topic. */
const comings = new Set(['papers', 'posts', 'updates', 'alerts', 'stuff']);
const zoneName = /^\p{Lu}\p{L}+\/\p{Lu}\p{L}+$/u;
const undone = phrases([
  'unsave|unbookmark',
  'remove|delete|take|drop it|this|that|the? paper? off|from my|the? saved|list|reading|bookmarks',
]);
const off = phrases(['off|disable|forbid|stop|no|not|without|never']);
const layouts = [
  ['cards', phrases(['message|post|card per|each', 'message|post|card for each|every'])],
  ['compact', phrases(['compact|shorter|smaller|denser|titles|headlines', 'one message'])],
  ['cards', phrases(['cards|card', 'one message each|per'])],
] as const;
