import type { Delivery, Outbox, Plan } from '../core/channels/delivery.ts';
import { deliveryKey, deliveryPosition } from '../core/channels/delivery-key.ts';
import { composeDigest, silenceNotice } from '../core/channels/digest.ts';
import type { RunOutcome } from '../core/channels/ledger.ts';
import type { Preview } from '../core/channels/rank.ts';
import { rankSources } from '../core/channels/rank-sources.ts';
import type { Channel } from '../core/channels/subscription.ts';
import { takesFrom } from '../core/channels/takes-from.ts';
import { channelKey, type Platform } from '../core/chat/place.ts';
import type { Reply } from '../core/chat/reply.ts';
import type { SourceInfo } from '../core/papers/paper-source.ts';
import type { SourceHealth } from '../core/papers/paper-store.ts';
import { dueAfter, passedRuns } from '../core/schedules/schedule.ts';
import type { YieldIfDue } from '../core/yield.ts';

import type { Window } from './window.ts';

/** What one tick knows when it plans. */
export type Planning = {
  now: Date;
  /** Lets everything else have its turns. */
  yieldIfDue: YieldIfDue;
  window: Window;
  outbox: Outbox;
  fits(platform: Platform, reply: Reply): boolean;
  /** Throws where the platform does not say at the moment. */
  forumOf(channel: Channel['place']): Promise<Forum>;
  healthOf(isAsked: (source: SourceInfo) => boolean): SourceHealth;
  sample: boolean;
  catchUpHours: number;
};

type Forum = { mayPin: boolean } | undefined;

/** Channels of which a platform is asked side by side what they are: each may cost a request, and a turn at its pace. */
const askedAtOnce = 10;

/** Runs in a row without a paper after which the channel gets one line. */
const silentRuns = 3;

/** Also without any catching up a heartbeat comes some seconds after its minute, or after a restart. */
const latestMs = (catchUpHours: number) => Math.max(15 * 60_000, catchUpHours * 3_600_000);

/**
 * The runs of channels that are due: posting times that passed too long ago are one skipped run; the last one, if it is
 * not too late, is the digest. `unsaid`: those that stay due, since their platform does not say whether they are forums,
 * and what is for a text channel cannot go there. Pure but for what it reads.
 */
export async function planChannels(
  channels: readonly Channel[],
  planning: Planning,
): Promise<{ plans: Plan[]; unsaid: Channel[] }> {
  const { window, outbox } = planning;
  const shown = await outbox.shownIn(
    channels.map(({ place }) => channelKey(place)),
    window.candidates.map(({ id }) => id),
  );
  const forums: (Forum | 'unsaid')[] = [];
  for (let start = 0; start < channels.length; start += askedAtOnce) {
    const some = channels.slice(start, start + askedAtOnce);
    forums.push(...(await Promise.all(some.map((channel) => forumFor(channel, planning)))));
  }
  const plans: Plan[] = [];
  for (const [position, channel] of channels.entries()) {
    const forum = forums[position];
    if (forum === 'unsaid') continue;
    plans.push(...(await planChannel(channel, forum, shown[position] ?? new Map(), planning)));
    await planning.yieldIfDue();
  }
  return { plans, unsaid: channels.filter((_, position) => forums[position] === 'unsaid') };
}

/** Where it is too late for a digest nothing is asked. */
async function forumFor(channel: Channel, planning: Planning): Promise<Forum | 'unsaid'> {
  if (passed(channel, planning).tooLate) return undefined;
  return planning.forumOf(channel.place).catch(() => 'unsaid' as const);
}

function passed({ schedule, nextDue }: Channel, { now, catchUpHours }: Planning) {
  const runs = passedRuns(schedule, new Date(nextDue), now);
  return { ...runs, tooLate: now.getTime() - runs.last.getTime() > latestMs(catchUpHours) };
}

/** What a channel would get now. */
export async function previewChannel(
  channel: Pick<Channel, 'topics' | 'top'>,
  shown: ReadonlyMap<string, { at: string }>,
  window: Window,
): Promise<Preview> {
  const findings = [];
  for (const topic of channel.topics) findings.push(await window.finding(topic));
  return rankSources(window.lists, { findings, shown, top: channel.top });
}

async function planChannel(
  channel: Channel,
  forum: Forum,
  shown: ReadonlyMap<string, { at: string }>,
  planning: Planning,
): Promise<Plan[]> {
  const { now } = planning;
  const { last, before = last, count, tooLate } = passed(channel, planning);
  const next = dueAfter(channel.schedule, last);
  const missed = tooLate ? { count, last } : { count: count - 1, last: before };
  const run = { channel: channelKey(channel.place), version: channel.version, ranAt: now.toISOString() };
  const skipped: Plan = {
    ...run,
    dueAt: channel.nextDue,
    deliveries: [],
    days: [],
    decisions: [],
    outcome: { kind: 'skipped-late', missed: missed.count, lastDue: missed.last.toISOString() },
    nextDue: tooLate ? next : last.toISOString(),
    emptyRuns: channel.emptyRuns,
  };
  if (tooLate) return [skipped];
  const preview = await previewChannel(channel, shown, planning.window);
  const health = planning.healthOf((source) => takesFrom(channel.topics, source));
  const outcome = outcomeOf(preview, health);
  const emptyRuns = outcome.kind === 'posted' ? 0 : channel.emptyRuns + 1;
  const dueAt = last.toISOString();
  const digest: Plan = {
    ...run,
    dueAt,
    deliveries: await messages({ ...channel, emptyRuns }, preview, last, { ...planning, health, forum }),
    days: preview.days,
    decisions: preview.decisions.filter(({ verdict }) => verdict.kind !== 'no-match'),
    outcome,
    nextDue: next,
    emptyRuns,
  };
  return count > 1 ? [skipped, digest] : [digest];
}

function outcomeOf({ picks, decisions }: Preview, health: SourceHealth): RunOutcome {
  if (picks.length > 0) return { kind: 'posted', papers: picks.length };
  if (!health.reachable) return { kind: 'source-unreachable', since: health.since, reason: health.reason };
  return decisions.length > 0 ? { kind: 'nothing-new', candidates: decisions.length } : { kind: 'no-papers' };
}

type Composing = Planning & { health: SourceHealth; forum: Forum };

async function messages(channel: Channel, preview: Preview, dueAt: Date, planning: Composing): Promise<Delivery[]> {
  const { now, sample, health, forum, catchUpHours } = planning;
  const fits = (reply: Reply) => planning.fits(channel.place.platform, reply);
  const parts = composeDigest({ ...preview, channel, dueAt, now, sample, health, fits, forum });
  if (parts.length === 0 && channel.emptyRuns === silentRuns) {
    parts.push({ reply: await silence(channel, preview, planning), papers: [], position: 0 });
  }
  const due = dueAt.toISOString();
  return parts.map(({ reply, papers, position }, part) => ({
    errand: 'digest',
    key: deliveryKey(channel.place, due, part),
    position: deliveryPosition(due, position),
    place: channel.place,
    reply,
    papers,
    attempts: 0,
    expiresAt: new Date(dueAt.getTime() + latestMs(catchUpHours)).toISOString(),
    state: { kind: 'pending', dueAt: now.toISOString() },
  }));
}

async function silence(channel: Channel, { decisions }: Preview, { now, outbox, health }: Composing): Promise<Reply> {
  const runs = await outbox.runs(channel.place, silentRuns + 1);
  const since = new Date(runs.at(-1)?.ranAt ?? now);
  const arrived = (await outbox.messages(channel.place, since)).filter(({ state }) => state.kind === 'sent');
  const last = runs.find(({ dueAt }) => arrived.some((message) => message.dueAt === dueAt));
  return silenceNotice(channel, last && new Date(last.dueAt), health.reachable ? undefined : health.reason, decisions);
}
