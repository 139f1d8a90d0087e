import type { Block } from '../chat/reply.ts';
import { readTopics, type Topic, topicKey, topicName } from '../queries/topic.ts';
import { plainPunctuation } from '../text.ts';
import { asTopics } from './channel.ts';
import { typedSettings } from './channel-settings.ts';
import type { Channel } from './subscription.ts';

/** What a form or button was drawn with (see `Invocation.shown`); absent for what was typed: that is meant as it stands. */
export type Shown = Readonly<Record<string, string>> | undefined;

/** The options that differ from what was shown: the others were left alone, and somebody else may have changed them. */
export const changedFrom = <O extends Record<string, unknown>>(shown: Shown, options: O): Partial<O> => {
  const changed: Partial<O> = { ...options };
  for (const [name, text] of Object.entries(shown ?? {})) {
    if (Object.hasOwn(options, name) && plain(String(options[name])) === plain(text)) delete changed[name];
  }
  return changed;
};

/** As it comes back from a form that was sent as it opened. */
const plain = (text: string) => plainPunctuation(text.normalize('NFC')).replace(/\s+/g, ' ').trim();

/**
 * The channel's topics, with those `added` that were added to the shown ones (or written anew), and without those that
 * were taken from them; in the order typed, those of others behind. Nothing shown: what was typed is all of them.
 */
export function editTopics(
  current: Pick<Channel, 'topics'>,
  typed: string,
  shown: string | undefined,
  by: string,
  now: Date,
): { topics: Topic[]; added: Topic[] } | { problem: string } {
  const read = readTopics(typed);
  if (!read.ok) return { problem: read.problem };
  const wanted = asTopics(read.topics, current, by, now);
  if (shown === undefined) return { topics: wanted, added: wanted };
  const opened = textsByKey(shown);
  const added = wanted.filter(({ text }) => opened.get(topicKey(text)) !== text);
  const known = new Map(current.topics.map((topic) => [topicKey(topic.text), topic]));
  const staying = wanted.flatMap((topic) => (added.includes(topic) ? topic : (known.get(topicKey(topic.text)) ?? [])));
  const keys = new Set([...opened.keys(), ...staying.map(({ text }) => topicKey(text))]);
  const others = current.topics.filter(({ text }) => !keys.has(topicKey(text)));
  return { topics: [...staying, ...others], added };
}

/** What others changed between the drawing of a form or button and now, of what it showed. `current`: before it was sent. */
export function changedMeanwhile(shown: Shown, current: Channel | undefined): Block[] {
  if (shown === undefined) return [];
  const now = current === undefined ? {} : typedSettings(current);
  const settings = Object.entries(now).flatMap(([name, value]) => {
    const before = name === 'topics' ? undefined : shown[name];
    return before === undefined || plain(before) === plain(String(value)) ? [] : [`${name} ${value} (was ${before})`];
  });
  const opened = shown.topics ?? shown.topic;
  const topics = opened === undefined ? [] : topicChanges(textsByKey(opened), current?.topics ?? []);
  const changes = [...settings, ...topics];
  return changes.length === 0 ? [] : [{ type: 'note', text: [`Changed meanwhile by others: ${changes.join(' · ')}.`] }];
}

function topicChanges(before: ReadonlyMap<string, string>, topics: readonly Pick<Topic, 'text'>[]): string[] {
  const now = new Map(topics.map(({ text }) => [topicKey(text), text]));
  const newer = [...now].filter(([key]) => !before.has(key)).map(([, text]) => `${topicName(text)} added`);
  const gone = [...before].filter(([key]) => !now.has(key)).map(([, text]) => `${topicName(text)} taken away`);
  return [...newer, ...gone];
}

function textsByKey(typed: string): Map<string, string> {
  const read = readTopics(typed);
  return new Map(read.ok ? read.topics.map(({ text }) => [topicKey(text), text]) : []);
}
