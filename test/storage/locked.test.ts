import { setImmediate } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { StoreBusyError } from '../../src/core/store-busy.ts';
import { createButtonStore } from '../../src/storage/buttons.ts';
import { createDiscussionStore } from '../../src/storage/discussions.ts';
import { createKeyValueStore } from '../../src/storage/key-value-store.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { createSeenEvents } from '../../src/storage/seen-events.ts';
import { aDelivery } from '../fixtures/channels.ts';
import { aPaper, papers } from '../fixtures/papers.ts';
import { tempFolder } from './temp-database.ts';

const at = new Date('2026-06-18T08:00:00Z');

/** A database, and another program that holds its lock until somebody has waited for it `pauses` times. */
async function locked(how: 'immediate' | 'exclusive', pauses: number) {
  const file = `${tempFolder()}/paperboy.sqlite`;
  let waits = 0;
  let onWait = async (): Promise<void> => {};
  const db = await openDatabase(file, {
    async sleep() {
      await onWait();
      if (++waits === pauses) other.exec('commit');
      await setImmediate();
    },
  });
  onTestFinished(() => db.destroy());
  const other = new SQLite(file);
  onTestFinished(() => void other.close());
  return {
    db,
    lock: () => other.exec(`begin ${how}`),
    waits: () => waits,
    whileWaiting: (work: () => Promise<void>) => {
      onWait = work;
    },
  };
}

test.each(['immediate', 'exclusive'] as const)(
  'a write waits until another program is done (%s), and what only reads does not',
  async (how) => {
    const { db, lock, waits, whileWaiting } = await locked(how, 25);
    const store = createPaperStore(db);
    await store.save(papers(3), at);
    await createKeyValueStore(db).set('known', 'yes');
    lock();
    const read: (string | undefined)[] = [];
    whileWaiting(async () => void read.push(await createKeyValueStore(db).get('known')));
    await store.save([aPaper({ id: '2606.77777' })], at);
    expect(waits()).toBe(25);
    expect(read).toEqual(Array.from({ length: 25 }, () => 'yes'));
    expect(await store.count()).toBe(4);
  },
);

test('what is done once is done once: claims, events and uses of the model', async () => {
  const { db, lock } = await locked('immediate', 12);
  const place = { platform: 'slack', tenant: 'T1', channel: 'C1', kind: 'public' } as const;
  const outbox = createOutbox(db);
  const one = aDelivery('one', { place });
  await outbox.enqueue(one);
  lock();
  const seen = createSeenEvents(db, () => at);
  const discussions = createDiscussionStore(db);
  const three = <T>(work: () => Promise<T>) => Promise.all([work(), work(), work()]);
  const [claims, firsts, uses] = await Promise.all([
    three(async () => (await outbox.claim([one], at)).size === 1),
    three(() => seen.first('event')),
    three(
      async () => (await discussions.useModel(place, 'ada', '2026-06-18', { channel: 2, person: 9, total: 9 })).allowed,
    ),
  ]);
  const yes = (answers: boolean[]) => answers.filter((answer) => answer).length;
  expect([yes(claims), yes(firsts), yes(uses)]).toEqual([1, 1, 2]);
  expect(await seen.first('event')).toBe(false);
});

test('an event that comes again while its first delivery waits is known at once', async () => {
  const { db, lock, waits } = await locked('immediate', 5);
  const seen = createSeenEvents(db, () => at);
  lock();
  const first = seen.first('event');
  expect(await seen.first('event')).toBe(false);
  expect(waits()).toBeLessThan(5);
  expect(await first).toBe(true);
});

test('a lock that is never given up ends the waiting with words, and what comes later is done', async () => {
  const file = `${tempFolder()}/paperboy.sqlite`;
  let slept = 0;
  const db = await openDatabase(file, {
    waitMs: 30_000,
    sleep: async (ms) => {
      slept += ms;
    },
  });
  onTestFinished(() => db.destroy());
  const other = new SQLite(file);
  other.exec('begin immediate');
  const buttons = createButtonStore(db, () => at);
  const invocation = { command: 'help', options: {} };
  await expect(buttons.put(invocation)).rejects.toThrow(StoreBusyError);
  expect(slept).toBeGreaterThanOrEqual(30_000);
  expect(slept).toBeLessThan(31_000);
  await expect(createPaperStore(db).save(papers(1), at)).rejects.toThrow(StoreBusyError);
  other.close();
  expect(await buttons.get(await buttons.put(invocation))).toEqual(invocation);
  await createPaperStore(db).save(papers(1), at);
});
