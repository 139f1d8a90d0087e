import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { newChannel, reschedule, resumed, withTopics } from '../core/channels/channel.ts';
import type { Channel, ChannelStore } from '../core/channels/subscription.ts';
import { saidOf } from '../core/chat/fault.ts';
import { type ChannelKey, Place } from '../core/chat/place.ts';
import { readTopic, topicKey, topicLimits, topicName } from '../core/queries/topic.ts';
import { readSchedule } from '../core/schedules/read-schedule.ts';

/** Of the file, not of the program: what reads it says which it knows. */
const version = 1;

const between = (min: number, max: number) => {
  const error = `want a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

const Topic = z.strictObject({
  topic: z.string(),
  minUpvotes: z.int().min(0).default(0),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
});
const at = z.iso.datetime();
const Pause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('asked'), by: z.string(), at }),
  z.strictObject({ kind: z.literal('gone'), reason: z.string(), at }),
]);

/** One channel: what `/paper subscriptions` shows, and whose it is. Ids are the platform's. */
const Subscription = z.strictObject({
  ...Place.omit({ thread: true }).shape,
  when: z.string(),
  timezone: z.string(),
  top: between(1, 10),
  layout: z.enum(['compact', 'cards']),
  publish: z.literal(true).exactOptional(),
  topics: z.array(Topic).max(topicLimits.perChannel),
  organiser: z.string(),
  since: at,
  model: z.boolean(),
  /** Files of earlier releases have none. */
  unfurl: z.boolean().default(false),
  paused: Pause.exactOptional(),
});
type Subscription = z.infer<typeof Subscription>;

const SubscriptionsFile = z.strictObject(
  {
    paperboy: z.literal(version),
    /** As they stood where the file was written, to be put into `.env`: no secrets. */
    settings: z.record(z.string(), z.string()),
    subscriptions: z.array(Subscription),
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'holds no settings and subscriptions' : undefined) },
);

const heading = `# Paperboy: settings and subscriptions. It holds ids of people. npm run paper -- import FILE --dry-run shows what it would change.
`;

/** The file's text; the same for the same channels, whenever it is written. */
export const writeSubscriptions = (channels: readonly Channel[], settings: Readonly<Record<string, string>>): string =>
  heading +
  stringify({ paperboy: version, settings, subscriptions: channels.map(subscriptionOf) } satisfies z.input<
    typeof SubscriptionsFile
  >);

/** People count from one: "subscriptions 1 top". */
const counting = (part: PropertyKey) => (typeof part === 'number' ? part + 1 : String(part));

const subscriptionOf = (channel: Channel): Subscription => ({
  platform: channel.place.platform,
  tenant: channel.place.tenant,
  channel: channel.place.channel,
  kind: channel.place.kind,
  when: channel.schedule.line,
  timezone: channel.schedule.timezone,
  top: channel.top,
  layout: channel.layout,
  ...(channel.publish === undefined ? {} : { publish: channel.publish }),
  topics: channel.topics.map(({ text, minUpvotes, addedBy, addedAt }) => ({
    topic: topicName(text),
    minUpvotes,
    addedBy,
    addedAt,
  })),
  organiser: channel.organiser,
  since: channel.createdAt,
  model: channel.modelAllowed,
  unfurl: channel.unfurlsLinks,
  ...(channel.pause === undefined ? {} : { paused: channel.pause }),
});

export type ReadSubscriptions = { settings: Record<string, string>; subscriptions: Subscription[] };

/** Reads a file's text; or says what is wrong with it, each fault in a line. Nothing of it is trusted. */
export function readSubscriptions(text: string): ReadSubscriptions | { problem: string } {
  let value: unknown;
  try {
    // A few names that stand for each other again and again would fill the memory.
    value = parse(text, { maxAliasCount: 0 });
  } catch (cause) {
    return { problem: `is no YAML: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}` };
  }
  const read = SubscriptionsFile.safeParse(value);
  if (!read.success) {
    const faults = read.error.issues
      .slice(0, 10)
      .map(({ path, message }) => `${path.map(counting).join(' ') || 'the file'}: ${message}`);
    return { problem: `is not what export writes:\n${faults.join('\n')}` };
  }
  const { settings, subscriptions } = read.data;
  const faults = subscriptions.flatMap((one) => {
    const channel = channelOf(one, undefined, new Date());
    return typeof channel === 'string' ? [`${nameOf(one)}: ${channel}`] : [];
  });
  return faults.length === 0
    ? { settings, subscriptions }
    : { problem: `cannot be taken:\n${faults.slice(0, 10).join('\n')}` };
}

/** What an import does to one channel; `changes` names what differs, "top 5 → 3". */
export type Change = { name: string; kind: 'new' | 'changed' | 'same'; changes: string[] };

/**
 * Makes the channels of a file what it says, each in a unit of work; or with `dryRun` only tells what that would change. Channels
 * that the file does not name stay as they are.
 */
export async function importSubscriptions(
  subscriptions: readonly Subscription[],
  { channels, now, dryRun }: { channels: Pick<ChannelStore, 'get' | 'update'>; now: Date; dryRun: boolean },
): Promise<Change[]> {
  const done: Change[] = [];
  for (const subscription of subscriptions) {
    const current = await channels.get(subscription);
    const changes = current === undefined ? [] : differences(subscriptionOf(current), subscription);
    const kind = current === undefined ? 'new' : changes.length === 0 ? 'same' : 'changed';
    done.push({ name: nameOf(subscription), kind, changes });
    if (dryRun || kind === 'same') continue;
    await channels.update(subscription, (stored) => {
      const channel = channelOf(subscription, stored, now);
      return typeof channel === 'string' ? stored : channel;
    });
  }
  return done;
}

/** What an import calls a channel; of the terminal there is one. */
export const nameOf = ({ platform, tenant, channel }: ChannelKey): string =>
  platform === 'console' ? 'the terminal' : `${platform} ${tenant} ${channel}`;

/** The channel that a subscription describes, over what is stored; or why there can be none. */
function channelOf(subscription: Subscription, stored: Channel | undefined, now: Date): Channel | string {
  const {
    platform,
    tenant,
    channel,
    kind,
    when,
    timezone,
    top,
    layout,
    publish,
    organiser,
    since,
    model,
    unfurl,
    paused,
  } = subscription;
  const read = readSchedule({ when, timezone }, undefined, { own: undefined, defaults: { line: when, timezone }, now });
  if (!read.ok) return read.faults.map(saidOf).join(' ');
  const topics = [];
  for (const { topic, ...rest } of subscription.topics) {
    const answer = readTopic(topic);
    if (!answer.ok) return answer.problem;
    topics.push({ ...rest, text: answer.text, query: answer.query });
  }
  const { schedule } = read;
  const base = stored ?? newChannel({ platform, tenant, channel, kind }, organiser, schedule, top, now);
  const awake = base.pause !== undefined && paused === undefined ? resumed(base, now) : base;
  const current = paused === undefined ? awake : { ...awake, pause: paused };
  const isMoved = current.schedule.line !== schedule.line || current.schedule.timezone !== schedule.timezone;
  const { publish: _, ...unpublished } = isMoved ? reschedule(current, schedule, now) : current;
  return {
    ...withTopics({ ...unpublished, topics: [] }, topics),
    ...{
      place: { ...base.place, kind },
      top,
      layout,
      organiser,
      createdAt: since,
      modelAllowed: model,
      unfurlsLinks: unfurl,
    },
    ...(publish === undefined ? {} : { publish }),
  };
}

/** "top 5 → 3", topics by their text. */
function differences(is: Subscription, wanted: Subscription): string[] {
  const text = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'no'));
  const topics = ({ topics }: Subscription) =>
    topics.map(
      ({ topic, minUpvotes }) =>
        `${topicName(topicKey(topic) === '' ? '' : topic)}${minUpvotes > 0 ? ` from ${minUpvotes}` : ''}`,
    );
  const was = new Set(topics(is));
  const willBe = new Set(topics(wanted));
  const plain = (
    ['when', 'timezone', 'top', 'layout', 'publish', 'organiser', 'model', 'unfurl', 'kind', 'paused'] as const
  ).flatMap((name) =>
    text(is[name]) === text(wanted[name]) ? [] : [`${name} ${text(is[name])} → ${text(wanted[name])}`],
  );
  return [
    ...plain,
    ...[...willBe].filter((topic) => !was.has(topic)).map((topic) => `+ ${topic}`),
    ...[...was].filter((topic) => !willBe.has(topic)).map((topic) => `- ${topic}`),
  ];
}
