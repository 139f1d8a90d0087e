import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import type { Thumb } from '../../src/core/chat/chat-adapter.ts';
import { channelKey, type Place } from '../../src/core/chat/place.ts';
import { tallyLine } from '../../src/core/discussions/vote.ts';
import { forgetDiscussions } from '../../src/storage/forget-discussions.ts';
import { migrations } from '../../src/storage/migrations/index.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { createVoteStore } from '../../src/storage/votes.ts';
import { keepsTenantsApart } from '../contract/stores.ts';
import { aDelivery, aPlace } from '../fixtures/channels.ts';
import { tempDatabase, tempFolder } from './temp-database.ts';

const at = new Date('2026-06-19T10:00:00Z');
const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
const channel: Place = { platform: 'slack', tenant: 'T1', channel: 'C1', kind: 'public' };
const paper = '2606.00001';

async function open() {
  const db = await tempDatabase();
  const votes = createVoteStore(db);
  const thumb = (person: string, message: string, value: Thumb, on = channelKey(channel)) =>
    votes.vote({ ...on, message }, person, value, at);
  const off = (person: string, message: string, value: Thumb) =>
    votes.withdraw({ ...channelKey(channel), message }, { person, value });
  const tally = async (place = channelKey(channel)) => tallyLine((await votes.tallies(place, [paper])).get(paper));
  for (const id of ['card', 'answer']) await votes.said({ place: channel, id }, paper, at);
  return { db, votes, thumb, off, tally };
}

it('a person has one vote a paper and channel: the latest thumb that stands', async () => {
  const { thumb, off, tally } = await open();
  await thumb('ada', 'card', 1);
  await thumb('ada', 'answer', 1);
  await thumb('ben', 'card', 1);
  expect(await tally()).toBe('👍 2');
  await thumb('ada', 'card', -1);
  expect(await tally()).toBe('👍 1 · 👎 1');
  await off('ada', 'card', -1);
  expect(await tally()).toBe('👍 2');
  await off('ada', 'answer', 1);
  expect(await tally()).toBe('👍 2');
  await off('ada', 'card', 1);
  await off('ben', 'card', -1);
  expect(await tally()).toBe('👍 1');
  await off('ben', 'card', 1);
  expect(await tally()).toBe('');
});

it('a thumb that is put there again counts anew', async () => {
  const { thumb, tally } = await open();
  for (const value of [1, -1, 1] as const) await thumb('ada', 'card', value);
  expect(await tally()).toBe('👍 1');
});

it('thumbs that come late, through another process, count by when they were put there', async () => {
  const { votes, tally } = await open();
  const on = { ...channelKey(channel), message: 'card' };
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1_000);
  const thumb = (value: Thumb, seconds: number, message = 'card') =>
    votes.vote({ ...on, message }, 'ada', value, at, after(seconds));
  const off = (value: Thumb, seconds: number) => votes.withdraw(on, { person: 'ada', value }, after(seconds));
  await thumb(-1, 2);
  await thumb(1, 1);
  expect(await tally()).toBe('👎 1');
  await off(-1, 3);
  expect(await tally()).toBe('👍 1');
  // Put there again meanwhile.
  await thumb(-1, 6);
  await thumb(-1, 4);
  expect(await off(-1, 5)).toBeUndefined();
  expect(await tally()).toBe('👎 1');
  await thumb(1, 5, 'answer');
  expect(await tally()).toBe('👎 1');
  await thumb(1, 7);
  expect(await tally()).toBe('👍 1');
});

it('a moderator takes off one kind, or all', async () => {
  const { votes, thumb, tally } = await open();
  const card = { ...channelKey(channel), message: 'card' };
  for (const person of ['ada', 'ben']) await thumb(person, 'card', 1);
  await thumb('cem', 'card', -1);
  expect(await votes.withdraw(card, { value: 1 })).toEqual({ channel: channelKey(channel), paper });
  expect(await tally()).toBe('👎 1');
  await votes.withdraw(card, {});
  expect(await tally()).toBe('');
  expect(await votes.withdraw(card, {})).toBeUndefined();
});

it('a thumb in a thread counts in its channel, named by either; elsewhere it is none', async () => {
  const { votes, thumb, tally } = await open();
  await votes.said({ place: { ...channel, thread: 'T9' }, id: 'said' }, paper, at);
  await thumb('ada', 'said', 1, { ...channelKey(channel), channel: 'T9' });
  await thumb('ben', 'said', 1);
  expect(await tally()).toBe('👍 2');
  for (const on of [{ channel: 'C2' }, { tenant: 'T2' }, { platform: 'discord' as const }]) {
    expect(await thumb('cem', 'card', 1, { ...channelKey(channel), ...on })).toBeUndefined();
  }
  expect(await thumb('cem', 'not ours', 1)).toBeUndefined();
  expect(await tally()).toBe('👍 2');
  expect(await tally({ ...channelKey(channel), channel: 'C2' })).toBe('');
});

it('a digest message of one paper can be voted on once it is sent, one of several cannot', async () => {
  const { db, votes } = await open();
  const outbox = createOutbox(db);
  const place = aPlace();
  const messages = [
    { key: 'one', papers: [paper] },
    { key: 'two', papers: [paper, '2606.00002'] },
    { key: 'none', papers: [] },
  ];
  for (const { key, papers } of messages) {
    await outbox.enqueue(aDelivery(key, { place, papers }));
    await outbox.take(at, 10);
    await outbox.settle([
      { key, state: { kind: 'sent', at: at.toISOString(), messageId: `id of ${key}` }, attempts: 1 },
    ]);
    await votes.vote({ ...channelKey(place), message: `id of ${key}` }, key, 1, at);
  }
  expect(await votes.tallies(place, [paper, '2606.00002'])).toEqual(new Map([[paper, { up: 1, down: 0 }]]));
});

it('what a message is about is kept for 90 days; a thumb that stands can be taken off after that', async () => {
  const { db, thumb, off, tally } = await open();
  const { purge } = createRetention(db, { retentionDays: 365 });
  await thumb('ada', 'card', 1);
  await purge(later(89));
  expect(await thumb('ben', 'card', 1)).toBeDefined();
  await purge(later(91));
  expect(await thumb('cem', 'card', 1)).toBeUndefined();
  expect(await tally()).toBe('👍 2');
  await off('ada', 'card', 1);
  expect(await tally()).toBe('👍 1');
  await purge(later(366));
  expect(await tally()).toBe('');
});

it('a person and a tenant are forgotten', async () => {
  const { db, thumb, tally } = await open();
  await thumb('ada', 'card', 1);
  await thumb('ben', 'card', -1);
  const person = { platform: 'slack', tenant: 'T1', person: 'ada' } as const;
  expect(await forgetDiscussions(db).forgetPerson(person)).toMatchObject({ votes: 1 });
  expect(await tally()).toBe('👎 1');
});

keepsTenantsApart(
  {
    name: 'votes',
    async write(db, place, mark) {
      const votes = createVoteStore(db);
      await votes.said({ place, id: 'same' }, mark, at);
      await votes.vote({ ...channelKey(place), message: 'same' }, 'U1', 1, at);
    },
    read: async (db, place) => [
      ...(await createVoteStore(db).tallies(place, ['mark-of-here', 'mark-of-there'])).keys(),
    ],
    remove: (db, place) => forgetDiscussions(db).forgetTenant(place),
  },
  tempDatabase,
);

it('votes on answers, and what was posted before, come along from an older database', async () => {
  const file = join(tempFolder(), 'old.db');
  const old = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new SQLite(file) }) });
  const upTo0004 = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0005'));
  const { error } = await new Migrator({
    db: old,
    provider: { getMigrations: async () => upTo0004 },
  }).migrateToLatest();
  expect(error).toBeUndefined();
  await sql`insert into discussions (key, platform, tenant, channel, kind, paper, opened_by, opened_at, active_at, upvotes,
    message_id, thread, thread_channel) values
    ('d1', 'discord', 'G', 'C', 'public', ${paper}, 'U', '2026-06-18T10:00:00.000Z', '2026-06-18T10:00:00.000Z', 1, 'opening', 'T', 'C')`.execute(
    old,
  );
  await sql`insert into votes values ('discord', 'G', 'C', 'm1', 'ada', 'd1', -1, '2026-06-18T11:00:00.000Z')`.execute(
    old,
  );
  const sent = JSON.stringify({ kind: 'sent', at: at.toISOString(), messageId: 'card' });
  await sql`insert into deliveries values ('k', 'p', 'discord', 'G', 'C', null, 'public', '', ${JSON.stringify([paper])},
    1, '', 0, 'sent', null, ${sent}, '2026-06-18T10:00:00.000Z')`.execute(old);
  await old.destroy();

  const db = await openDatabase(file);
  onTestFinished(() => db.destroy());
  const votes = createVoteStore(db);
  const place = { platform: 'discord', tenant: 'G', channel: 'C' } as const;
  expect((await votes.tallies(place, [paper])).get(paper)).toEqual({ up: 0, down: 1 });
  await votes.vote({ ...place, message: 'card' }, 'ben', 1, at);
  await votes.vote({ ...place, message: 'opening' }, 'cem', 1, at);
  expect((await votes.tallies(place, [paper])).get(paper)).toEqual({ up: 2, down: 1 });
  // Discord names the thread.
  await votes.withdraw({ ...place, channel: 'T', message: 'm1' }, { person: 'ada', value: -1 });
  expect((await votes.tallies(place, [paper])).get(paper)).toEqual({ up: 2, down: 0 });
});
