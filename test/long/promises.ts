import type { Kysely } from 'kysely';
import { deliveryKey } from '../../src/core/channels/delivery-key.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Database } from '../../src/storage/schema.ts';
import { databaseIn } from '../contract/bot.ts';

/** A message of the bot's that everybody in a channel sees. `key` is absent where it was posted under none. */
export type Standing = { channel: string; inThread: boolean; key: string | undefined; id: string; papers: string[] };

const read = async <T>(folder: string, look: (db: Kysely<Database>) => Promise<T>): Promise<T> => {
  const db = await openDatabase(databaseIn(folder));
  try {
    return await look(db);
  } finally {
    await db.destroy();
  }
};

/** How many messages and openings are still on their way. */
export const onTheWay = (folder: string): Promise<number> =>
  read(folder, async (db) => {
    const messages = await db.selectFrom('deliveries').select('key').where('open', '=', 1).execute();
    const openings = await db.selectFrom('discussions').select('key').where('next_step', '!=', 'none').execute();
    return messages.length + openings.length;
  });

/** What was promised, and how it was kept: everything in `broken` is a message too many, or one too few. */
export const keptPromises = (folder: string, standing: readonly Standing[], digestChannels: readonly string[]) =>
  read(folder, async (db) => {
    const deliveries = await db.selectFrom('deliveries').select(['key', 'channel', 'errand', 'state']).execute();
    const runs = await db.selectFrom('runs').selectAll().execute();
    const discussions = await db.selectFrom('discussions').selectAll().execute();
    const stateOf = new Map(deliveries.map(({ key, state }) => [key, state]));
    const errandOf = new Map(deliveries.map(({ key, errand }) => [key, errand]));
    const times = new Map<string, number>();
    for (const { key } of standing) if (key !== undefined) times.set(key, (times.get(key) ?? 0) + 1);
    const broken: string[] = [];

    for (const { key, channel, errand, state } of deliveries) {
      const found = times.get(key) ?? 0;
      if (state !== 'sent') broken.push(`${errand} ${key} in ${channel} is ${state}`);
      if (found !== 1) broken.push(`${errand} ${key} in ${channel} stands ${found} times`);
    }
    for (const [key, found] of times) if (found > 1) broken.push(`${key} stands ${found} times`);
    const posted = runs.filter(({ outcome_kind }) => outcome_kind === 'posted');
    for (const { due_at, ...channel } of posted) {
      const state = stateOf.get(deliveryKey(channel, due_at, 0));
      if (state !== 'sent')
        broken.push(`the run of ${due_at} in ${channel.channel} was posted, its digest is ${state}`);
    }
    for (const channel of digestChannels) {
      const here = standing.filter((message) => message.channel === channel && !message.inThread);
      for (const { key, id } of here) {
        if (key === undefined || !stateOf.has(key)) broken.push(`nobody sent ${id} to ${channel}`);
      }
      const told = here.filter(({ key }) => errandOf.get(key ?? '') === 'digest').flatMap(({ papers }) => papers);
      for (const [position, paper] of told.entries()) {
        if (told.indexOf(paper) !== position) broken.push(`${paper} came twice in ${channel}`);
      }
    }
    const opened = new Set<string>();
    for (const { channel, paper, next_step, thread, introduction } of discussions) {
      const what = `the discussion of ${paper} in ${channel}`;
      if (opened.has(`${channel} ${paper}`)) broken.push(`${what} was opened twice`);
      opened.add(`${channel} ${paper}`);
      if (next_step !== 'none' || thread === null) broken.push(`${what} has no ${next_step}`);
      if (!standing.some(({ id }) => id === introduction)) broken.push(`${what} has no introduction`);
    }
    return {
      broken,
      digests: deliveries.filter(({ errand }) => errand === 'digest').length,
      messages: deliveries.length,
      runs: runs.length,
      posted: posted.length,
      discussions: discussions.length,
    };
  });
