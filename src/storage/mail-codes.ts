import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { type CodeRefusal, codeLimits } from '../core/channels/mail-addresses.ts';
import type { PersonKey } from '../core/chat/place.ts';
import type { Cipher } from './cipher.ts';
import type { Database } from './schema.ts';

/** Longer than any limit counts back. */
const keptMs = codeLimits.perPerson.windowMs;

/** Codes that were sent. A row says who and where to by signatures alone, and outlives its code only to be counted. */
export function mailCodes(cipher: Cipher) {
  const personHash = ({ platform, tenant, person }: PersonKey) =>
    cipher.sign(`person ${JSON.stringify([platform, tenant, person])}`);
  /** ada+papers@example.org and Ada@example.org are one mailbox, which must not be written to more often for it. */
  function addressHash(address: string): string {
    const at = address.lastIndexOf('@');
    const [mailbox = ''] = address.slice(0, at).split('+');
    return cipher.sign(`address ${`${mailbox}${address.slice(at)}`.toLowerCase()}`);
  }
  const codeHash = (id: string, code: string) => cipher.sign(`code ${id} ${code}`);

  /** The codes of a person hold no more. */
  const end = (db: Kysely<Database>, person: PersonKey) =>
    db
      .updateTable('mail_codes')
      .set({ code_hash: null, address: null })
      .where('person_hash', '=', personHash(person))
      .execute();

  async function refusal(
    tx: Transaction<Database>,
    person: PersonKey,
    address: string,
    now: Date,
  ): Promise<CodeRefusal | undefined> {
    const since = (ms: number) => new Date(now.getTime() - ms).toISOString();
    const { count, windowMs } = codeLimits.perPerson;
    const rows = await tx
      .selectFrom('mail_codes')
      .select(['person_hash', 'address_hash', 'sent_at'])
      .where('sent_at', '>', since(windowMs))
      .where(({ eb, or }) =>
        or([eb('person_hash', '=', personHash(person)), eb('address_hash', '=', addressHash(address))]),
      )
      .execute();
    if (rows.filter((row) => row.person_hash === personHash(person)).length >= count) return 'person';
    const lately = since(codeLimits.perAddressMs);
    const isLate = rows.some((row) => row.address_hash === addressHash(address) && row.sent_at > lately);
    return isLate ? 'address' : undefined;
  }

  return {
    end,

    async offer(
      tx: Transaction<Database>,
      { person, address, code, now }: { person: PersonKey; address: string; code: string; now: Date },
    ): Promise<CodeRefusal | undefined> {
      await purgeMailCodes(tx, now);
      const refused = await refusal(tx, person, address, now);
      if (refused !== undefined) return refused;
      await end(tx, person);
      const id = randomUUID();
      const row = {
        id,
        person_hash: personHash(person),
        address_hash: addressHash(address),
        sent_at: now.toISOString(),
      };
      const held = { code_hash: codeHash(id, code), address: cipher.seal(address, `mail_codes.address ${id}`) };
      await tx
        .insertInto('mail_codes')
        .values({ ...row, ...held, tries: 0 })
        .execute();
      return undefined;
    },

    async holds(
      db: Kysely<Database>,
      { person, code, now }: { person: PersonKey; code: string; now: Date },
    ): Promise<boolean> {
      const row = await db
        .selectFrom('mail_codes')
        .select(['id', 'code_hash', 'sent_at'])
        .where('person_hash', '=', personHash(person))
        .where('code_hash', 'is not', null)
        .executeTakeFirst();
      return row !== undefined && row.code_hash === codeHash(row.id, code) && isInTime(row.sent_at, now);
    },

    /** The address a typed code was sent to, and uses the code up; else how often another may be tried. */
    async use(
      tx: Transaction<Database>,
      { person, code, now }: { person: PersonKey; code: string; now: Date },
    ): Promise<{ address: string } | { left: number } | undefined> {
      const row = await tx
        .selectFrom('mail_codes')
        .select(['id', 'code_hash', 'address', 'tries', 'sent_at'])
        .where('person_hash', '=', personHash(person))
        .where('code_hash', 'is not', null)
        .executeTakeFirst();
      if (row === undefined || row.address === null) return undefined;
      if (!isInTime(row.sent_at, now)) return end(tx, person).then(() => undefined);
      if (row.code_hash === codeHash(row.id, code)) {
        await end(tx, person);
        return { address: cipher.open(row.address, `mail_codes.address ${row.id}`) };
      }
      const tries = row.tries + 1;
      await tx.updateTable('mail_codes').set({ tries }).where('id', '=', row.id).execute();
      if (tries >= codeLimits.tries) await end(tx, person);
      return { left: codeLimits.tries - tries };
    },
  };
}

function isInTime(sentAt: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(sentAt);
  return age >= 0 && age < codeLimits.holdsMs;
}

/** What no limit counts any more. */
export async function purgeMailCodes(db: Kysely<Database>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMs).toISOString();
  await db.deleteFrom('mail_codes').where('sent_at', '<=', before).execute();
}
