import { expect, it } from 'vitest';
import { countWith } from '../../../src/core/commands/call-counts.ts';

const alice = { platform: 'discord', tenant: 'g', person: 'alice' } as const;

it('a store that fails or hangs keeps nobody from anything, and a flood is stopped all the same', async () => {
  const now = { now: () => new Date('2026-06-19T09:00:00Z') };
  const failing = countWith({ take: () => Promise.reject(new Error('the server is away')) }, now);
  for (let call = 0; call < 20; call++) expect(await failing.take(alice, 'commands')).toEqual({ ok: true });
  expect(await failing.take(alice, 'commands')).toEqual({ ok: false, waitMs: 60_000 });
  const hanging = countWith({ take: () => new Promise(() => {}) }, now);
  expect(await hanging.take(alice, 'commands')).toEqual({ ok: true });
});
