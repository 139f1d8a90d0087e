import { type Kysely, sql } from 'kysely';
import type { ChannelKey } from '../core/chat/place.ts';
import type { Database } from './schema.ts';

/** Every table that names a channel, and the column it stands in. */
const named = [
  ['channels', 'channel'],
  ['deliveries', 'channel'],
  ['shown_papers', 'channel'],
  ['runs', 'channel'],
  ['message_papers', 'channel'],
  ['discussions', 'channel'],
  ['discussions', 'thread_channel'],
  ['model_uses', 'channel'],
  ['votes', 'channel'],
  ['votes', 'reacted_in'],
] as const;

/** Whatever is kept of a channel, under another id, in one unit of work. */
export const moveChannel = (
  db: Kysely<Database>,
  { platform, tenant, channel }: ChannelKey,
  to: string,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const [from, into] = [channel, to].map((id) => JSON.stringify({ channel: id }).slice(1, -1));
    // Messages name it in their places as well: where they stand, and what they mention.
    await sql`
      update deliveries set detail = replace(detail, ${from}, ${into}), reply = replace(reply, ${from}, ${into})
      where platform = ${platform} and tenant = ${tenant} and channel = ${channel}`.execute(tx);
    for (const [table, column] of named) {
      // A row that the new id has already stays as it is, and the old one goes.
      await sql`
        update or ignore ${sql.table(table)} set ${sql.ref(column)} = ${to}
        where platform = ${platform} and tenant = ${tenant} and ${sql.ref(column)} = ${channel}`.execute(tx);
      await sql`
        delete from ${sql.table(table)}
        where platform = ${platform} and tenant = ${tenant} and ${sql.ref(column)} = ${channel}`.execute(tx);
    }
    // Made from the old id, a plan is not recorded any more.
    await sql`
      update channels set version = version + 1
      where platform = ${platform} and tenant = ${tenant} and channel = ${to}`.execute(tx);
  });
