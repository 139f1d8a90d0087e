import { type Kysely, sql } from 'kysely';
import type { ChannelKey } from '../core/chat/place.ts';
import { inTransaction } from './engine.ts';
import type { Database } from './schema.ts';

/**
 * Every table that names a channel, the column it stands in, and the columns that with it name one row of an installation;
 * none where other columns do.
 */
const named: readonly (readonly [table: string, column: string, key?: readonly string[]])[] = [
  ['channels', 'channel', []],
  ['deliveries', 'channel'],
  ['shown_papers', 'channel', ['paper']],
  ['runs', 'channel', ['due_at']],
  ['message_papers', 'channel', ['message']],
  ['discussions', 'channel', ['paper']],
  ['discussions', 'thread_channel'],
  ['model_uses', 'channel', ['day', 'person']],
  ['mail_addresses', 'channel'],
  ['pace', 'channel', []],
  ['shown_lists', 'channel', ['thread', 'person']],
  ['votes', 'channel'],
  ['votes', 'reacted_in', ['message', 'person', 'value']],
];

/** Whatever is kept of a channel, under another id, in one unit of work. */
export const moveChannel = (
  db: Kysely<Database>,
  { platform, tenant, channel }: ChannelKey,
  to: string,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const [from, into] = [channel, to].map((id) => JSON.stringify({ channel: id }).slice(1, -1));
    // Messages name it in their places as well: where they stand, and what they mention.
    await sql`
      update deliveries set detail = replace(detail, ${from}, ${into}), reply = replace(reply, ${from}, ${into})
      where platform = ${platform} and tenant = ${tenant} and channel = ${channel}`.execute(tx);
    for (const [table, column, key] of named) {
      const [rows, at] = [sql.table(table), sql.ref(column)];
      const ours = sql`platform = ${platform} and tenant = ${tenant}`;
      if (key !== undefined) {
        // A row that the new id has already stays as it is, and the old one goes.
        const alike = key.map((name) => sql`and other.${sql.ref(name)} = ${rows}.${sql.ref(name)}`);
        await sql`
          delete from ${rows} where ${ours} and ${at} = ${channel} and exists (
            select 1 from ${rows} as other
            where other.platform = ${platform} and other.tenant = ${tenant} and other.${at} = ${to}
            ${sql.join(alike, sql` `)})`.execute(tx);
      }
      await sql`update ${rows} set ${at} = ${to} where ${ours} and ${at} = ${channel}`.execute(tx);
    }
    // Made from the old id, a plan is not recorded any more.
    await sql`
      update channels set version = version + 1
      where platform = ${platform} and tenant = ${tenant} and channel = ${to}`.execute(tx);
  });
