import { setImmediate } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ChannelKey } from '../core/chat/place.ts';
import { rowName } from './engine.ts';
import type { Database } from './schema.ts';

/** Looked up in one statement: some milliseconds, in which SQLite lets nothing else go on. */
const channelsPerRead = 250;

/**
 * The channels that were ever shown something, subscribed or not, some at a time in the order of the ledger's key, with a
 * turn of the event loop in between. Each is found by the key behind the one before: a channel has the rows of years, and
 * they must not be read through.
 */
export async function* ledgerChannels(db: Kysely<Database>): AsyncGenerator<ChannelKey[]> {
  const row = rowName(db);
  const behind = (channel: RawBuilder<unknown>) => sql`(
    select ${row} from shown_papers where (platform, tenant, channel) > (${channel})
    order by platform, tenant, channel limit 1)`;
  // With columns SQLite would compare the platform alone by the key, with expressions all three.
  const behindFound = behind(sql`found.platform || '', found.tenant || '', found.channel || ''`);
  let last: Record<keyof ChannelKey, string> | undefined = { platform: '', tenant: '', channel: '' };
  while (last !== undefined) {
    const { rows } = await sql<ChannelKey>`
      with recursive found(platform, tenant, channel) as (
        select platform, tenant, channel from shown_papers
        where ${row} = ${behind(sql`${last.platform}, ${last.tenant}, ${last.channel}`)}
        union all
        select next.platform, next.tenant, next.channel from found cross join shown_papers as next
        where next.${row} = ${behindFound}
      )
      select platform, tenant, channel from found limit ${sql.lit(channelsPerRead)}`.execute(db);
    if (rows.length > 0) yield rows;
    last = rows.length < channelsPerRead ? undefined : rows.at(-1);
    await setImmediate();
  }
}
