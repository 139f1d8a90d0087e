import type { Kysely } from 'kysely';
import type { PersonKey } from '../core/place.ts';
import { forgetChannels } from './forget-channels.ts';
import { forgetDiscussions } from './forget-discussions.ts';
import { createSavedPapers } from './saved.ts';
import type { Database } from './schema.ts';

/** Days after which what a removed installation left behind is deleted; so long it may come back and find it. */
const removedDays = 90;

/** Days that finished messages and the records behind `why` are kept. */
const recordDays = 30;

/** Deleting on request, and deleting by age. */
export function createRetention(db: Kysely<Database>, { retentionDays }: { retentionDays: number }) {
  const channels = forgetChannels(db);
  const discussions = forgetDiscussions(db);
  const saved = createSavedPapers(db);

  return {
    /** Deletes what is stored about a person, at once; says how many records of each kind. */
    async forgetPerson(person: PersonKey): Promise<Record<string, number>> {
      return {
        ...(await saved.forgetPerson(person)),
        ...(await discussions.forgetPerson(person)),
        ...(await channels.forgetPerson(person)),
      };
    },

    /** Once a day: what is older than it may be. Doing it twice changes nothing. */
    async purge(now: Date): Promise<{ tenants: number; rows: number }> {
      const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
      const removed = await channels.removedBefore(before(removedDays));
      for (const tenant of removed) {
        await saved.forgetTenant(tenant);
        await discussions.forgetTenant(tenant);
        // Last: as long as the mark stands, a purge that was interrupted is done again.
        await channels.forgetTenant(tenant);
      }
      const rows =
        (await discussions.purge(before(retentionDays))) +
        (await channels.purge({ records: before(recordDays), gone: before(removedDays) })) +
        (await channels.purgeLedger(before(retentionDays)));
      return { tenants: removed.length, rows };
    },
  };
}
