import { expect, it } from 'vitest';
import type { Measurement } from '../../src/core/status/measurement.ts';
import { daily } from '../digests/harness.ts';
import { aChannel, aDelivery } from '../fixtures/channels.ts';
import { papers } from '../fixtures/papers.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';

/** A daily run that tells what it measures; the first answer of the platform is `answer`. */
async function measuring(given: Parameters<typeof daily>[0]) {
  const told: Measurement[] = [];
  const here = await daily({ ...given, options: { measure: (what) => void told.push(what), ...given.options } });
  return { ...here, told, ofKind: (kind: Measurement['kind']) => told.filter((what) => what.kind === kind) };
}

it('counts what was planned, and what the platform said to each message', async () => {
  const day = papers(2, { featuredOn: '2026-06-18' });
  const here = await measuring({ papers: day, channels: [aChannel()] });
  await here.tick();
  expect(here.ofKind('planned')).toEqual([{ kind: 'planned', channels: 1, ms: expect.any(Number) }]);
  expect(here.ofKind('posted')).toEqual([{ kind: 'posted', platform: 'console', result: 'sent', tooEarly: false }]);
});

it('counts a slower pace that the platform asks for', async () => {
  const chat = recordingChat({
    answer: (_place, _key, attempt) =>
      attempt === 1 ? { kind: 'retry', afterMs: 1_000, reason: 'slower', tooEarly: true } : undefined,
  });
  const here = await measuring({ chat });
  await here.outbox.enqueue(aDelivery('a'));
  await here.tick();
  expect(here.ofKind('posted')).toMatchObject([
    { result: 'retry', tooEarly: true },
    { result: 'sent', tooEarly: false },
  ]);
});

it('counts what came of a lost answer', async () => {
  const found = recordingChat({ answer: (_place, _key, attempt) => (attempt === 1 ? 'lose' : undefined) });
  const here = await measuring({ chat: found });
  await here.outbox.enqueue(aDelivery('a'));
  await here.tick();
  expect(here.ofKind('reconciled')).toMatchObject([{ as: 'found' }]);
  const lost = recordingChat({
    answer: (_place, _key, attempt) => (attempt === 1 ? { kind: 'unknown', reason: 'reset' } : undefined),
  });
  const again = await measuring({ chat: lost });
  await again.outbox.enqueue(aDelivery('a'));
  await again.tick();
  expect(again.ofKind('reconciled')).toMatchObject([{ as: 'posted-again' }]);
});

it('counts what came too late', async () => {
  const here = await measuring({});
  await here.outbox.enqueue(aDelivery('a', { expiresAt: '2026-06-19T09:00:00.000Z' }));
  await here.tick();
  expect(here.ofKind('expired')).toEqual([{ kind: 'expired', messages: 1 }]);
});
