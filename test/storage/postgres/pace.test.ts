import { expect, it } from 'vitest';
import { paceName } from '../../../src/core/channels/pace-store.ts';
import { createPacer } from '../../../src/delivery/pacer.ts';
import { createPaceStore } from '../../../src/storage/pace.ts';
import { aPlace } from '../../fixtures/channels.ts';
import { tempDatabase } from '../temp-database.ts';

const whole = { tenant: '', channel: '' };
const name = paceName(whole);

it('gives each turn to one process, however many ask at once, on a clock of their own', async () => {
  const db = await tempDatabase();
  const turns = await Promise.all(
    Array.from({ length: 40 }, () =>
      createPaceStore(db).change('discord', [whole], (times, now) => {
        const at = Math.max(times.get(name) ?? 0, now);
        times.set(name, at + 20);
        return at;
      }),
    ),
  );
  const inOrder = turns.toSorted((one, other) => one - other);
  for (const [at, turn] of inOrder.entries()) expect(turn - (inOrder[at - 1] ?? 0)).toBeGreaterThanOrEqual(20);
});

it('keeps what is not changed, and platforms apart', async () => {
  const store = createPaceStore(await tempDatabase());
  // Ahead: what has passed is swept away.
  const soon = Date.now() + 60_000;
  await store.change('discord', [whole], (times) => void times.set(name, soon));
  expect(await store.change('slack', [whole], (times) => times.get(name))).toBe(0);
  expect(await store.change('discord', [whole, aPlace()], (times) => times.get(name))).toBe(soon);
});

it('gives the slots of a workspace to all processes together, and puts off what must wait for long', async () => {
  const db = await tempDatabase();
  const ask = (channel: string) => ({ place: aPlace({ platform: 'slack', channel }), isAwaited: false });
  const pacerOf = () => createPacer('slack', { perChannelMs: 1_000, perTenantMinute: 300 }, createPaceStore(db));
  const [one, other] = [pacerOf(), pacerOf()];
  const slots = [...(await one.take([ask('C1'), ask('C2')])), ...(await other.take([ask('C3'), ask('C4'), ask('C1')]))];
  // 200 ms apart, and as long as asking takes.
  expect(slots.map((slot) => ('waitMs' in slot ? Math.ceil(slot.waitMs / 205) : 'put off'))).toEqual([
    ...[0, 1, 2],
    ...['put off', 'put off'],
  ]);
});
