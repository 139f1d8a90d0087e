import { expect, it, vi } from 'vitest';
import type { Opened } from '../../../src/core/discussions/discussion.ts';
import { tidepool } from '../../answers/papers.ts';
import { createRecordingAdapter } from '../../discussions/recording-adapter.ts';
import { channel, openRoom, saveAll } from '../../discussions/room.ts';
import { endLeases } from '../../fixtures/leases.ts';
import { tempDatabase } from '../temp-database.ts';

/** Processes on one database and one chat. */
async function processes(number: number) {
  const [db, chat] = [await tempDatabase(), createRecordingAdapter()];
  const ends = Array.from({ length: number }, () => new AbortController());
  const rooms = ends.map(({ signal }) => openRoom({ db, chat, signal }));
  /** Somebody clicks at that process. */
  async function click(at: number): Promise<Opened | undefined> {
    const opened = await rooms[at]?.discussions.open(channel, tidepool, `U${at}`);
    return opened?.kind === 'coming' ? opened.opened : opened;
  }
  return { db, chat, rooms, ends, click };
}

it('opens one discussion for people who click at several processes, and tells one of them that it is new', async () => {
  const { chat, click } = await processes(3);
  const opened = await Promise.all([0, 1, 2, 0, 1, 2].map(click));
  expect(opened.map((one) => one?.kind)).toEqual(Array(6).fill('open'));
  expect(opened.filter((one) => one?.kind === 'open' && one.isNew)).toHaveLength(1);
  expect(chat.threads).toHaveLength(1);
  expect(chat.posted).toHaveLength(2);
});

it('waits for the process that is opening it, and opens it itself once that one must be gone', async () => {
  const { db, rooms, chat, click } = await processes(2);
  const [stands, goesOn] = rooms;
  if (stands === undefined || goesOn === undefined) throw new Error('there are two');
  // It posts the line, and stands still while it opens the thread.
  const { openThread } = chat.adapter;
  const isStanding = new Promise<void>((resolve) => {
    chat.adapter.openThread = () => {
      chat.adapter.openThread = openThread;
      resolve();
      return new Promise(() => {});
    };
  });
  void stands.discussions.open(channel, tidepool, 'U0');
  await isStanding;
  const asked = vi.spyOn(goesOn.store, 'begin');
  const coming = await goesOn.discussions.open(channel, tidepool, 'U1');
  if (coming.kind !== 'coming') throw new Error('it did not wait');
  await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(3), { timeout: 20_000 });
  expect(chat.threads).toEqual([]);
  await endLeases(db);
  expect(await coming.opened).toMatchObject({ kind: 'open', isNew: true });
  expect(chat.threads).toHaveLength(1);
  expect(await click(1)).toMatchObject({ kind: 'open', isNew: false });
});

it('takes over at once what another process could not finish before its end', async () => {
  const { rooms, chat, ends, click } = await processes(2);
  const [ending, goesOn] = rooms;
  if (ending === undefined || goesOn === undefined) throw new Error('there are two');
  await saveAll(goesOn, tidepool);
  chat.adapter.openThread = async () => {
    ends[0]?.abort();
    return { kind: 'retry', afterMs: 60_000, reason: 'not connected' };
  };
  expect(await click(0)).toMatchObject({ kind: 'refused' });
  chat.adapter.openThread = async ({ place, id }) => ({ kind: 'opened', place: { ...place, thread: id } });
  await goesOn.discussions.carryOn();
  await goesOn.discussions.drain();
  expect(await click(1)).toMatchObject({ kind: 'open', isNew: false });
  expect(chat.posted).toHaveLength(2);
});

it('waits no longer than until it is told to stop', async () => {
  const { rooms, chat, ends } = await processes(2);
  const [stands, stopping] = rooms;
  const isStanding = new Promise<void>((resolve) => {
    chat.adapter.openThread = () => {
      resolve();
      return new Promise(() => {});
    };
  });
  void stands?.discussions.open(channel, tidepool, 'U0');
  await isStanding;
  const coming = await stopping?.discussions.open(channel, tidepool, 'U1');
  if (coming?.kind !== 'coming') throw new Error('it did not wait');
  ends[1]?.abort();
  expect(await coming.opened).toMatchObject({ kind: 'refused', reason: expect.stringContaining('restarted') });
  await stopping?.discussions.drain();
});
