import { expect, it } from 'vitest';
import { createRetention } from '../../../src/storage/retention.ts';
import { createShownLists } from '../../../src/storage/shown-lists.ts';
import { aPlace } from '../../fixtures/channels.ts';
import { tempDatabase } from '../temp-database.ts';

const now = new Date();
const place = aPlace({ platform: 'slack', tenant: 'T1', channel: 'C1' });
const alice = { id: 'alice', place };
const list = (...papers: string[]) => ({ papers: papers.map((paper, at) => ({ paper, number: at + 1 })) });

it('remembers for every process what a person was shown last in a place, and nobody else, and nowhere else', async () => {
  const db = await tempDatabase();
  const [one, other] = [createShownLists(db), createShownLists(db)];
  await one.keep(alice, list('2606.00001'), now);
  const next = { command: 'search', options: { query: 'planes', page: 2 } };
  const counted = { ...list('2606.00009'), list: list('2606.00002', '2606.00003').papers, next };
  await one.keep(alice, counted, now);
  expect(await other.last(alice, now)).toEqual(counted);
  expect(await other.last({ ...alice, id: 'ben' }, now)).toBeUndefined();
  expect(await other.last({ ...alice, place: { ...place, thread: '7' } }, now)).toBeUndefined();
});

it('remembers nothing for longer than an hour, nor of whoever asks to be forgotten', async () => {
  const db = await tempDatabase();
  const lists = createShownLists(db);
  await lists.keep(alice, list('2606.00001'), now);
  await lists.keep({ ...alice, id: 'ben' }, list('2606.00001'), now);
  await createRetention(db, { retentionDays: 365 }).forgetPerson({ platform: 'slack', tenant: 'T1', person: 'alice' });
  expect(await lists.last(alice, now)).toBeUndefined();
  expect(await lists.last({ ...alice, id: 'ben' }, now)).toBeDefined();
  await db.updateTable('shown_lists').set({ until: now.toISOString() }).execute();
  expect(await lists.last({ ...alice, id: 'ben' }, now)).toBeUndefined();
});
