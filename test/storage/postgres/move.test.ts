import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { channelKey } from '../../../src/core/chat/place.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createCipher } from '../../../src/storage/cipher.ts';
import { createInstallations } from '../../../src/storage/installations.ts';
import { moveToPostgres } from '../../../src/storage/move-to-postgres.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { openPostgres } from '../../../src/storage/open-postgres.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { createPaperStore } from '../../../src/storage/papers.ts';
import { aChannel, aDelivery, aPlace } from '../../fixtures/channels.ts';
import { papers } from '../../fixtures/papers.ts';
import { newPostgres } from '../../fixtures/postgres.ts';
import { tempFolder } from '../temp-database.ts';

/** More papers than are copied at once, a channel, a message on its way, and an installation. */
async function filled(): Promise<string> {
  const file = join(tempFolder(), 'paperboy.db');
  const db = await openDatabase(file);
  await createPaperStore(db).saveDay('hf', '2026-06-18', papers(1_200), new Date('2026-06-19T08:00:00Z'));
  await createChannelStore(db).update(channelKey(aPlace()), () => aChannel());
  await createOutbox(db).enqueue(aDelivery('a'));
  const installation = { self: '{}', tokens: { token: 'xoxb-1' } };
  await createInstallations(db, createCipher(['k'.repeat(32)])).put(aPlace(), installation, new Date());
  await db.destroy();
  return file;
}

it('copies every row of a file into an empty database, and nothing into one that is not', async () => {
  const file = await filled();
  const { url, drop } = await newPostgres({ isEmpty: true });
  onTestFinished(drop);
  const moved = await moveToPostgres(file, url);
  expect(Object.fromEntries(moved)).toMatchObject({
    papers: 1_200,
    featured_days: 1_200,
    channels: 1,
    deliveries: 1,
    installations: 1,
  });

  const [from, into] = [await openDatabase(file), await openPostgres(url)];
  onTestFinished(async () => {
    await from.destroy();
    await into.destroy();
  });
  // Every table there is, and every column.
  const tables = await from.introspection.getTables();
  expect([...moved.keys()].sort()).toEqual(tables.map(({ name }) => name).sort());
  for (const { name } of tables) {
    const all = sql<Record<string, unknown>>`select * from ${sql.table(name)}`;
    const rows = async (db: typeof from) => (await all.execute(db)).rows.map((row) => JSON.stringify(row)).sort();
    expect(await rows(into), name).toEqual(await rows(from));
  }
  await expect(moveToPostgres(file, url)).rejects.toThrow(/is not empty: its table papers has rows/);
});
