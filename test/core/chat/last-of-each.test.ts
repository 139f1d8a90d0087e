import { expect, it } from 'vitest';
import { lastOfEach } from '../../../src/core/chat/last-of-each.ts';
import { caller, place } from '../../commands/fixture.ts';

const now = new Date('2026-06-19T12:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

it('keeps the last of each person in each place, until its time is over or it is forgotten', () => {
  const kept = lastOfEach<string>(1_000);
  const inThread = caller({ place: { ...place, thread: '1' } });
  kept.keep(caller(), 'first', now);
  kept.keep(caller(), 'last', now);
  kept.keep(inThread, 'in the thread', now);
  expect(kept.of(caller(), later(999))).toBe('last');
  expect(kept.of(caller(), later(1_000))).toBeUndefined();
  expect(kept.of(caller({ id: 'bob' }), now)).toBeUndefined();
  kept.forget(caller());
  expect(kept.of(caller(), now)).toBeUndefined();
  expect(kept.of(inThread, now)).toBe('in the thread');
});

it('lets go of whom nothing new came longest', () => {
  const kept = lastOfEach<number>(1_000);
  for (let at = 0; at < 1_000; at += 1) kept.keep(caller({ id: String(at) }), at, now);
  kept.keep(caller({ id: '0' }), 0, now);
  kept.keep(caller({ id: 'one more' }), 1_000, now);
  expect(kept.of(caller({ id: '0' }), now)).toBe(0);
  expect(kept.of(caller({ id: '1' }), now)).toBeUndefined();
  expect(kept.of(caller({ id: '2' }), now)).toBe(2);
});
