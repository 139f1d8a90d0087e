import type { Block, Button, Invocation, Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { type Query, writeQuery } from '../queries/query.ts';
import { fold } from '../queries/query-text.ts';
import type { SearchIndex } from '../queries/search.ts';
import { readTopics, type Topic, topicKey, topicName } from '../queries/topic.ts';
import { daysCovered, type Volume, volumesOf } from '../queries/volume.ts';
import { shorten } from '../text.ts';
import type { CommandContext } from './command.ts';

/**
 * Asks about those of the new topics that matched nothing in the stored days: they may be misspelt. `invoke`: the
 * command as it was given; `notes`: what else there is to say of it. Undefined where each has matched something, or no
 * day is stored to tell by.
 */
export async function askUnmatched(
  topics: readonly Topic[],
  invoke: Invocation,
  notes: readonly Block[],
  { services, now }: Pick<CommandContext, 'services' | 'now'>,
): Promise<Reply | undefined> {
  const found = await unmatchedAmong(topics, services, now);
  if (found === undefined) return undefined;
  const { unmatched, repairs, covered } = found;
  const typed = String(invoke.options.topic ?? '');
  const read = readTopics(typed);
  const meant = (read.ok ? read.topics : [])
    .map(({ text }) => repairs.get(topicKey(text)) ?? topicName(text))
    .join('; ');
  const confirmed = (label: string, topic: string): Button => ({
    label,
    invoke: { ...invoke, options: { ...invoke.options, topic, confirm: true } },
  });
  const isRepaired = unmatched.some(({ text }) => repairs.get(topicKey(text)) !== text);
  const names = shorten(unmatched.map(({ text }) => topicName(text)).join(' · '), 500);
  return say(`Nothing is changed yet: no paper matched ${names} in ${covered}.`, ...notes, {
    type: 'buttons',
    buttons: [
      ...(isRepaired ? [confirmed(shorten(`Subscribe to ${meant}`, 70), meant)] : []),
      confirmed('Subscribe all the same', typed),
    ],
  });
}

/** Says of a channel's topics which of them matched nothing; undefined where each has, or no day is stored to tell by. */
export async function tellUnmatched(
  topics: readonly Topic[],
  ports: Pick<CommandContext['services'], 'papers' | 'index'>,
  now: Date,
): Promise<string | undefined> {
  const found = await unmatchedAmong(topics, ports, now);
  if (found === undefined) return undefined;
  const names = found.unmatched.map(({ text }) => topicName(text)).join(' · ');
  const meant = found.unmatched.flatMap(({ text }) => {
    const repair = found.repairs.get(topicKey(text));
    return repair === undefined || repair === text ? [] : [repair];
  });
  const question = meant.length === 0 ? '' : ` Did you mean ${meant.join(' · ')}?`;
  return `No paper matched ${shorten(names, 500)} in ${found.covered}.${question}`;
}

/** `repairs`: by the key of each topic that matched nothing, its text as search would read it. */
async function unmatchedAmong(
  topics: readonly Topic[],
  ports: Pick<CommandContext['services'], 'papers' | 'index'>,
  now: Date,
): Promise<{ unmatched: Topic[]; repairs: Map<string, string>; covered: string } | undefined> {
  const volumes = await volumesOf(
    topics.map((topic) => [topic]),
    ports,
    now,
  );
  const unmatched = topics.filter((_, position) => hasNone(volumes[position]));
  if (unmatched.length === 0) return undefined;
  const repairs = new Map<string, string>();
  for (const { text, query } of unmatched) repairs.set(topicKey(text), await repaired(query, ports.index, now));
  return { unmatched, repairs, covered: daysCovered(volumes[0]?.days ?? [], now) };
}

const hasNone = (volume: Volume | undefined) =>
  volume !== undefined && volume.days.length > 0 && volume.papers + volume.tooFewUpvotes === 0;

/** The topic as text, with the words in place of those that no paper holds that search takes them for. */
async function repaired(query: Query, index: Pick<SearchIndex, 'search'>, today: Date): Promise<string> {
  const answer = await index.search(query, { limit: 1, today });
  const used = new Map(answer.repaired.map((repair) => [repair.wrote, repair.used]));
  const wordsOf = (text: string) => text.split('-').map((part) => used.get(fold(part)) ?? part);
  const anyOf = query.anyOf.map(({ all, none }) => ({
    all: all.map((term) => (term.kind === 'word' ? { ...term, text: wordsOf(term.text).join('-') } : term)),
    none,
  }));
  return writeQuery({ ...query, anyOf });
}
