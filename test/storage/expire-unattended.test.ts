import { expect, it } from 'vitest';
import { createKeyValueStore } from '../../src/storage/key-value-store.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { aDelivery } from '../fixtures/channels.ts';
import { tempDatabase } from './temp-database.ts';

const late = new Date('2026-06-19T13:01:00.000Z');
const minutesAgo = (minutes: number) => new Date(late.getTime() - minutes * 60_000).toISOString();

it('takes the first start of a build that counts by platform for no pause', async () => {
  const db = await tempDatabase();
  const outbox = createOutbox(db);
  const notes = createKeyValueStore(db);
  await outbox.enqueue(aDelivery('a'));
  await notes.set('delivery:attended-at', minutesAgo(1));
  expect(await outbox.expireUnattended(late, [])).toBe(0);
  await notes.set('delivery:attended-at', minutesAgo(6));
  expect(await outbox.expireUnattended(late, [])).toBe(1);
});
