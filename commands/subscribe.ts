import { z } from 'zod';
import {
  changeChannel,
  newChannel,
  reschedule,
  resumed,
  topicCount,
  withTopics,
} from '../src/core/channels/channel.ts';
import {
  changedSettings,
  changeTime,
  previewButton,
  typedSettings,
  typedTopics,
  undoTo,
} from '../src/core/channels/channel-settings.ts';
import { changedFrom, changedMeanwhile, editTopics } from '../src/core/channels/form-changes.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import type { Fault } from '../src/core/chat/fault.ts';
import { channelOf } from '../src/core/chat/place.ts';
import type { Block, Button, Invocation, Reply } from '../src/core/chat/reply.ts';
import { cannotPost, nothingPosted, refuse, refuseAll } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { glance } from '../src/core/commands/glance.ts';
import { askLeftOut } from '../src/core/commands/left-out.ts';
import {
  layoutOption,
  minUpvotesOption,
  timezoneOption,
  topOption,
  whenOption,
} from '../src/core/commands/setting-options.ts';
import { askUnmatched } from '../src/core/commands/unmatched-topics.ts';
import { unreadLists } from '../src/core/commands/unread-lists.ts';
import { severalByCommas, type Topic, topicKey, topicName } from '../src/core/queries/topic.ts';
import { papersADay, readableADay, volumeOf, volumesOf, volumeText } from '../src/core/queries/volume.ts';
import { readSchedule, type ZoneFrom } from '../src/core/schedules/read-schedule.ts';
import { zoneChoices } from '../src/core/schedules/read-zone.ts';
import { printWhen, typedWhen } from '../src/core/schedules/when.ts';
import { shorten } from '../src/core/text.ts';

const options = z.object({
  topic: z
    .string()
    .exactOptional()
    .describe('What to read about: diffusion -video. Several: a; b. Empty: top papers')
    .meta({
      label: 'Topics',
      asks: 'lines',
      hint: 'One topic a line, such as diffusion -video. Empty: the top papers',
    }),
  top: topOption,
  'min-upvotes': minUpvotesOption,
  when: whenOption.describe('Such as weekdays 9:00'),
  timezone: timezoneOption,
  layout: layoutOption,
  confirm: z.boolean().default(false).describe('Yes, also to a topic that no paper has matched yet'),
});
type Options = z.output<typeof options>;

export const subscribe = defineCommand({
  name: 'subscribe',
  description: 'Bring papers about a topic to this channel, on a schedule',
  options,
  manages: true,
  form: ['topic', 'top', 'when', 'timezone'],
  completes: ['timezone'],
  complete: async (_option, text) => zoneChoices(text),
  async initial(asked, context) {
    const draft = await formDraft(asked, context);
    if ('faults' in draft) return {};
    const { schedule, top, topics } = draft.channel;
    // The channel's own topics: a form sent as it opened must not add the day's top papers.
    const topic = draft.isNew ? {} : { topic: typedTopics(topics) };
    return { ...topic, top, when: typedWhen(schedule.line), timezone: schedule.timezone };
  },
  async intro(asked, context) {
    const draft = await formDraft(asked, context);
    if (!('faults' in draft)) return glance(draft.channel, context);
    return draft.faults.map(({ problem }): Block => ({ type: 'note', text: [problem] }));
  },
  async faults(asked, context) {
    const draft = draftOf(asked, await context.services.channels.get(context.place), context);
    return 'faults' in draft ? draft.faults : [];
  },
  async *run(asked, context) {
    yield await answer(asked, context);
  },
});

async function answer(asked: Options, context: CommandContext): Promise<Reply> {
  const { services, now } = context;
  const place = channelOf(context.place);
  const present = await services.channels.get(place);
  const wanted = draftOf(asked, present, context);
  if ('faults' in wanted) return refuseAll(wanted.faults);
  const outage = services.outage(place);
  if (outage !== undefined) return refuse(`${nothingPosted(outage)} Run this again then.`);
  const missing = await services.missingAccess(place);
  if (missing.length > 0) {
    const who: Block = {
      type: 'note',
      text: ['Ask someone who manages the channel to grant it, then run this again.'],
    };
    return place.kind === 'dm' ? refuse(cannotPost(missing)) : refuse(cannotPost(missing), who);
  }
  const question = asked.confirm ? undefined : await askNew(asked, wanted.topics, present, context);
  if (question !== undefined) return question;
  const done = await changeChannel(services.channels, place, (current) => draftOf(asked, current, context));
  if ('faults' in done) return refuseAll(done.faults);
  const { before, after, draft } = done;
  const volume = await volumeOf(after.topics, services, now);
  const each = after.topics.length > 1 && volume.days.length > 0 ? await volumesAlone(draft.topics, context) : [];
  const notes = await services.channelNotes(place);
  const everything = after.topics.some(({ text }) => text === '');
  const best =
    everything && volume.papers > 0
      ? `; each post takes the ${after.top === 1 ? 'best one' : `best ${after.top}`}`
      : '';
  const blocks: Block[] = [
    ...changedSettings(after, now),
    ...each,
    {
      type: 'note',
      text: [`${each.length > 0 ? 'in all, ' : ''}${volumeText(volume, now)}${best}`],
    },
    ...(draft.topics.length === 1 ? commaNote(asked.topic ?? '') : []),
    ...zoneNote(draft.zoneFrom, after.schedule.timezone),
    ...changedMeanwhile(context.shown, before),
    ...notes.map((text): Block => ({ type: 'note', text: [text] })),
  ];
  if (!everything && papersADay(volume) > readableADay) blocks.push(tooMuch);
  blocks.push({ type: 'buttons', buttons: [changeTime, previewButton, ...wayBack(draft.topics, before, after)] });
  const names = draft.topics.map(({ text }) => topicName(text)).join(' · ');
  const summary = names === '' ? 'These are the settings now.' : `Subscribed to ${names}.`;
  return { summary, blocks, audience: 'caller', ...toldWho(draft.topics, before, after, context) };
}

/** Everybody in a channel may know who brought it a topic. */
function toldWho(
  topics: readonly Topic[],
  before: Channel | undefined,
  after: Channel,
  { caller, place }: CommandContext,
): Pick<Reply, 'tells'> {
  const known = new Set(before?.topics.map(({ text }) => topicKey(text)));
  const added = topics.filter(({ text }) => !known.has(topicKey(text)));
  if (place.kind === 'dm' || added.length === 0) return {};
  const names = shorten(added.map(({ text }) => topicName(text)).join(' · '), 300);
  const when = `${printWhen(after.schedule.line)} ${after.schedule.timezone}`;
  return { tells: [{ person: caller.id }, ` subscribed this channel to ${names}: ${when}`] };
}

/** What the channel has already was asked about when it came. */
function askNew(asked: Options, topics: readonly Topic[], present: Channel | undefined, context: CommandContext) {
  const known = new Set(present?.topics.map(({ text }) => topicKey(text)));
  const added = topics.filter(({ text }) => !known.has(topicKey(text)));
  const { shown } = context;
  const invoke = { command: 'subscribe', options: asked, ...(shown === undefined ? {} : { shown }) };
  return (
    askLeftOut(added, present, invoke) ??
    askUnmatched(added, invoke, topics.length === 1 ? commaNote(asked.topic ?? '') : [], context)
  );
}

/** How much each of the first few topics brings: among others, one that is misspelt would hide. */
async function volumesAlone(topics: readonly Topic[], { services, now }: CommandContext): Promise<Block[]> {
  const few = topics.slice(0, 5);
  const volumes = await volumesOf(
    few.map((topic) => [topic]),
    services,
    now,
  );
  return volumes.map((volume, position): Block => {
    const name = topicName(few[position]?.text ?? '');
    return { type: 'note', text: [`${name}: ${volumeText(volume, now)}`] };
  });
}

/** Whoever lists topics with commas means several, and got one that asks for the words of all. */
function commaNote(typed: string): Block[] {
  const topics = severalByCommas(typed);
  if (topics === undefined) return [];
  const several = { text: `/paper subscribe ${topics}`, mark: 'code' as const };
  return [{ type: 'note', text: ['One topic: all these words must occur in a paper. For several topics: ', several] }];
}

/** `topics`: those that were asked for. */
type Draft = { channel: Channel; topics: Topic[]; zoneFrom: ZoneFrom };

/** The channel as it would be; `faults` are what to tell the person instead. */
function draftOf(
  given: Partial<Options>,
  current: Channel | undefined,
  { caller, now, services, place, shown = {} }: CommandContext,
): Draft | { faults: Fault[] } {
  const { topic: opened, ...settings } = shown;
  const asked = changedFrom(settings, given);
  const { schedule: standard, top } = services.defaults;
  const schedule = readSchedule(asked, current?.schedule, { own: caller.timezone, defaults: standard, now });
  const line = schedule.ok ? schedule.schedule : standard;
  const start = current ?? newChannel(channelOf(place), caller.id, line, top, now);
  const edited = editTopics(start, asked.topic ?? '', opened, caller.id, now);
  if (!schedule.ok || 'problem' in edited) {
    const wrong = 'problem' in edited ? [{ ...edited, option: 'topic' }] : [];
    return { faults: [...wrong, ...(schedule.ok ? [] : schedule.faults)] };
  }
  const topics = edited.added.map((topic) => ({ ...topic, minUpvotes: asked['min-upvotes'] ?? topic.minUpvotes }));
  // Whoever subscribes again after access was lost has mended it; a pause somebody asked for stays.
  const ready = start.pause?.kind === 'gone' ? resumed(start, now) : start;
  const changed = sameSchedule(ready, schedule.schedule) ? ready : reschedule(ready, schedule.schedule, now);
  const { top: most = changed.top, layout = changed.layout } = asked;
  // A form of a channel with topics shows them, and those that are taken out of it go; a typed topic joins the others.
  const kept = opened === undefined ? changed.topics : edited.topics;
  const channel = withTopics({ ...changed, top: most, layout, topics: kept }, topics);
  const fault = topicCount(channel.topics) ?? unreadTopic(topics, services);
  return fault === undefined
    ? { channel, topics, zoneFrom: schedule.zoneFrom }
    : { faults: [{ ...fault, option: 'topic' }] };
}

function unreadTopic(topics: readonly Topic[], { sources }: CommandContext['services']): Fault | undefined {
  const [problem] = topics.flatMap(({ query }) => unreadLists(query, sources) ?? []);
  return problem === undefined ? undefined : { problem };
}

/** What a form begins with: the channel's topics, or those that were typed and nothing else. */
async function formDraft(asked: Partial<Options>, context: CommandContext) {
  const current = await context.services.channels.get(context.place);
  const isNew = current === undefined || asked.topic !== undefined;
  const topic = isNew ? {} : { topic: typedTopics(current.topics) };
  const draft = draftOf({ ...topic, ...asked }, current, context);
  if ('faults' in draft) return draft;
  return { isNew, channel: isNew ? { ...draft.channel, topics: draft.topics } : draft.channel };
}

const sameSchedule = ({ schedule }: Channel, { line, timezone }: Channel['schedule']) =>
  schedule.line === line && schedule.timezone === timezone;

function zoneNote(from: ZoneFrom, zone: string): Block[] {
  if (from === 'person') return [{ type: 'note', text: [`${zone} is your own time zone.`] }];
  if (from !== 'operator') return [];
  return [{ type: 'note', text: [`${zone} is the default time zone here; Change time takes another.`] }];
}

const tooMuch: Block = {
  type: 'note',
  text: [
    'That is more than most channels read: add words, or -exclusions. ',
    { text: '/paper preview', mark: 'code' },
    ' shows the next post.',
  ],
};

/** Back to what was: without the topic, or with the earlier settings, as far as nobody changes them again. */
function wayBack(topics: readonly Topic[], before: Channel | undefined, after: Channel): Button[] {
  const [topic, ...more] = topics;
  const options = topic === undefined ? {} : { topic: typedTopics(topics) };
  const stop: Invocation = { command: 'unsubscribe', options };
  if (before === undefined) return [{ label: 'Undo', undoes: true, invoke: stop }];
  if (topic === undefined || more.length > 0) return undoTo(before, after);
  const { line, timezone } = before.schedule;
  const { top, layout } = before;
  const earlier = before.topics.find(({ text }) => topicKey(text) === topicKey(topic.text));
  if (earlier !== undefined && before.topics.length === after.topics.length) {
    const settings = { top, layout, 'min-upvotes': earlier.minUpvotes, when: typedWhen(line), timezone };
    const { topics: _, top: topNow, ...shown } = typedSettings(after);
    const invoke = {
      command: 'subscribe',
      options: { ...options, ...settings },
      shown: { ...shown, top: String(topNow) },
    };
    return [{ label: 'Undo', undoes: true, invoke }];
  }
  const isTopicAlone = sameSchedule(before, after.schedule) && top === after.top && layout === after.layout;
  if (isTopicAlone && before.topics.length < after.topics.length)
    return [{ label: 'Undo', undoes: true, invoke: stop }];
  return undoTo(before, after);
}
