import { expect, it } from 'vitest';
import type { PostResult } from '../../src/core/chat/chat-adapter.ts';
import { createSend } from '../../src/delivery/send.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { aDelivery, aPlace } from '../fixtures/channels.ts';
import { fakeClock, recordedLog } from '../fixtures/clock.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';
import { tempDatabase } from '../storage/temp-database.ts';

const place = aPlace({ platform: 'slack', tenant: 'T1', channel: 'C1' });
const { signal } = new AbortController();

/** What the log says of messages that come to these results, one after the other. */
async function toldOf(results: (PostResult | undefined)[]) {
  const db = await tempDatabase();
  const [outbox, channels] = [createOutbox(db), createChannelStore(db)];
  const clock = fakeClock('2026-06-19T09:00:04.000Z');
  const log = recordedLog();
  const send = createSend({
    ...{ outbox, channels, clock, log, unknownPolicy: 'at-most-once', random: () => 0 },
    onSettled: () => {},
  });
  const pace = { rest: () => {}, go: async (_: unknown, claim: () => Promise<boolean>) => claim() };
  for (const [n, result] of results.entries()) {
    const delivery = aDelivery(`k${n}`, { place, position: '2026-06-19T09:00:00.000Z/00', papers: ['2606.00001'] });
    await outbox.enqueue(delivery);
    await send(delivery, recordingChat({ platform: 'slack', answer: () => result }), pace, signal);
  }
  return log.lines;
}

it('one line a digest: where, how many papers, how long after it was due, and which message', async () => {
  expect(await toldOf([undefined])).toEqual([
    {
      level: 'info',
      message: 'Posted a digest.',
      facts: { channel: 'Slack C1', papers: 1, message: 'm-k0', afterMs: 4_000 },
    },
  ]);
});

it('of a message that is refused what the platform itself says of it', async () => {
  const [told] = await toldOf([{ kind: 'rejected', reason: 'too long', detail: 'components[2]: 4000 or fewer' }]);
  expect(told?.facts).toMatchObject({ reason: 'too long', detail: 'components[2]: 4000 or fewer' });
});

it('one line a failure: where, why and what to do; of many that are the same, how many', async () => {
  const busy: PostResult = { kind: 'retry', afterMs: 10_000, reason: 'Slack is busy' };
  const gone: PostResult = { kind: 'gone', reason: 'the channel was archived' };
  const told = await toldOf([busy, busy, busy, gone]);
  expect(told.map(({ level, message }) => `${level} ${message}`)).toEqual(
    Array(2).fill('warn A message was not sent.'),
  );
  expect(told.map(({ facts }) => facts)).toEqual([
    {
      channel: 'Slack C1',
      key: 'k0',
      kind: 'retry',
      reason: 'Slack is busy',
      next: expect.stringMatching(/^it is tried again at 2026/),
    },
    {
      channel: 'Slack C1',
      key: 'k3',
      kind: 'gone',
      reason: gone.reason,
      next: expect.stringContaining('/paper resume there'),
    },
  ]);
});
