import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PostResult } from '../../src/core/chat/chat-adapter.ts';
import { daily } from '../digests/harness.ts';
import { aDelivery, aPlace } from '../fixtures/channels.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';

type Fate = PostResult['kind'] | 'lose';
const fate = fc.constantFrom<Fate>('sent', 'sent', 'sent', 'retry', 'lose', 'unknown', 'rejected');
const restart = fc.boolean();

const resultOf = (kind: Fate): PostResult | 'lose' | undefined => {
  if (kind === 'sent' || kind === 'lose') return kind === 'lose' ? 'lose' : undefined;
  return kind === 'retry'
    ? { kind, afterMs: 500, reason: 'busy' }
    : { kind: kind === 'gone' ? 'rejected' : kind, reason: 'said so' };
};

it('whatever the platform answers, nothing is doubled, disordered or left lying', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { minLength: 1, maxLength: 30 }),
      fc.array(restart, { maxLength: 5 }),
      async (fates, restarts) => {
        let asked = 0;
        const rejected = new Set<string>();
        const chat = recordingChat({
          answer: (_place, key) => {
            const result = resultOf(fates[asked] ?? 'sent');
            asked += 1;
            if (result !== undefined && result !== 'lose' && result.kind === 'rejected') rejected.add(key);
            return result;
          },
        });
        const here = await daily({ chat });
        const keys = ['a', 'b', 'c', 'd'];
        for (const channel of ['one', 'two']) {
          for (const key of keys) {
            const state = { kind: 'pending', dueAt: '2026-06-19T09:00:10.000Z' } as const;
            await here.outbox.enqueue(aDelivery(`${channel}-${key}`, { place: aPlace({ channel }), state }));
          }
        }
        for (const isRestart of [...restarts, false, false, false]) {
          if (isRestart) here.restart();
          await here.tick();
          here.clock.set(new Date(here.clock.now().getTime() + 60_000));
        }
        for (const channel of ['one', 'two']) {
          const expected = keys.map((key) => `${channel}-${key}`).filter((key) => !rejected.has(key));
          expect(chat.keysIn(channel)).toEqual(expected);
        }
        expect(await here.outbox.nextDue()).toBeUndefined();
        expect(here.logged).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});
