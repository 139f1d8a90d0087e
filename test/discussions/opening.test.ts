import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingLine } from '../../src/discussions/messages.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { gripnet, tidepool } from '../answers/papers.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { createRecordingAdapter } from './recording-adapter.ts';
import { all, callerAt, channel, linesOf, openRoom, saveAll } from './room.ts';

const papersLike = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ ...tidepool, id: `2606.1${String(at).padStart(4, '0')}` }));

describe('opening a discussion', () => {
  it('opens one thread however many click at once', async () => {
    const room = openRoom({ db: await tempDatabase() });
    const opened = await Promise.all(
      Array.from({ length: 12 }, (_, n) => room.discussions.open(channel, tidepool, `U${n}`)),
    );
    expect(room.chat.posted.map(({ place }) => place.thread)).toEqual([undefined, 'm1']);
    const [line = '', first = ''] = room.chat.posted.map(({ reply }) => linesOf(reply).join('\n'));
    expect(line).toContain(tidepool.title);
    expect(first).toContain(tidepool.abstract);
    expect(first).not.toContain(tidepool.title);
    expect(opened.filter((one) => one.kind === 'open' && one.isNew)).toHaveLength(1);
    expect(opened.every((one) => one.kind === 'open' && one.discussion.thread.thread === 'm1')).toBe(true);
  });

  it('is found again after the process ended anywhere on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 3 }), async (calls) => {
        const db = await tempDatabase();
        const chat = createRecordingAdapter();
        const killed = new AbortController();
        const adapter = endsAfter(chat.adapter, calls, () => killed.abort());
        const dying = openRoom({ db, chat: { ...chat, adapter }, signal: killed.signal });
        await dying.discussions.open(channel, tidepool, 'U1');
        const room = openRoom({ db, chat });
        await saveAll(room, tidepool);
        // Nobody clicks again.
        await room.discussions.carryOn();
        await room.discussions.drain();
        expect(await room.discussions.open(channel, tidepool, 'U2')).toMatchObject({
          kind: 'open',
          isNew: false,
          discussion: { thread: { thread: 'm1' } },
        });
        expect(chat.posted.every(({ key }) => key.length <= 25)).toBe(true);
        expect(new Set(chat.posted.map(({ key }) => key)).size).toBe(2);
        expect(chat.threads).toHaveLength(1);
      }),
      { numRuns: 8 },
    );
  });

  it('looks for a message whose answer was lost instead of posting it twice', async () => {
    const room = openRoom({ db: await tempDatabase() });
    room.chat.faults.push('lost');
    expect(await room.discussions.open(channel, tidepool, 'U1')).toMatchObject({ kind: 'open' });
    expect(room.chat.posted.filter(({ place }) => place.thread === undefined)).toHaveLength(1);
  });

  it('says why it could not post, and opens it the next time', async () => {
    const room = openRoom({ db: await tempDatabase() });
    room.chat.faults.push({ kind: 'gone', reason: 'I am missing Send Messages.' });
    const refused = await room.discussions.open(channel, tidepool, 'U1');
    expect(refused).toEqual({ kind: 'refused', reason: 'I could not post here: I am missing Send Messages.' });
    expect(await room.discussions.open(channel, tidepool, 'U1')).toMatchObject({ kind: 'open', isNew: true });
  });

  it('says what is missing before it posts anything, but leads to a discussion that stands', async () => {
    const room = openRoom({ db: await tempDatabase() });
    await room.discussions.open(channel, tidepool, 'U1');
    room.chat.missing.push('membership: invite me');
    expect(await room.discussions.open(channel, gripnet, 'U1')).toEqual({
      kind: 'refused',
      reason: 'I cannot post here: I am missing membership: invite me.',
    });
    expect(room.chat.posted).toHaveLength(2);
    expect(await room.discussions.open(channel, tidepool, 'U2')).toMatchObject({ kind: 'open', isNew: false });
  });

  it('waits as long as the platform asks, when that is soon', async () => {
    const room = openRoom({ db: await tempDatabase() });
    await saveAll(room, tidepool, gripnet);
    room.chat.faults.push({ kind: 'retry', afterMs: 3_000, reason: 'slow down' });
    expect(await room.discussions.open(channel, tidepool, 'U1')).toMatchObject({ kind: 'open', isNew: true });
    room.chat.faults.push({ kind: 'retry', afterMs: 60_000, reason: 'not connected.' });
    const late = await room.discussions.open(channel, gripnet, 'U1');
    if (late.kind !== 'coming') throw new Error(late.kind);
    room.clock.pass(60_000);
    room.courier.wake();
    expect(await late.opened).toMatchObject({ kind: 'open', isNew: true });
  });

  it('says its line again when somebody deleted it before its thread was opened', async () => {
    const chat = createRecordingAdapter();
    let fails: 'gone' | 'rejected' | undefined = 'gone';
    const { openThread } = chat.adapter;
    chat.adapter.openThread = async (message, title) => {
      if (fails !== undefined && message.id === 'm1') return { kind: fails, reason: 'no' };
      return openThread(message, title);
    };
    const room = openRoom({ db: await tempDatabase(), chat });
    expect((await room.discussions.open(channel, tidepool, 'U1')).kind).toBe('refused');
    fails = 'rejected';
    chat.posted[0] = { place: channel, reply: openingLine(tidepool, ''), key: 'another', id: 'm0' };
    expect(await room.discussions.open(channel, tidepool, 'U1')).toMatchObject({ kind: 'open', isNew: true });
    expect(chat.threads.map(({ under }) => under)).toEqual(['m2']);
  });

  it('opens a new thread after the old one was deleted, and keeps what was asked', async () => {
    const room = openRoom({ db: await tempDatabase() });
    await saveAll(room, tidepool);
    const first = await room.discussions.open(channel, tidepool, 'U1');
    if (first.kind !== 'open') throw new Error(first.kind);
    const { signal } = new AbortController();
    const asker = { platform: channel.platform, tenant: channel.tenant, person: 'U1' };
    await all(
      room.discussions.ask(
        {
          place: first.discussion.thread,
          paper: tidepool,
          question: 'Which datasets?',
          by: asker,
          discussion: first.discussion,
        },
        signal,
      ),
    );
    const before = room.chat.posted.length;
    await room.discussions.threadGone({ ...first.discussion.thread, tenant: 'T2' });
    expect(await room.discussions.open(channel, tidepool, 'U2')).toMatchObject({ isNew: false });
    await room.discussions.threadGone(first.discussion.thread);
    const again = await room.discussions.open(channel, tidepool, 'U2');
    if (again.kind !== 'open') throw new Error(again.kind);
    expect(again.isNew).toBe(true);
    expect(room.chat.posted).toHaveLength(before + 2);
    expect(await room.store.questions(again.discussion)).toHaveLength(1);
  });

  it('opens a new thread where the old one was deleted and nobody told us', async () => {
    const room = openRoom({ db: await tempDatabase() });
    const first = await room.discussions.open(channel, tidepool, 'U1');
    if (first.kind !== 'open') throw new Error(first.kind);
    room.chat.deleted.add(first.discussion.thread.thread ?? '');
    const again = await room.discussions.open(channel, tidepool, 'U2');
    if (again.kind !== 'open') throw new Error(again.kind);
    expect(again.isNew).toBe(true);
    expect(again.discussion.thread).not.toEqual(first.discussion.thread);
    expect(room.chat.posted.at(-1)?.place).toEqual(again.discussion.thread);
    // Discord takes a key it has seen lately for the message it saw it with, wherever that was.
    expect(new Set(room.chat.posted.map(({ key }) => key)).size).toBe(room.chat.posted.length);
    expect(await room.discussions.open(channel, tidepool, 'U3')).toEqual({ ...again, isNew: false });
  });

  it('opens at most 5 an hour for a person and 10 for a channel', async () => {
    const room = openRoom({ db: await tempDatabase() });
    const [first, ...papers] = papersLike(13);
    const kinds: string[] = [];
    for (const [at, paper] of papers.entries())
      kinds.push((await room.discussions.open(channel, paper, at < 6 ? 'U1' : `U${at}`)).kind);
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(2);
    expect(kinds[5]).toBe('refused');
    expect(kinds[11]).toBe('refused');
    room.clock.pass(3_600_001);
    if (first !== undefined) expect((await room.discussions.open(channel, first, 'U1')).kind).toBe('open');
  });

  it('opens no more than that, however many are clicked in one moment', async () => {
    const room = openRoom({ db: await tempDatabase() });
    const opened = await Promise.all(papersLike(7).map((paper) => room.discussions.open(channel, paper, 'U1')));
    expect(opened.filter(({ kind }) => kind === 'refused')).toHaveLength(2);
  });

  it('gives each person who clicks in one moment their own answer', async () => {
    const room = openRoom({ db: await tempDatabase() });
    for (const paper of papersLike(5)) await room.discussions.open(channel, paper, 'U1');
    const [one, ...others] = await Promise.all(
      ['U1', 'U2', 'U3'].map((person) => room.discussions.open(channel, tidepool, person)),
    );
    expect(one).toMatchObject({ kind: 'refused', reason: expect.stringContaining('You opened 5 discussions') });
    expect(others).toMatchObject([
      { kind: 'open', isNew: true, discussion: { openedBy: 'U2' } },
      { kind: 'open', isNew: false },
    ]);
  });

  it('names nobody in its line who asked to be forgotten while it was being opened', async () => {
    const db = await tempDatabase();
    const chat = createRecordingAdapter();
    const { openThread } = chat.adapter;
    chat.adapter.openThread = async () => ({ kind: 'gone', reason: 'no' });
    const room = openRoom({ db, chat });
    await room.discussions.open(channel, tidepool, 'U1');
    // The line was deleted, and takes a while to be missed.
    chat.adapter.openThread = async (message, title) => {
      chat.adapter.openThread = openThread;
      if (message.id !== 'm1') return openThread(message, title);
      await createRetention(db, { retentionDays: 365 }).forgetPerson({ platform: 'slack', tenant: 'T1', person: 'U1' });
      return { kind: 'rejected', reason: 'there is no such message' };
    };
    expect(await room.discussions.open(channel, tidepool, 'U2')).toMatchObject({ kind: 'open' });
    const lines = chat.posted
      .filter(({ place }) => place.thread === undefined)
      .map(({ reply }) => JSON.stringify(reply));
    expect(lines.map((line) => line.includes('U1'))).toEqual([true, false]);
  });

  it('names public channels of the same tenant, and no other', async () => {
    const room = openRoom({ db: await tempDatabase() });
    await room.discussions.open({ ...channel, channel: 'OPEN' }, tidepool, 'U1');
    await room.discussions.open({ ...channel, channel: 'SECRET', kind: 'private' }, tidepool, 'U1');
    await room.discussions.open({ ...channel, channel: 'OTHERS', tenant: 'T2' }, tidepool, 'U1');
    await room.discussions.open(channel, tidepool, 'U1');
    const first = linesOf(room.chat.posted.at(-1)?.reply).join('\n');
    expect(first).toContain('Discussed in #OPEN');
    expect(first).not.toMatch(/SECRET|OTHERS/);
    expect(await room.discussions.elsewhere({ ...channel, kind: 'dm' }, tidepool.id)).toEqual([]);
  });
});

it('leads a second click to the thread, privately', async () => {
  const room = openRoom({ db: await tempDatabase() });
  await saveAll(room, tidepool);
  const click = () =>
    all(
      room.dispatch.run(
        { command: 'discuss', options: { paper: tidepool.id } },
        callerAt({ ...channel, thread: 'm9' }),
      ),
    );
  await click();
  const [reply] = await click();
  expect(reply).toMatchObject({ audience: 'caller', summary: 'There is a discussion of this paper already.' });
  expect(room.chat.posted).toHaveLength(2);
});

/** The process ends at the adapter's call after so many, and gets no answer any more. */
function endsAfter(
  adapter: ReturnType<typeof createRecordingAdapter>['adapter'],
  calls: number,
  kill: () => void,
): typeof adapter {
  let left = calls;
  const orEnd =
    <A extends unknown[], R>(call: (...given: A) => Promise<R>) =>
    async (...given: A) => {
      if (left-- > 0) return call(...given);
      kill();
      return new Promise<R>(() => {});
    };
  const { post, find, openThread } = adapter;
  return { ...adapter, post: orEnd(post), find: orEnd(find), openThread: orEnd(openThread) };
}
