import type { Kysely } from 'kysely';
import { rememberedMs, ShownList, type ShownLists } from '../core/channels/shown-lists.ts';
import type { Reader } from '../core/chat/last-of-each.ts';
import { databaseTime } from './engine.ts';
import type { Database } from './schema.ts';
import { every, sweepEvery } from './sweep.ts';

/**
 * What people were shown last, for all processes: "save 2" may come to another one than the list did. By the database's
 * clock. One process of SQLite's remembers by itself.
 */
export function createShownLists(db: Kysely<Database>): ShownLists {
  const sweep = every(sweepEvery, () => db.deleteFrom('shown_lists').where('until', '<', databaseTime(db)).execute());
  return {
    async keep(reader, list) {
      await db
        .insertInto('shown_lists')
        .values({ ...keyOf(reader), list: JSON.stringify(list), until: databaseTime(db, rememberedMs) })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'tenant', 'channel', 'thread', 'person'])
            .doUpdateSet(({ ref }) => ({ list: ref('excluded.list'), until: ref('excluded.until') })),
        )
        .execute();
      await sweep();
    },
    async last(reader) {
      const row = await db
        .selectFrom('shown_lists')
        .select('list')
        .where((eb) => eb.and(keyOf(reader)))
        .where('until', '>', databaseTime(db))
        .executeTakeFirst();
      // Another version of us may have written it: nothing was shown, then.
      return row && ShownList.safeParse(JSON.parse(row.list)).data;
    },
  };
}

const keyOf = ({ id: person, place: { platform, tenant, channel, thread = '' } }: Reader) => ({
  ...{ platform, tenant, channel, thread, person },
});
