import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/core/channels/delivery.ts';
import { channelKey, type Place } from '../../src/core/chat/place.ts';
import type { DiscussionStore, NewOpening, OpeningDiscussion } from '../../src/core/discussions/discussion.ts';
import { createDiscussionStore } from '../../src/storage/discussions.ts';
import { forgetDiscussions } from '../../src/storage/forget-discussions.ts';
import { createFullTextStore } from '../../src/storage/full-texts.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createSavedPapers } from '../../src/storage/saved.ts';
import type { Database } from '../../src/storage/schema.ts';
import { createVoteStore } from '../../src/storage/votes.ts';
import { keepsTenantsApart } from '../contract/stores.ts';
import { aDelivery } from '../fixtures/channels.ts';
import { tempDatabase } from './temp-database.ts';

const at = new Date('2026-06-19T10:00:00Z');
const channel: Place = { platform: 'slack', tenant: 'T1', channel: 'C1', kind: 'public' };
const threadOf = (place: Place): Place => ({ ...place, thread: 'th1' });
const opening = (place: Place, openedBy = 'U1'): NewOpening => ({
  lineKey: 'line',
  channel: place,
  paper: '2606.00001',
  openedBy,
  openedAt: at.toISOString(),
  upvotesAtOpening: 3,
});

async function begin(store: DiscussionStore, wanted = opening(channel), now = at): Promise<OpeningDiscussion> {
  const begun = await store.begin(wanted, now, { since: at, person: 9, channel: 9 });
  if (!('next' in begun)) throw new Error(`it was not begun: ${JSON.stringify(begun)}`);
  return begun;
}

async function discuss(db: Kysely<Database>, place: Place, mark: string) {
  const store = createDiscussionStore(db);
  const begun = await begin(store, opening(place, mark));
  const { discussion } = await store.opened(begun, threadOf(place), undefined, at);
  await store.asked(discussion, mark, mark, { kind: 'does-not-say', read: 'abstract' }, at);
  const votes = createVoteStore(db);
  await votes.said({ place: threadOf(place), id: 'm1' }, discussion.paper, at);
  await votes.vote({ ...channelKey(place), message: 'm1' }, mark, 1, at);
  return discussion;
}

keepsTenantsApart(
  {
    name: 'discussions',
    write: async (db, place, mark) => void (await discuss(db, place, mark)),
    async read(db, place) {
      const store = createDiscussionStore(db);
      const discussion = await store.get(place, '2606.00001');
      return [
        discussion,
        await store.at(threadOf(place)),
        await store.elsewhere({ ...place, channel: 'elsewhere' }, '2606.00001'),
        await store.activeSince(place, new Date(0)),
        discussion === undefined ? [] : await store.questions(discussion),
      ];
    },
    remove: (db, place) => forgetDiscussions(db).forgetTenant(place),
  },
  tempDatabase,
);

keepsTenantsApart(
  {
    name: 'saved papers',
    write: async (db, place, mark) => void (await createSavedPapers(db).add({ ...person(place) }, mark, at)),
    read: (db, place) => createSavedPapers(db).list(person(place)),
    remove: (db, place) => createSavedPapers(db).forgetTenant(place),
  },
  tempDatabase,
);

function person({ platform, tenant }: Place) {
  return { platform, tenant, person: 'U1' };
}

describe('discussions', () => {
  it('let one of many begin', async () => {
    const store = createDiscussionStore(await tempDatabase());
    const begun = await Promise.all(Array.from({ length: 10 }, (_, n) => begin(store, opening(channel, `U${n}`))));
    expect(new Set(begun.map(({ key, openedBy }) => `${key} ${openedBy}`)).size).toBe(1);
  });

  it('forget a person, and keep the others', async () => {
    const db = await tempDatabase();
    const store = createDiscussionStore(db);
    const discussion = await discuss(db, channel, 'U1');
    await store.asked(discussion, 'U2', 'stays', { kind: 'does-not-say', read: 'abstract' }, at);
    const { forgetPerson } = forgetDiscussions(db);
    expect(await forgetPerson(person(channel))).toEqual({ questions: 1, votes: 1, 'discussions opened': 1 });
    expect((await store.questions(discussion)).map(({ question }) => question)).toEqual(['stays']);
    expect((await store.get(channel, '2606.00001'))?.openedBy).toBe('');
    expect(await forgetPerson({ ...person(channel), tenant: 'T2', person: 'U2' })).toMatchObject({
      questions: 0,
    });
  });

  it('are purged with all that belongs to them once nobody asks any more', async () => {
    const db = await tempDatabase();
    await discuss(db, channel, 'U1');
    const { purge } = forgetDiscussions(db);
    expect(await purge(at)).toBe(0);
    expect(await purge(new Date(at.getTime() + 1))).toBe(3);
    expect(await db.selectFrom('questions').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('votes').select('person').execute()).toEqual([]);
  });

  const limits = { channel: 3, person: 4, total: 6 };
  const day = '2026-06-19';

  it('count questions to the model up to the limit of a channel and day', async () => {
    const store = createDiscussionStore(await tempDatabase());
    const uses = await Promise.all(Array.from({ length: 5 }, () => store.useModel(channel, 'ada', day, limits)));
    // On PostgreSQL they come in any order.
    uses.sort((one, other) => one.used - other.used || Number(other.allowed) - Number(one.allowed));
    expect(uses.map(({ used }) => used)).toEqual([1, 2, 3, 3, 3]);
    expect(uses[4]).toMatchObject({ allowed: false, reached: 'channel' });
    expect(await store.useModel(channel, 'ada', '2026-06-20', limits)).toEqual({ allowed: true, used: 1 });
    expect(await store.useModel({ ...channel, tenant: 'T2' }, 'ben', day, limits)).toEqual({ allowed: true, used: 1 });
  });

  it('count them for a person in all their places, and for everybody', async () => {
    const db = await tempDatabase();
    const store = createDiscussionStore(db);
    const direct = { ...channel, tenant: 'ada', channel: 'D1' };
    for (const place of [channel, channel, direct, direct]) await store.useModel(place, 'ada', day, limits);
    expect(await store.useModel(direct, 'ada', day, limits)).toMatchObject({ allowed: false, reached: 'person' });
    for (const person of ['ben', 'cem']) await store.useModel({ ...channel, channel: 'C2' }, person, day, limits);
    const elsewhere = { ...channel, channel: 'C3' };
    expect(await store.useModel(elsewhere, 'dan', day, limits)).toMatchObject({ allowed: false, reached: 'total' });
    // Forgetting lifts no limit of all, and what cost nothing does.
    await forgetDiscussions(db).forgetPerson({ ...person(channel), person: 'ada' });
    expect(await store.useModel(elsewhere, 'dan', day, limits)).toMatchObject({ allowed: false, reached: 'total' });
    await store.returnModel({ ...channel, channel: 'C2' }, 'ben', day);
    expect(await store.useModel(elsewhere, 'dan', day, limits)).toEqual({ allowed: true, used: 1 });
  });
});

it('full texts are kept, and that there is none as well', async () => {
  const store = createFullTextStore(await tempDatabase());
  const missing = { kind: 'missing' as const, reason: 'answered 404', retryAfter: '2026-06-20T10:00:00.000Z' };
  await store.save('2606.00001', missing, at);
  expect(await store.get('2606.00001')).toEqual(missing);
  const text = {
    kind: 'sections' as const,
    sections: [{ title: '1', text: 'Naïve “text” 👩‍🔬' }],
    source: 'https://x.example',
    isPart: true,
  };
  await store.save('2606.00001', text, at);
  expect(await store.get('2606.00001')).toEqual(text);
  expect(await store.get('2606.00002')).toBeUndefined();
});

it('a saved list holds each paper once, newest first', async () => {
  const saved = createSavedPapers(await tempDatabase());
  const me = person(channel);
  expect(await saved.add(me, 'a', at)).toBe(true);
  expect(await saved.add(me, 'b', new Date(at.getTime() + 1))).toBe(true);
  expect(await saved.add(me, 'a', new Date(at.getTime() + 2))).toBe(false);
  expect(await saved.list(me)).toEqual(['b', 'a']);
  expect(await saved.remove(me, 'a')).toBe(true);
  expect(await saved.remove(me, 'a')).toBe(false);
  expect(await saved.forgetPerson(me)).toEqual({ 'saved papers': 1 });
});

describe('an opening whose line waits in the outbox', () => {
  const later = new Date(at.getTime() + 7_200_000);
  const line = (state: Delivery['state']) => aDelivery('line', { errand: 'awaited', place: channel, state });

  it.each([
    { is: 'waits still', state: { kind: 'pending', dueAt: later.toISOString() } as const, left: ['line'] },
    { is: 'was sent', state: { kind: 'sent', at: later.toISOString(), messageId: 'm1' } as const, left: ['line'] },
    { is: 'was given up', state: { kind: 'expired', at: later.toISOString() } as const, left: [] },
  ])('is carried on after hours if that $is: $left', async ({ state, left }) => {
    const db = await tempDatabase();
    const store = createDiscussionStore(db);
    await begin(store);
    await createOutbox(db).enqueue(line(state));
    expect((await store.halfWay(new Date(later.getTime() - 3_600_000))).map(({ next }) => next)).toEqual(left);
  });

  it.each(['thread', 'introduction'] as const)('is carried on for an hour after it went out: %s', async (next) => {
    const db = await tempDatabase();
    const store = createDiscussionStore(db);
    const begun = await store.posted(await begin(store), { id: 'm1' }, later);
    if (next === 'introduction') await store.opened(begun, threadOf(channel), undefined, later);
    const since = (minutes: number) => new Date(later.getTime() + minutes * 60_000);
    expect(await store.halfWay(since(-60))).toMatchObject([{ next }]);
    expect(await store.halfWay(since(1))).toEqual([]);
  });

  it('gets another line when somebody asks for it after that was given up', async () => {
    const db = await tempDatabase();
    const store = createDiscussionStore(db);
    await begin(store);
    expect(await begin(store, { ...opening(channel), lineKey: 'second' }, later)).toMatchObject({ lineKey: 'line' });
    await createOutbox(db).enqueue(line({ kind: 'expired', at: later.toISOString() }));
    expect(await begin(store, { ...opening(channel), lineKey: 'third' }, later)).toMatchObject({ lineKey: 'third' });
    expect(await begin(store, { ...opening(channel), lineKey: 'fourth' }, later)).toMatchObject({ lineKey: 'third' });
  });
});
