import { expect, it } from 'vitest';
import { mailPlace } from '../../src/core/channels/mail-addresses.ts';
import { channelKey, type Place } from '../../src/core/chat/place.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { createSavedPapers } from '../../src/storage/saved.ts';
import { aChannel, aDelivery, aPlace, aPlan } from '../fixtures/channels.ts';
import { tempDatabase } from './temp-database.ts';

const day = (number: number) => new Date(Date.parse('2026-06-19T09:00:00Z') + number * 86_400_000);

async function open(...places: Place[]) {
  const db = await tempDatabase();
  const channels = createChannelStore(db);
  const outbox = createOutbox(db);
  for (const place of places) {
    const key = channelKey(place);
    await channels.update(key, () => aChannel({ place }));
    const delivery = aDelivery(`key ${JSON.stringify(key)}`, { place, papers: ['2606.00001'] });
    await outbox.recordPlans([aPlan({ channel: key, deliveries: [delivery] })]);
    await outbox.take(day(0), 10);
    await outbox.settle([
      { key: delivery.key, state: { kind: 'sent', at: day(0).toISOString(), messageId: '1' }, attempts: 1 },
    ]);
  }
  const counts = async () => {
    const of = async (table: 'channels' | 'deliveries' | 'runs' | 'shown_papers') =>
      (await db.selectFrom(table).select('channel').execute()).length;
    return [await of('channels'), await of('deliveries'), await of('runs'), await of('shown_papers')];
  };
  return { db, channels, outbox, counts, retention: createRetention(db, { retentionDays: 365 }) };
}

it('posts nothing to an installation that was removed, and keeps its things until it is back', async () => {
  const there = aPlace({ tenant: 'other' });
  const { channels } = await open(aPlace(), there);
  await channels.tenantGone(aPlace(), day(0));
  expect((await channels.due(day(1), 10)).map(({ place }) => place)).toEqual([there]);
  await channels.tenantBack(aPlace(), day(1));
  expect(await channels.due(day(1), 10)).toHaveLength(2);
});

it('sends a removed installation nothing, not what was written meanwhile either, until it is back', async () => {
  const { channels, outbox } = await open(aPlace());
  const dueAt = async () => (await outbox.take(day(1), 10)).map(({ key }) => key);
  await outbox.enqueue(aDelivery('before', { errand: 'notice' }));
  await channels.tenantGone(aPlace(), day(0));
  await outbox.enqueue(aDelivery('meanwhile', { errand: 'notice' }));
  const late = aPlace({ channel: 'late' });
  await channels.update(channelKey(late), () => aChannel({ place: late }));
  expect([await dueAt(), await outbox.nextDue(), await channels.due(day(1), 10)]).toEqual([[], undefined, []]);
  expect(await outbox.recordPlans([aPlan({ channel: channelKey(late) })])).toEqual([false]);

  await channels.tenantBack(aPlace(), day(1));
  expect((await dueAt()).sort()).toEqual(['before', 'meanwhile']);
  expect(await channels.due(day(1), 10)).toHaveLength(2);
});

it('deletes a year of a large installation without keeping anything else waiting', async () => {
  const { db, channels, counts, retention } = await open(aPlace());
  const rows = Array.from({ length: 2_000 }, (_, number) => ({
    ...channelKey(aPlace()),
    ...{ paper: `p${number}`, key: 'k', at: day(0).toISOString(), sent: 1, url: null },
  }));
  for (let start = 0; start < rows.length; start += 500) {
    await db
      .insertInto('shown_papers')
      .values(rows.slice(start, start + 500))
      .execute();
  }
  await channels.tenantGone(aPlace(), day(0));
  let turns = 0;
  let others = setImmediate(function another() {
    turns += 1;
    others = setImmediate(another);
  });
  await retention.purge(day(91));
  clearImmediate(others);
  expect(await counts()).toEqual([0, 0, 0, 0]);
  expect(turns).toBeGreaterThan(5);
});

it('deletes what a removed installation left behind, after 90 days', async () => {
  const { channels, counts, retention } = await open(aPlace(), aPlace({ tenant: 'other' }));
  await channels.tenantGone(aPlace(), day(0));
  await retention.purge(day(29));
  expect(await counts()).toEqual([2, 2, 2, 2]);
  expect((await retention.purge(day(89))).tenants).toBe(0);
  expect((await retention.purge(day(91))).tenants).toBe(1);
  expect((await counts())[0]).toBe(1);
  expect((await counts())[3]).toBe(1);
  expect((await retention.purge(day(91))).tenants).toBe(0);
});

it('deletes nothing of an installation from which somebody was heard in those 90 days', async () => {
  const { db, channels, counts, retention } = await open(aPlace());
  await channels.tenantGone(aPlace(), day(0));
  await createSavedPapers(db).add({ platform: 'console', tenant: 'team', person: 'alice' }, '2606.00001', day(50));
  expect((await retention.purge(day(91))).tenants).toBe(0);
  expect((await counts())[0]).toBe(1);
  expect((await retention.purge(day(141))).tenants).toBe(1);
  expect((await counts())[0]).toBe(0);
});

it('deletes finished messages and runs after 30 days, and keeps the ledger of a subscribed channel', async () => {
  const { channels, counts, retention } = await open(aPlace());
  await retention.purge(day(31));
  expect(await counts()).toEqual([1, 0, 0, 1]);
  await retention.purge(day(400));
  expect((await counts())[3]).toBe(1);
  await channels.update(channelKey(aPlace()), () => undefined);
  await retention.purge(day(400));
  expect(await counts()).toEqual([0, 0, 0, 0]);
});

it('deletes a message that nobody was there to finish 30 days after its time was over', async () => {
  const { outbox, retention } = await open();
  const message = aDelivery('a', { expiresAt: day(1).toISOString() });
  await outbox.enqueue(message, { inHand: true });
  await outbox.claim([message], day(0));
  await retention.purge(day(31));
  expect(await outbox.stateOf('a')).toMatchObject({ kind: 'sending' });
  await retention.purge(day(32));
  expect(await outbox.stateOf('a')).toBeUndefined();
});

it('ends what could not be sent, 30 days after its time: its papers may come again, and who waits for a mail is told', async () => {
  const { db, channels, outbox, retention } = await open();
  const [place, mailbox] = [aPlace(), mailPlace('m1')];
  const owner = { ...channelKey(aPlace({ channel: 'dm-alice' })), kind: 'dm', person: 'alice' };
  const address = { id: 'm1', ...owner, address: 'sealed', confirmed_at: day(0).toISOString(), refusals: 0 };
  await db.insertInto('mail_addresses').values(address).execute();
  const many = Array.from({ length: 120 }, (_, number) => aPlace({ channel: `c${number}` }));
  for (const [number, one] of [place, mailbox, ...many].entries()) {
    await channels.update(channelKey(one), () => aChannel({ place: one }));
    const late = { place: one, papers: ['2606.00001'], expiresAt: day(1).toISOString() };
    const deliveries = [aDelivery(`late ${number}`, late)];
    await outbox.recordPlans([aPlan({ channel: channelKey(one), deliveries })]);
  }
  const held = async () => {
    const all = await outbox.shownIn([place, mailbox, ...many].map(channelKey), ['2606.00001']);
    return all.filter((papers) => papers.size > 0).length;
  };
  const told = () => outbox.take(day(40), 200, { errand: 'notice' });
  await retention.purge(day(31));
  expect([await held(), await told()]).toEqual([122, []]);
  expect(await outbox.stateOf('late 0')).toMatchObject({ kind: 'pending' });
  await retention.purge(day(32));
  expect(await held()).toBe(0);
  expect(await outbox.stateOf('late 0')).toBeUndefined();
  expect((await told()).map((notice) => channelKey(notice.place))).toEqual([channelKey(owner)]);
});

it('deletes a channel that has been lost for 90 days', async () => {
  const { channels, counts, retention } = await open(aPlace());
  const gone = { kind: 'gone', reason: 'removed', at: day(0).toISOString() } as const;
  await channels.update(channelKey(aPlace()), (channel) => channel && { ...channel, pause: gone });
  await retention.purge(day(89));
  expect((await counts())[0]).toBe(1);
  await retention.purge(day(91));
  expect(await counts()).toEqual([0, 0, 0, 0]);
});

it('forgets a person in one tenant: the own subscription, the list, and the name elsewhere', async () => {
  const own = aPlace({ channel: 'dm-alice', kind: 'dm' });
  const { db, channels, retention } = await open(aPlace(), own, aPlace({ tenant: 'other' }));
  const person = { platform: 'console', tenant: 'team', person: 'alice' } as const;
  await createSavedPapers(db).add(person, '2606.00001', day(0));
  expect(await retention.forgetPerson(person)).toMatchObject({ 'saved papers': 1, subscriptions: 1 });
  expect(await channels.get(channelKey(own))).toBeUndefined();
  expect(JSON.stringify(await channels.get(channelKey(aPlace())))).not.toContain('alice');
  expect((await channels.get(channelKey(aPlace({ tenant: 'other' }))))?.organiser).toBe('alice');
  expect(await retention.forgetPerson(person)).toMatchObject({ 'saved papers': 0, subscriptions: 0 });
});

it('deletes at night what is kept of people for an hour, when the hour is over', async () => {
  const { db, retention } = await open();
  const shown = { platform: 'slack', tenant: 'T1', channel: 'C1', thread: '', list: '{"papers":[]}' } as const;
  const rows = [
    { ...shown, person: 'gone', until: '2020-01-01T00:00:00.000Z' },
    { ...shown, person: 'there', until: '2999-01-01T00:00:00.000Z' },
  ];
  await db.insertInto('shown_lists').values(rows).execute();
  await retention.purge(day(0));
  expect(await db.selectFrom('shown_lists').select('person').execute()).toEqual([{ person: 'there' }]);
});
