import { randomUUID } from 'node:crypto';
import { deliveryKey } from '../core/channels/delivery-key.ts';
import { type ChannelKey, channelOf, type Place } from '../core/chat/place.ts';
import { cannotPost } from '../core/chat/say.ts';
import type {
  AtStep,
  Begun,
  Discussions,
  NewOpening,
  Opened,
  OpeningDiscussion,
  TooMany,
} from '../core/discussions/discussion.ts';
import type { Paper } from '../core/papers/paper.ts';
import { cardOf } from './card-of.ts';
import { firstIntroductionKey } from './keys-of-0-1.ts';
import { firstMessage, openingLine } from './messages.ts';
import type { DiscussionPorts } from './ports.ts';

/** New threads an hour: enough for a lively channel, too few to flood it by clicking. */
const anHour = { person: 5, channel: 10 };

/** After so long, in milliseconds, whoever clicked is told that it will come. */
const tellAfterMs = 10_000;

/** Pauses between asking whether another process has opened what somebody waits for here, in milliseconds: first, longest. */
const othersMs = 250;
const longestOthersMs = 4_000;
/** So long somebody waits for it, in milliseconds; then it opens by itself, or not. */
const patienceMs = 180_000;

const hourMs = 3_600_000;

/**
 * Opens the one discussion of a paper in a channel: a line in the channel, or the paper's own card that stands there, its
 * thread, and what introduces the paper there. Each step is written down when it is done, so that a second click finds it, and an opening that stands half
 * way, because the process ended or the platform took no more, is carried on without another click.
 */
export function createOpening(ports: DiscussionPorts, elsewhere: Discussions['elsewhere']) {
  const { store, votes, papers, courier, clock, log, signal } = ports;
  const underWay = new Map<string, Promise<Outcome>>();

  /** One at a time for each paper and channel; `isMine`: no other was under way. */
  function once(channel: ChannelKey, paper: string, work: () => Promise<Outcome>) {
    const name = JSON.stringify([channel.platform, channel.tenant, channel.channel, paper]);
    const before = underWay.get(name);
    const done = before ?? work().finally(() => underWay.delete(name));
    underWay.set(name, done);
    return { done, isMine: before === undefined };
  }

  async function open(place: Place, paper: Paper, by: string): Promise<Opened> {
    const { done, isMine } = once(channelOf(place), paper.id, () => tryToOpen(place, paper, by));
    const outcome = await done;
    if (outcome.kind === 'open') return isMine ? outcome : { ...outcome, isNew: false };
    if (outcome.kind === 'refused') return outcome;
    // What another person may not do, this one may.
    return isMine ? refused(outcome.reason) : open(place, paper, by);
  }

  async function tryToOpen(place: Place, paper: Paper, by: string): Promise<Outcome> {
    const channel = channelOf(place);
    const standing = await store.get(channel, paper.id);
    const adapter = ports.adapterOf(place.platform);
    if (standing !== undefined) {
      const stands = (await adapter?.threadStands?.(standing.thread)) ?? true;
      if (stands) return { kind: 'open', discussion: standing, isNew: false };
      await store.threadGone(standing.thread);
    }
    if (adapter === undefined) return refused('I am not connected to this platform at the moment. Try again later.');
    // Asked before anything is posted: a channel we are not in may let us join, or somebody must let us in.
    const missing = await adapter.missingAccess(channel, 'discussions');
    if (missing.length > 0) return refused(cannotPost(missing));

    const now = clock.now();
    const begun = { channel, paper: paper.id, openedBy: by, openedAt: now.toISOString() };
    const wanted = { ...begun, lineKey: newLineKey(channel), upvotesAtOpening: paper.upvotes ?? 0 };
    const opening = await begin(wanted);
    if ('tooManyOf' in opening) return overLimit(opening);
    if ('stands' in opening) return { kind: 'open', discussion: opening.stands, isNew: false };
    if ('isElsewhere' in opening) return refused(signal.aborted ? restarting : slow);
    if (opening.next === 'line' && opening.lineKey === wanted.lineKey) {
      const card = await cardOf(ports, opening, now);
      if (card !== undefined) return carryOn(await store.posted(opening, card, now), paper);
    }
    return carryOn(opening, paper);
  }

  /** Waits while another process is opening it, for some minutes at most, ever longer; less where we stop first. */
  async function begin(wanted: NewOpening): Promise<Begun> {
    for (let [pauseMs, waitedMs] = [othersMs, 0]; ; pauseMs = Math.min(2 * pauseMs, longestOthersMs)) {
      const now = clock.now();
      const begun = await store.begin(wanted, now, { since: new Date(now.getTime() - hourMs), ...anHour });
      if (!('isElsewhere' in begun) || signal.aborted || waitedMs > patienceMs) return begun;
      await clock.sleep(pauseMs, signal);
      waitedMs += pauseMs;
    }
  }

  /** Does what is left to do. */
  function carryOn(opening: OpeningDiscussion, paper: Paper): Promise<Opened> {
    switch (opening.next) {
      case 'line':
        return postLine(opening, paper);
      case 'thread':
        return openThread(opening, paper);
      case 'introduction':
        return introduce(opening, paper);
    }
  }

  async function postLine(opening: AtStep<'line'>, paper: Paper): Promise<Opened> {
    // Asked now: whoever clicked may have asked to be forgotten since.
    const openedBy = await store.openerOf(opening);
    if (openedBy === undefined) return refused('It was deleted meanwhile. Try again.');
    const sent = await courier.send({
      place: opening.channel,
      reply: openingLine(paper, openedBy),
      about: paper.id,
      key: opening.lineKey ?? opening.key,
      ...triedBefore(opening),
    });
    if (sent.kind === 'waiting') return putDown(opening, restarting);
    if (sent.kind === 'refused') {
      await store.release(opening);
      return refused(`I could not post here: ${sent.reason}`);
    }
    return openThread(await store.posted(opening, sent.message, clock.now()), paper, false);
  }

  /** `isOld`: its line has stood for a while, so that somebody may have deleted it. */
  async function openThread(opening: AtStep<'thread'>, paper: Paper, isOld = true): Promise<Opened> {
    const place = opening.channel;
    const thread = await courier.openThread({ place, ...opening.message }, paper.title);
    if (thread.kind === 'opened') {
      const url = thread.url ?? opening.message.url;
      return introduce(await store.opened(opening, thread.place, url, clock.now()), paper);
    }
    log.warn('a discussion has no thread yet', { paper: paper.id, reason: thread.reason });
    if (thread.kind === 'retry' || thread.kind === 'unknown') {
      return putDown(opening, `I could not open a thread yet: ${thread.reason}. I go on trying for an hour.`);
    }
    if (thread.kind === 'rejected' && isOld) {
      return postLine(await store.lineGone(opening, newLineKey(place), clock.now()), paper);
    }
    await store.rest(opening);
    return refused(`I could not open a thread: ${thread.reason}`);
  }

  async function introduce(opening: AtStep<'introduction'>, paper: Paper): Promise<Opened> {
    const { discussion } = opening;
    const { thread } = discussion;
    const others = await elsewhere(opening.channel, paper.id);
    const tally = (await votes.tallies(opening.channel, [paper.id])).get(paper.id);
    const sent = await courier.send({
      place: thread,
      reply: firstMessage(paper, {
        elsewhere: others,
        isThread: thread.thread !== undefined,
        isAlone: ports.adapterOf(thread.platform)?.isAlone === true,
        tally,
      }),
      about: paper.id,
      // Of this thread alone: where an earlier one was deleted, its message must not be taken for the new one's.
      key:
        opening.lineKey === undefined
          ? firstIntroductionKey(opening.key, thread.thread)
          : deliveryKey(thread, `introduction in ${thread.thread ?? opening.lineKey}`, 0),
      ...triedBefore(opening),
    });
    if (sent.kind === 'waiting') return putDown(opening, restarting);
    if (sent.kind === 'refused') {
      log.warn('the first message of a discussion was not sent', { paper: paper.id, reason: sent.reason });
    }
    const introduction = sent.kind === 'sent' ? sent.message.id : undefined;
    await store.introduced(opening, introduction);
    const whole = introduction === undefined ? discussion : { ...discussion, introduction };
    return { kind: 'open', discussion: whole, isNew: true };
  }

  /** Another process may carry it on at once. */
  async function putDown(opening: OpeningDiscussion, reason: string): Promise<Opened> {
    await store.putDown(opening);
    return refused(reason);
  }

  return {
    async open(place: Place, paper: Paper, by: string) {
      const opened = open(place, paper, by);
      const inTime = new AbortController();
      const late = clock.sleep(tellAfterMs, inTime.signal).then(() => ({ kind: 'coming' as const, opened }));
      const first = await Promise.race([opened, late]);
      inTime.abort();
      return first;
    },

    /** Begins to carry on what stands half way; returns before it is done. */
    async carryOn(): Promise<void> {
      for (const opening of await store.halfWay(new Date(clock.now().getTime() - hourMs))) {
        const [paper] =
          ports.adapterOf(opening.channel.platform) === undefined ? [] : await papers.get([opening.paper]);
        if (paper === undefined) {
          await store.putDown(opening);
          continue;
        }
        const { done } = once(opening.channel, opening.paper, () => carryOn(opening, paper));
        done.catch((cause: unknown) => log.error('a discussion could not be carried on', { paper: paper.id, cause }));
      }
    },

    /** Resolves when none is under way. */
    async drain(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled(underWay.values());
    },
  };
}

/** What came of one click; `too-many`: refused to that person, or to everyone in that channel. */
type Outcome = Opened | { kind: 'too-many'; reason: string };

function overLimit({ tooManyOf, opened }: TooMany): Outcome {
  const what = tooManyOf === 'person' ? `You opened ${opened} discussions` : `${opened} discussions were opened`;
  return { kind: 'too-many', reason: `${what} here within an hour. Please wait a little before the next one.` };
}

const slow = 'It is being opened, and takes long. The discussion opens by itself.';
const restarting = 'I am being restarted. The discussion opens by itself when I am back.';

/** Another one each time: a line that was refused, or deleted, is another message when it is posted again. */
const newLineKey = (channel: ChannelKey) => deliveryKey(channel, `line ${randomUUID()}`, 0);

const refused = (reason: string) => ({ kind: 'refused' as const, reason });

/** Release 0.1 posted before anything was in the outbox: what it left half way is looked for. */
const triedBefore = ({ lineKey, openedAt }: OpeningDiscussion) => (lineKey === undefined ? { triedAt: openedAt } : {});
