import type { Channel } from '../channels/subscription.ts';
import { pageOf } from '../chat/pages.ts';
import type { Block, Button, Invocation, Reply, Rich } from '../chat/reply.ts';
import { refuse, say } from '../chat/say.ts';
import { nearest } from '../nearest.ts';
import { lastTopic, readTopics, type Topic, topicKey, topicName } from '../queries/topic.ts';
import { daysCovered, rateText, type Volume, volumesOf } from '../queries/volume.ts';
import { readSchedule } from '../schedules/read-schedule.ts';
import type { Schedule } from '../schedules/schedule.ts';
import { printWhen } from '../schedules/when.ts';
import { counted, shorten } from '../text.ts';
import type { CommandContext } from './command.ts';
import type { GivenOptions } from './options.ts';

/** Topics on a page: as many as buttons that stand in a row. */
const limit = 5;

/** What to say where somebody asks for topics and nothing else, or for a time, that the channel has; undefined elsewhere. */
export function hasAlready(
  { command, options }: Invocation,
  channel: Channel | undefined,
  now: Date,
): string | undefined {
  if (channel !== undefined && command === 'schedule') return postsThen(options, channel.schedule, now);
  if (channel === undefined || command !== 'subscribe' || Object.keys(options).join() !== 'topic') return undefined;
  const read = readTopics(String(options.topic));
  const known = new Set(channel.topics.map(({ text }) => topicKey(text)));
  if (!read.ok || !read.topics.every(({ text }) => known.has(topicKey(text)))) return undefined;
  const names = read.topics.map(({ text }) => topicName(text)).join(' · ');
  return `This channel gets ${names} already: ${printWhen(channel.schedule.line)} ${channel.schedule.timezone}.`;
}

function postsThen({ when, timezone, ...others }: GivenOptions, current: Schedule, now: Date): string | undefined {
  if (when === undefined || Object.keys(others).length > 0) return undefined;
  const typed = { when: String(when), timezone: timezone === undefined ? undefined : String(timezone) };
  const read = readSchedule(typed, current, { own: undefined, defaults: current, now });
  const isSame = read.ok && read.schedule.line === current.line && read.schedule.timezone === current.timezone;
  return isSame ? `Posts come ${printWhen(current.line)} ${current.timezone} already.` : undefined;
}

/** The topics of a channel, each with what it brings and a button that stops it, page by page. */
export async function topicList(
  { topics }: Pick<Channel, 'topics'>,
  wanted: number,
  again: Invocation,
  { services, now }: Pick<CommandContext, 'services' | 'now'>,
): Promise<Block[]> {
  const { offset, page, pages, buttons } = pageOf(topics.length, wanted, limit, again);
  const shown = topics.slice(offset, offset + limit);
  const volumes = await volumesOf(
    shown.map((topic) => [topic]),
    services,
    now,
  );
  const lines = shown.map(({ text, minUpvotes }, position): Block => {
    const minimum = minUpvotes > 0 ? [` · from ${counted(minUpvotes, 'upvote')}`] : [];
    const line: Rich = [`${offset + position + 1}  `, { text: topicName(text), mark: 'bold' }, ...minimum];
    return { type: 'text', text: [...line, ` · ${brought(volumes[position])}`] };
  });
  const [{ days } = { days: [] }] = volumes;
  const covered = days.length === 0 ? 'no papers yet to count' : `over ${daysCovered(days, now)}`;
  return [
    ...lines,
    { type: 'note', text: [pages === 1 ? covered : `${covered} · page ${page} of ${pages}`] },
    { type: 'buttons', buttons: [...shown.map(({ text }) => stopButton(text)), ...buttons] },
  ];
}

const brought = (volume: Volume | undefined) =>
  volume === undefined || volume.days.length === 0 ? 'not counted yet' : rateText(volume);

const stopButton = (text: string): Button => ({
  label: shorten(`Stop ${topicName(text)}`, 60),
  invoke: { command: 'unsubscribe', options: { topic: topicName(text) } },
});

/** All topics, where no topic of the channel is called so. */
export const allTopics = 'all';

/** Said where there is nothing to stop, or to pause and resume. */
export const noTopics = (verb?: 'pause' | 'resume'): Reply =>
  refuse(
    `${verb === undefined ? 'This' : `There is nothing to ${verb}: this`} channel has no topics. /paper subscribe adds one.`,
  );

/** Asks which of its topics a channel is to lose. */
export async function whichTopic(
  channel: Channel,
  page: number,
  context: Pick<CommandContext, 'services' | 'now'>,
): Promise<Reply> {
  const list = await topicList(channel, page, { command: 'unsubscribe', options: {} }, context);
  const all: Button = { label: 'Stop all', invoke: { command: 'unsubscribe', options: { topic: allTopics } } };
  return say('Which topic is to stop?', ...list, { type: 'buttons', buttons: [all] });
}

/** What is said of a topic that a channel does not have, and the buttons that stop what may be meant: never what is to stay. */
export function noSuchTopic(typed: string, channel: Pick<Channel, 'topics'>): { said: string; near: Button[] } {
  const { topics } = channel;
  const rest = spared(typed);
  const { found, unknown } = namedIn(rest ?? typed, channel);
  const names = topics.map((topic) => topic.text);
  const all = names.map(topicName).join(' · ');
  if (rest !== undefined && unknown.length === 0)
    return { said: shorten(`Nothing else is to stop. This channel has: ${all}.`, 1_000), near: [] };
  const lacking = rest === undefined ? [typed.trim()] : unknown;
  const quoted = lacking.map((name) => `"${shorten(topicName(name), 80)}"`).join(' or ');
  const said = `This channel has no topic ${quoted}. It has: ${all}.`;
  const meant = lacking.flatMap((name) => nearName(name.toLowerCase(), names) ?? []);
  const others = topics.filter((topic) => !found.includes(topic) && !meant.includes(topic.text));
  const near = rest === undefined ? meant : others.map(({ text }) => text).slice(0, limit);
  return { said: shorten(said, 1_000), near: near.map(stopButton) };
}

function nearName(wanted: string, names: readonly string[]): string | undefined {
  const holding = names.find((name) => wanted !== '' && name.toLowerCase().includes(wanted));
  return nearest(wanted, names) ?? holding ?? (names.length === 1 ? names[0] : undefined);
}

/** "All except agents": what stays. */
export const spared = (typed: string): string | undefined => /^all except (.+)$/i.exec(typed.trim())?.[1];

/**
 * The topics of a channel that words name, or numbers in {@link topicList}, or "all except" those; undefined where it lacks one of
 * them, or where nothing else is left.
 */
export function topicsNamed(typed: string, channel: Pick<Channel, 'topics'>): Topic[] | undefined {
  const rest = spared(typed);
  const { found, unknown } = namedIn(rest ?? typed, channel);
  const named = rest === undefined ? found : channel.topics.filter((topic) => !found.includes(topic));
  return unknown.length > 0 || named.length === 0 ? undefined : named;
}

/** What words name of a channel's topics, in the order of the channel, and what of them names none. */
function namedIn(typed: string, { topics }: Pick<Channel, 'topics'>): { found: Topic[]; unknown: string[] } {
  const own = topics.map(({ text }) => topicKey(text));
  if (typed.trim().toLowerCase() === allTopics && !own.includes(allTopics)) return { found: [...topics], unknown: [] };
  const read = readTopics(typed);
  const names = read.ok ? read.topics.map(({ text }) => text) : [typed];
  const placeOf = (name: string): number => {
    const place = own.indexOf(topicKey(name));
    if (place !== -1) return place;
    return name.trim().toLowerCase() === lastTopic ? own.length - 1 : Number(name.trim() || NaN) - 1;
  };
  const places = new Set(names.map(placeOf));
  return {
    found: topics.filter((_, place) => places.has(place)),
    unknown: names.filter((name) => topics[placeOf(name)] === undefined),
  };
}
