import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { type MailAddresses, mailPlace } from '../core/channels/mail-addresses.ts';
import { following } from '../core/channels/mail-digest.ts';
import type { Channel } from '../core/channels/subscription.ts';
import { type ChannelKey, channelKey, type PersonKey, Place, type Tenant } from '../core/chat/place.ts';
import { channelFromRow, channelRow } from './channel-row.ts';
import type { Cipher } from './cipher.ts';
import { emptyLog } from './empty-log.ts';
import { inTransaction } from './engine.ts';
import { deleteChannel } from './forget-channels.ts';
import { mailCodes, purgeMailCodes } from './mail-codes.ts';
import type { MailAddressRow } from './mail-schema.ts';
import { openedText, reseal } from './reseal.ts';
import type { Database } from './schema.ts';

const placeOf = (id: string) => `mail_addresses.address ${id}`;

/** Addresses in the database, sealed by the operator's key. */
export function createMailAddresses(db: Kysely<Database>, cipher: Cipher): MailAddresses {
  const codes = mailCodes(cipher);
  const row = (id: string) => db.selectFrom('mail_addresses').selectAll().where('id', '=', id).executeTakeFirst();
  const open = ({ id, address }: Pick<Selectable<MailAddressRow>, 'id' | 'address'>) =>
    cipher.open(address, placeOf(id));

  /** The person's row with this address; another one that they had is deleted. */
  async function rowFor(
    tx: Transaction<Database>,
    { person, place, address, now }: { person: PersonKey; place: Place; address: string; now: Date },
  ): Promise<string> {
    const known = await ofPerson(tx, person);
    // One that does not open any more is not the one that was typed.
    const isSame = known !== undefined && opened(known, cipher) === address;
    if (known !== undefined && !isSame) await forgetMailbox(tx, known.id);
    const id = isSame ? known.id : randomUUID();
    const sealed = cipher.seal(address, placeOf(id));
    const { platform, tenant, channel, kind } = place;
    const values = { channel, kind, address: sealed, confirmed_at: now.toISOString(), refusals: 0 };
    await tx
      .insertInto('mail_addresses')
      .values({ id, platform, tenant, person: person.person, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
    return id;
  }

  return {
    offer: (asked) => inTransaction(db, (tx) => codes.offer(tx, asked)),

    holds: (asked) => codes.holds(db, asked),

    confirm: ({ person, place, code, now, digest }) =>
      inTransaction(db, async (tx) => {
        const used = await codes.use(tx, { person, code, now });
        if (used === undefined || ('left' in used && used.left <= 0)) return { kind: 'none' };
        if ('left' in used) return { kind: 'wrong', left: used.left };
        const mailbox = mailPlace(await rowFor(tx, { person, place, address: used.address, now }));
        const current = await read(tx, mailbox);
        const made = digest(mailbox, { mailbox: current, own: await read(tx, place) });
        const channel = { ...made, version: (current?.version ?? 0) + 1 };
        const values = channelRow(channel, mailbox);
        await tx
          .insertInto('channels')
          .values({ ...values, removed: 0 })
          .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel']).doUpdateSet(values))
          .execute();
        return { kind: 'confirmed', channel };
      }),

    async of(person) {
      const known = await ofPerson(db, person);
      if (known === undefined) return undefined;
      const address = opened(known, cipher);
      return { id: known.id, ...(address === undefined ? {} : { address }) };
    },

    async addressOf(id) {
      const known = await row(id);
      return known && open(known);
    },

    ownerOf: (id) => ownerOf(db, id),

    async end(id) {
      const wasThere = await inTransaction(db, (tx) => forgetMailbox(tx, id));
      await emptyLog(db);
      return wasThere;
    },

    async refused(id) {
      const known = await db
        .updateTable('mail_addresses')
        .set(({ eb }) => ({ refusals: eb('refusals', '+', 1) }))
        .where('id', '=', id)
        .returning('refusals')
        .executeTakeFirst();
      return known?.refusals ?? 0;
    },

    async taken(id) {
      await db
        .updateTable('mail_addresses')
        .set({ refusals: 0 })
        .where('id', '=', id)
        .where('refusals', '>', 0)
        .execute();
    },

    endToken: (id) => cipher.sign(`end ${id}`),
    isEndToken: (id, token) => cipher.isSigned(`end ${id}`, token),
  };
}

/** See {@link MailAddresses.ownerOf}. */
export async function ownerOf(db: Kysely<Database>, id: string): Promise<Place | undefined> {
  const place = await db
    .selectFrom('mail_addresses')
    .select(['platform', 'tenant', 'channel', 'kind'])
    .where('id', '=', id)
    .executeTakeFirst();
  return place && Place.parse(place);
}

/** See {@link reseal}. */
export async function resealAddresses(db: Kysely<Database>, cipher: Cipher): Promise<{ anew: number; lost: number }> {
  const rows = await db.selectFrom('mail_addresses').select(['id', 'address']).execute();
  return reseal(cipher, rows.map(sealedIn), ({ id, sealed }, address) =>
    db
      .updateTable('mail_addresses')
      .set({ address })
      .where((eb) => eb.and({ id, address: sealed }))
      .execute(),
  );
}

/** How many addresses do not open with the keys there are. */
export async function lostAddresses(db: Kysely<Database>, cipher: Cipher | undefined): Promise<number> {
  const rows = await db.selectFrom('mail_addresses').select(['id', 'address']).execute();
  return rows.filter((row) => cipher === undefined || opened(row, cipher) === undefined).length;
}

const sealedIn = ({ id, address }: Pick<Selectable<MailAddressRow>, 'id' | 'address'>) => ({
  id,
  sealed: address,
  place: placeOf(id),
});

/** What an address is; undefined where it does not open any more. */
const opened = (row: Parameters<typeof sealedIn>[0], cipher: Cipher) => openedText(cipher, sealedIn(row));

/** What forgetting a person, or an installation, does to their mails. */
export const forgetMail = (db: Kysely<Database>, cipher: Cipher | undefined) => ({
  async forgetPerson(person: PersonKey): Promise<Record<string, number>> {
    if (cipher !== undefined) await mailCodes(cipher).end(db, person);
    const known = await ofPerson(db, person);
    if (known !== undefined) {
      const { platform, tenant, channel } = known;
      await inTransaction(db, async (tx) => {
        await forgetMailbox(tx, known.id);
        // What the person was told of their mails.
        await tx
          .deleteFrom('deliveries')
          .where((eb) => eb.and({ platform, tenant, channel, errand: 'notice' }))
          .execute();
      });
    }
    return { 'mail subscriptions': known === undefined ? 0 : 1 };
  },
  async forgetTenant({ platform, tenant }: Tenant): Promise<void> {
    const rows = await db
      .selectFrom('mail_addresses')
      .select('id')
      .where((eb) => eb.and({ platform, tenant }))
      .execute();
    for (const { id } of rows) await inTransaction(db, (tx) => forgetMailbox(tx, id));
  },
  /** Codes that no limit counts any more, and addresses whose digest was given up. */
  async purge(now: Date): Promise<void> {
    await purgeMailCodes(db, now);
    const mailboxes = db.selectFrom('channels').select('tenant').where('platform', '=', 'email');
    await db.deleteFrom('mail_addresses').where('id', 'not in', mailboxes).execute();
  },
});

/** The digest of a mailbox stays as that of the direct messages it was confirmed in: what and when, and how much. */
export async function followInMail(tx: Transaction<Database>, channel: Channel): Promise<void> {
  const { platform, tenant, channel: id } = channel.place;
  const rows = await tx
    .selectFrom('mail_addresses')
    .innerJoin('channels', (join) =>
      join.onRef('channels.tenant', '=', 'mail_addresses.id').on('channels.platform', '=', 'email'),
    )
    .selectAll('channels')
    .where('mail_addresses.platform', '=', platform)
    .where('mail_addresses.tenant', '=', tenant)
    .where('mail_addresses.channel', '=', id)
    .execute();
  for (const mailbox of rows.map(channelFromRow)) {
    const followed = { ...following(mailbox, channel), version: mailbox.version + 1 };
    await tx
      .updateTable('channels')
      .set(channelRow(followed, mailbox.place))
      .where((eb) => eb.and(channelKey(mailbox.place)))
      .execute();
  }
}

/** What was unsubscribed from in direct messages does not come by mail either. */
export async function endInMail(tx: Transaction<Database>, { platform, tenant, channel }: ChannelKey): Promise<void> {
  const rows = await tx
    .selectFrom('mail_addresses')
    .select('id')
    .where((eb) => eb.and({ platform, tenant, channel }))
    .execute();
  for (const { id } of rows) await forgetMailbox(tx, id);
}

async function read(db: Kysely<Database>, key: ChannelKey): Promise<Channel | undefined> {
  const found = await db
    .selectFrom('channels')
    .selectAll()
    .where((eb) => eb.and(channelKey(key)))
    .executeTakeFirst();
  return found && channelFromRow(found);
}

const ofPerson = (db: Kysely<Database>, { platform, tenant, person }: PersonKey) =>
  db
    .selectFrom('mail_addresses')
    .selectAll()
    .where((eb) => eb.and({ platform, tenant, person }))
    .executeTakeFirst();

/** The address goes, with all that was kept for it. True when it was there. */
async function forgetMailbox(tx: Transaction<Database>, id: string): Promise<boolean> {
  await deleteChannel(tx, mailPlace(id));
  const { numDeletedRows } = await tx.deleteFrom('mail_addresses').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
