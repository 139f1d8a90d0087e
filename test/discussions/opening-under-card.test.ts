import { describe, expect, it } from 'vitest';
import { deliveryKey } from '../../src/core/channels/delivery-key.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { gripnet, tidepool } from '../answers/papers.ts';
import { aChannel, aDelivery, aPlan } from '../fixtures/channels.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { channel, linesOf, openRoom } from './room.ts';

describe('a discussion opens under the card of its paper, where that has a message of its own', () => {
  const dueAt = '2026-06-19T09:00:00.000Z';

  /** A channel with a post of these papers in one message, `m1`. */
  async function posted(papers: string[], place = channel) {
    const room = openRoom({ db: await tempDatabase() });
    await room.channels.update(channelKey(place), () => aChannel({ place }));
    const delivery = aDelivery(deliveryKey(place, dueAt, 0), { place, papers });
    const outcome = { kind: 'posted', papers: papers.length } as const;
    await room.outbox.recordPlans([aPlan({ channel: channelKey(place), deliveries: [delivery], outcome })]);
    room.courier.wake();
    await room.courier.drain();
    expect(room.chat.posted).toHaveLength(1);
    return room;
  }

  it('without a line in the channel', async () => {
    const room = await posted([tidepool.id]);
    expect(await room.discussions.open(channel, tidepool, 'U1')).toMatchObject({ kind: 'open', isNew: true });
    expect(room.chat.threads.map(({ under }) => under)).toEqual(['m1']);
    expect(room.chat.posted.map(({ place }) => place.thread)).toEqual([undefined, 'm1']);
  });

  it.each([
    ['a message of several papers', [tidepool.id, gripnet.id], channel],
    ['the card of another', [gripnet.id], channel],
    ['one in direct messages', [tidepool.id], { ...channel, kind: 'dm' as const }],
  ])('but not under %s', async (_, papers, place) => {
    const room = await posted(papers, place);
    await room.discussions.open(place, tidepool, 'U1');
    expect(linesOf(room.chat.posted[1]?.reply).join()).toContain(tidepool.title);
    expect(room.chat.threads.map(({ under }) => under)).toEqual(['m2']);
  });

  it('and under a line where the card was deleted', async () => {
    const room = await posted([tidepool.id]);
    const { openThread } = room.chat.adapter;
    room.chat.adapter.openThread = async (message, title) =>
      message.id === 'm1' ? { kind: 'rejected', reason: 'there is no such message' } : openThread(message, title);
    expect(await room.discussions.open(channel, tidepool, 'U1')).toMatchObject({ kind: 'open', isNew: true });
    expect(room.chat.threads.map(({ under }) => under)).toEqual(['m2']);
  });
});
