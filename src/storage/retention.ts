import type { Kysely } from 'kysely';
import type { PersonKey, Tenant } from '../core/chat/place.ts';
import { createAccessTokens } from './access-tokens.ts';
import type { Cipher } from './cipher.ts';
import { emptyLog } from './empty-log.ts';
import { expireForgotten } from './expire-unattended.ts';
import { forgetChannels } from './forget-channels.ts';
import { forgetDiscussions } from './forget-discussions.ts';
import { forgetInstallation } from './installations.ts';
import { forgetSaid } from './key-value-store.ts';
import { forgetMail } from './mail-addresses.ts';
import { forgetPassing } from './passing.ts';
import { createSavedPapers } from './saved.ts';
import type { Database } from './schema.ts';

/** Days after which what a removed installation left behind is deleted; so long it may come back and find it. */
const removedDays = 90;

/** Days that finished messages and the records behind `why` are kept, and others after their time. */
const recordDays = 30;

/** Days that a thumb on a message counts as a vote. */
const votableDays = 90;

/** Deleting on request, and deleting by age. */
export function createRetention(
  db: Kysely<Database>,
  { retentionDays, cipher }: { retentionDays: number; cipher?: Cipher | undefined },
) {
  const channels = forgetChannels(db);
  const discussions = forgetDiscussions(db);
  const saved = createSavedPapers(db);
  const tokens = createAccessTokens(db);
  const mail = forgetMail(db, cipher);
  const passing = forgetPassing(db);

  async function forgetTenant(tenant: Tenant): Promise<void> {
    await saved.forgetTenant(tenant);
    await tokens.forgetTenant(tenant);
    await discussions.forgetTenant(tenant);
    await mail.forgetTenant(tenant);
    await forgetInstallation(db, tenant);
    await passing.forgetTenant(tenant);
    await forgetSaid(db, tenant);
    // Last: as long as the mark stands, a purge that was interrupted is done again.
    await channels.forgetTenant(tenant);
  }

  return {
    /** Deletes what is stored about a person, at once and without a trace in the file; says how many records of each kind. */
    async forgetPerson(person: PersonKey): Promise<Record<string, number>> {
      const deleted = {
        ...(await saved.forgetPerson(person)),
        ...(await discussions.forgetPerson(person)),
        ...(await channels.forgetPerson(person)),
        ...(await tokens.forgetPerson(person)),
        ...(await mail.forgetPerson(person)),
      };
      await passing.forgetPerson(person);
      // A person's direct messages are a tenant of their own where no server or workspace is around them.
      if (person.tenant === person.person) await forgetTenant(person);
      await emptyLog(db);
      return deleted;
    },

    /** Once a day: what is older than it may be. Doing it twice changes nothing. */
    async purge(now: Date): Promise<{ tenants: number; rows: number }> {
      const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
      await passing.purge();
      const removed = await channels.removedBefore(before(removedDays));
      for (const tenant of removed) await forgetTenant(tenant);
      // First: what it ends is deleted with all else that is finished.
      await expireForgotten(db, now, before(recordDays));
      const rows =
        (await discussions.purge(before(retentionDays))) +
        (await channels.purge({
          records: before(recordDays),
          votable: before(votableDays),
          gone: before(removedDays),
        })) +
        (await channels.purgeLedger(before(retentionDays))) +
        (await tokens.purge(now));
      await mail.purge(now);
      await emptyLog(db);
      return { tenants: removed.length, rows };
    },
  };
}
