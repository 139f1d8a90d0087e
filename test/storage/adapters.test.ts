import { expect, test } from 'vitest';
import { createButtonStore } from '../../src/storage/buttons.ts';
import { createKeyValueStore } from '../../src/storage/key-value-store.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createSeenEvents } from '../../src/storage/seen-events.ts';

const invocation = { command: 'search', options: { query: 'x'.repeat(300), page: 2, fresh: true }, share: true };
const days = (count: number) => new Date(Date.UTC(2026, 5, 19) + count * 86_400_000);

test('a stored button works for 30 days, then it is gone', async () => {
  const db = await openDatabase(':memory:');
  let now = days(0);
  const buttons = createButtonStore(db, () => now);
  const key = await buttons.put(invocation);
  expect(key).toMatch(/^[\w-]{16}$/);
  now = days(30);
  expect(await buttons.get(key)).toEqual(invocation);
  now = days(30.01);
  expect(await buttons.get(key)).toBeUndefined();
  expect(await buttons.get('never')).toBeUndefined();
});

test('old buttons are swept', async () => {
  const db = await openDatabase(':memory:');
  let now = days(0);
  const buttons = createButtonStore(db, () => now);
  await buttons.put(invocation);
  now = days(40);
  for (let i = 0; i < 100; i++) await buttons.put(invocation);
  const rows = await db.selectFrom('stored_buttons').select('stored_at').execute();
  expect(rows.map((row) => row.stored_at)).not.toContain(days(0).toISOString());
});

test('notes are kept and replaced', async () => {
  const notes = createKeyValueStore(await openDatabase(':memory:'));
  expect(await notes.get('hash')).toBeUndefined();
  await notes.set('hash', 'a');
  await notes.set('hash', 'b');
  expect(await notes.get('hash')).toBe('b');
});

test('of many deliveries of one event, one is first', async () => {
  const db = await openDatabase(':memory:');
  let now = days(0);
  const seen = createSeenEvents(db, () => now);
  const firsts = await Promise.all(Array.from({ length: 20 }, () => seen.first('Ev1')));
  expect(firsts.filter(Boolean)).toHaveLength(1);
  now = days(1.5);
  for (let i = 0; i < 100; i++) await seen.first(`other ${i}`);
  expect(await db.selectFrom('seen_events').select('id').where('id', '=', 'Ev1').execute()).toEqual([]);
});

test('an event that is taken back is first again', async () => {
  const seen = createSeenEvents(await openDatabase(':memory:'), () => days(0));
  expect([await seen.first('Ev1'), await seen.first('Ev1')]).toEqual([true, false]);
  await seen.forget('Ev1');
  expect(await seen.first('Ev1')).toBe(true);
});
