import { expect, it } from 'vitest';
import type { PostResult } from '../../src/core/chat/chat-adapter.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { aChannel, aDelivery, aPlace } from '../fixtures/channels.ts';
import { papers } from '../fixtures/papers.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';
import { daily } from './harness.ts';

const gliding = papers(5, { featuredOn: '2026-06-18' });
const busy: PostResult = { kind: 'retry', afterMs: 60_000, reason: 'asks for a slower pace', tooEarly: true };
const waiting = aDelivery('a', {
  papers: ['2606.00001'],
  expiresAt: '2026-06-19T09:15:00.000Z',
  state: { kind: 'pending', dueAt: '2026-06-19T09:00:00.000Z' },
});

const stateOf = async ({ db }: Awaited<ReturnType<typeof daily>>) =>
  (await db.selectFrom('deliveries').select('state').execute()).map(({ state }) => state);

it('posts to the last of many channels, however long the pace makes it wait, where nothing is caught up', async () => {
  const channels = Array.from({ length: 90 }, (_, number) => aChannel({ place: aPlace({ channel: `c${number}` }) }));
  const chat = recordingChat({ pace: { perChannelMs: 1_000, perTenantMinute: 4, perSecond: 50 } });
  const here = await daily({ papers: gliding, channels, chat, options: { catchUpHours: 0 } });
  await here.tick();
  expect(chat.stands).toHaveLength(90);
  expect(here.clock.now().getTime()).toBeGreaterThan(Date.parse('2026-06-19T09:20:00.000Z'));
});

it('waits as long as the platform asks for a slower pace', async () => {
  const chat = recordingChat({
    answer: () => (here.clock.now().toISOString() < '2026-06-19T09:40' ? busy : undefined),
  });
  const here = await daily({ papers: gliding, channels: [aChannel()], chat, options: { catchUpHours: 0 } });
  for (let minute = 0; minute < 60; minute += 5)
    await here.tick(new Date(Date.UTC(2026, 5, 19, 9, minute, 10)).toISOString());
  expect(chat.stands).toHaveLength(1);
});

it.each([
  ['a restart', 'sent', '2026-06-19T09:19:50.000Z'],
  ['hours of down time', 'expired', '2026-06-19T08:00:00.000Z'],
] as const)('after %s, what waited for its turn is %s', async (_, end, lastBeat) => {
  const here = await daily({ start: lastBeat });
  await here.tick();
  await here.outbox.enqueue(waiting);
  here.restart();
  await here.tick('2026-06-19T09:20:10.000Z');
  expect(await stateOf(here)).toEqual([end]);
});

it('ends in time what waits for a platform that is not connected', async () => {
  const here = await daily({ options: { senderOf: () => undefined } });
  await here.outbox.enqueue(waiting);
  await here.tick('2026-06-19T09:14:30.000Z');
  expect(await stateOf(here)).toEqual(['pending']);
  await here.tick('2026-06-19T09:15:30.000Z');
  expect(await stateOf(here)).toEqual(['expired']);
});

it('ends in time what waits for an installation that was removed, and frees its papers', async () => {
  const here = await daily({ papers: gliding, channels: [aChannel()], options: { catchUpHours: 0 } });
  await here.channels.update(
    channelKey(aPlace()),
    (channel) => channel && { ...channel, nextDue: '2026-06-20T09:00:00.000Z' },
  );
  await here.outbox.enqueue(waiting);
  await here.channels.tenantGone(aPlace(), here.clock.now());
  await here.tick('2026-06-19T09:11:30.000Z');
  await here.tick('2026-06-19T09:15:30.000Z');
  expect(await stateOf(here)).toEqual(['expired']);
  await here.channels.tenantBack(aPlace(), here.clock.now());
  await here.tick('2026-06-19T09:16:30.000Z');
  expect(here.chat.stands).toEqual([]);
});

it('tells the organiser of a refused post once for each reason, and of no other', async () => {
  const reasons = ['too long', 'too long', 'drawn wrongly', 'too long'];
  let asked = 0;
  const chat = recordingChat({
    answer: (place) => (place.kind === 'dm' ? undefined : { kind: 'rejected', reason: reasons[asked++] ?? 'too long' }),
  });
  const here = await daily({ papers: gliding, channels: [aChannel({ layout: 'cards', top: 2 })], chat });
  await here.tick();
  await here.tick('2026-06-20T09:00:10.000Z');
  expect(asked).toBe(4);
  expect(chat.stands.map(({ place, reply }) => [place.channel, place.kind, reply.summary])).toEqual(
    ['too long', 'drawn wrongly'].map((reason) => [
      'alice',
      'dm',
      `A post of papers in a channel you subscribed was refused: ${reason}`,
    ]),
  );
});

it('tells a person in their own direct messages what was refused there', async () => {
  let asked = 0;
  const chat = recordingChat({ answer: () => (asked++ === 0 ? { kind: 'rejected', reason: 'too long' } : undefined) });
  const place = aPlace({ kind: 'dm', channel: 'D1' });
  const here = await daily({ papers: gliding, channels: [aChannel({ place })], chat });
  await here.tick();
  expect(
    chat.stands.map(({ place: at, reply }) => [at.channel, JSON.stringify(reply).includes('our direct messages')]),
  ).toEqual([['D1', true]]);
});
