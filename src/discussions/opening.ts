import { createHash } from 'node:crypto';
import type { MessageRef, PostResult } from '../core/chat.ts';
import type { Discussions, OpeningDiscussion } from '../core/discussion.ts';
import type { Paper } from '../core/paper.ts';
import { type ChannelKey, channelKey, channelOf, type Place } from '../core/place.ts';
import { cannotPost } from '../core/say.ts';
import { firstMessage, openingLine } from './messages.ts';
import { patiently } from './patience.ts';
import type { DiscussionPorts, Poster } from './ports.ts';

/** New threads an hour: enough for a lively channel, too few to flood it by clicking. */
const openingLimits = { personAnHour: 5, channelAnHour: 10 };

type Opened = Awaited<ReturnType<Discussions['open']>>;

/**
 * Opens the one discussion of a paper in a channel. Written down before anything is posted, so that a second click
 * finds it, also after the process ended half way: then the message is looked for before it is posted again.
 */
export function createOpening(ports: DiscussionPorts, elsewhere: Discussions['elsewhere']): Discussions['open'] {
  const { store, votes, clock, log } = ports;
  const underWay = new Map<string, Promise<Opened>>();

  async function open(place: Place, paper: Paper, by: string, key: string): Promise<Opened> {
    const channel = channelOf(place);
    const standing = await store.get(channel, paper.id);
    const poster = ports.adapterOf(place.platform);
    if (standing !== undefined) {
      const stands = (await poster?.threadStands?.(standing.thread)) ?? true;
      if (stands) return { kind: 'open', discussion: standing, isNew: false };
      await store.threadGone(standing.thread);
    }
    if (poster === undefined) return refused('I am not connected to this platform at the moment. Try again later.');
    const tooMany = await overLimit(channel, by);
    if (tooMany !== undefined) return refused(tooMany);
    // Asked before anything is posted: a channel we are not in may let us join, or somebody must let us in.
    const lacks = await poster.lacks(channel);
    if (lacks.length > 0) return refused(cannotPost(lacks));

    const openedAt = clock.now().toISOString();
    const begun = { key, channel, paper: paper.id, openedBy: by, openedAt, upvotesAtOpening: paper.upvotes };
    const { opening, isNew } = await store.claim(begun);
    const message = await openingMessage(poster, opening, paper, isNew);
    if ('reason' in message) return message;
    const thread = await patiently(clock, () => poster.openThread(message, paper.title));
    if (thread.kind === 'rejected' && opening.message !== undefined) {
      // Somebody deleted the line of an opening that got no further: it is opened anew.
      await store.unposted(opening);
      return open(place, paper, by, key);
    }
    if (thread.kind !== 'opened') {
      log.warn('a discussion has no thread yet', { paper: paper.id, reason: reasonOf(thread) });
      return refused(`I could not open a thread: ${reasonOf(thread)}`);
    }
    const introduction = await introduce(poster, thread.place, opening, paper);
    const url = thread.url ?? message.url;
    const discussion = await store.opened(opening, thread.place, { url, introduction: introduction?.id });
    return { kind: 'open', discussion, isNew: true };
  }

  async function overLimit(channel: ChannelKey, by: string): Promise<string | undefined> {
    const hourAgo = new Date(clock.now().getTime() - 3_600_000);
    const opened = await store.openedSince(channel, by, hourAgo);
    if (opened.person >= openingLimits.personAnHour) {
      return `You opened ${opened.person} discussions here within an hour. Please wait a little before the next one.`;
    }
    if (opened.channel >= openingLimits.channelAnHour) {
      return `${opened.channel} discussions were opened here within an hour. Please wait a little before the next one.`;
    }
    return undefined;
  }

  /** The line in the channel: the one that stands already, or a new one. */
  async function openingMessage(
    poster: Poster,
    opening: OpeningDiscussion,
    paper: Paper,
    isNew: boolean,
  ): Promise<MessageRef | { kind: 'refused'; reason: string }> {
    const place = opening.channel;
    if (opening.message !== undefined) return { place, ...opening.message };
    const found = isNew ? undefined : await lookFor(poster, opening);
    const posted: PostResult =
      found === undefined
        ? await patiently(clock, () => poster.post(place, openingLine(paper, opening.openedBy), opening.key))
        : { kind: 'sent', message: found };
    const message = posted.kind === 'sent' ? posted.message : undefined;
    const standing = posted.kind === 'unknown' ? await lookFor(poster, opening) : message;
    if (standing === undefined) {
      // An unknown one may stand: it stays written down, and the next click looks for it first.
      if (posted.kind !== 'unknown') await store.release(opening);
      return refused(`I could not post here: ${reasonOf(posted)}`);
    }
    await store.posted(opening, { id: standing.id, ...(standing.url === undefined ? {} : { url: standing.url }) });
    await votes.said(standing, paper.id, clock.now());
    return standing;
  }

  /** The first message in the thread; undefined where it could not be sent. */
  async function introduce(
    poster: Poster,
    thread: Place,
    opening: OpeningDiscussion,
    paper: Paper,
  ): Promise<MessageRef | undefined> {
    // Of this thread alone: where an earlier one was deleted, its message must not be taken for the new one's.
    const key = digestOf([opening.key, thread.thread ?? '']);
    const found = await poster.find(thread, key, new Date(opening.openedAt));
    const message = found.kind === 'found' ? found.message : await post();
    if (message !== undefined) await votes.said(message, paper.id, clock.now());
    return message;

    async function post(): Promise<MessageRef | undefined> {
      const others = await elsewhere(opening.channel, paper.id);
      const tally = (await votes.tallies(opening.channel, [paper.id])).get(paper.id);
      const first = firstMessage(paper, { elsewhere: others, isThread: thread.thread !== undefined, tally });
      const posted = await patiently(clock, () => poster.post(thread, first, key));
      if (posted.kind === 'sent') return posted.message;
      log.warn('the first message of a discussion was not sent', { paper: paper.id, reason: reasonOf(posted) });
      return undefined;
    }
  }

  return (place, paper, by) => {
    const key = keyOf(place, paper.id);
    const before = underWay.get(key);
    if (before !== undefined)
      return before.then((opened) => ('isNew' in opened ? { ...opened, isNew: false } : opened));
    const opening = open(place, paper, by, key).finally(() => underWay.delete(key));
    underWay.set(key, opening);
    return opening;
  };
}

const refused = (reason: string) => ({ kind: 'refused' as const, reason });

const reasonOf = (result: Exclude<PostResult, { kind: 'sent' }> | { kind: 'sent' }) =>
  'reason' in result ? result.reason : 'no reason was given.';

/** A minute earlier than written down: the platform's clock may be behind ours. */
async function lookFor(poster: Poster, { channel, key, openedAt }: OpeningDiscussion): Promise<MessageRef | undefined> {
  const found = await poster.find(channel, key, new Date(Date.parse(openedAt) - 60_000));
  return found.kind === 'found' ? found.message : undefined;
}

/** The same for the same paper and channel: what the opening message is found by. */
const keyOf = (place: Place, paper: string) => {
  const { platform, tenant, channel } = channelKey(place);
  return digestOf([platform, tenant, channel, paper]);
};

/** 21 characters. */
const digestOf = (parts: string[]) =>
  `d${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 20)}`;
