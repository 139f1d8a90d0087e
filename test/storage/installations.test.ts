import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { InstallationStore, InstallationTokens } from '../../src/core/chat/installations.ts';
import type { Tenant } from '../../src/core/chat/place.ts';
import { createCipher } from '../../src/storage/cipher.ts';
import { createInstallations, resealInstallations } from '../../src/storage/installations.ts';
import { createKeyValueStore } from '../../src/storage/key-value-store.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { keepsTenantsApart } from '../contract/stores.ts';
import { tempDatabase } from './temp-database.ts';

const key = 'k'.repeat(32);
const cipher = createCipher([key]);
const now = new Date('2026-06-18T09:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const here = { platform: 'slack', tenant: 'T1' } as const;
const rotating = (mark: string): InstallationTokens => ({
  token: `xoxe.xoxb-${mark}`,
  renewal: { token: `xoxe-${mark}`, expiresAt: later(43_200_000) },
});

async function versionIn(store: InstallationStore, place: Tenant = here): Promise<number> {
  const found = await store.get(place);
  if (found === undefined) throw new Error('there is no installation');
  return found.version;
}

async function open() {
  const db = await tempDatabase();
  return { db, store: createInstallations(db, cipher) };
}

keepsTenantsApart(
  {
    name: 'installations',
    write: (db, place, mark) =>
      createInstallations(db, cipher).put(place, { self: mark, tokens: { token: `xoxb-${mark}` } }, now),
    read: async (db, place) => [
      await createInstallations(db, cipher).get(place),
      (await createInstallations(db, cipher).tenants(place.platform)).includes(place.tenant),
    ],
    async remove(db, place) {
      const store = createInstallations(db, cipher);
      await store.remove(place, await versionIn(store, place));
    },
  },
  tempDatabase,
);

describe('the tokens of an installation', () => {
  it('come back as they were, and stand nowhere as they are', async () => {
    const { db, store } = await open();
    await store.put(here, { self: '{"team":"T1"}', tokens: rotating('one') }, now);
    expect(await store.get(here)).toMatchObject({ self: '{"team":"T1"}', tokens: rotating('one') });
    const { rows } = await sql`select * from installations`.execute(db);
    expect(JSON.stringify(rows)).not.toMatch(/xox/);
  });

  it('do not open under the name of another workspace', async () => {
    const { db, store } = await open();
    const there = { ...here, tenant: 'T2' };
    await store.put(here, { self: '{}', tokens: rotating('one') }, now);
    await store.put(there, { self: '{}', tokens: rotating('two') }, now);
    const { tokens } = await db
      .selectFrom('installations')
      .select('tokens')
      .where('tenant', '=', 'T1')
      .executeTakeFirstOrThrow();
    await db.updateTable('installations').set({ tokens }).where('tenant', '=', 'T2').execute();
    expect([await store.get(there), await store.has(there)]).toEqual([undefined, true]);
    expect(await store.get(here)).toBeDefined();
    expect(await store.has({ ...here, tenant: 'T3' })).toBe(false);
  });

  it('are encrypted with a new key while the old one is there, and lost without it', async () => {
    const { db, store } = await open();
    await store.put(here, { self: '{}', tokens: rotating('one') }, now);
    const both = createCipher(['n'.repeat(32), key]);
    expect(await resealInstallations(db, createCipher(['n'.repeat(32)]))).toEqual({ anew: 0, lost: 1 });
    expect(await resealInstallations(db, both)).toEqual({ anew: 1, lost: 0 });
    expect(await resealInstallations(db, both)).toEqual({ anew: 0, lost: 0 });
    expect(await createInstallations(db, createCipher(['n'.repeat(32)])).get(here)).toMatchObject({
      tokens: rotating('one'),
    });
    expect(await store.get(here)).toBeUndefined();
  });

  it('are renewed by one process, and by another one when that has said nothing for a minute', async () => {
    const { store } = await open();
    await store.put(here, { self: '{}', tokens: rotating('one') }, now);
    const version = await versionIn(store);
    const began = await Promise.all(Array.from({ length: 8 }, () => store.beginRenewal(here, version, now)));
    expect(began.filter(Boolean)).toHaveLength(1);
    expect(await store.beginRenewal(here, version, later(59_000))).toBe(false);
    expect(await store.beginRenewal(here, version, later(60_000))).toBe(true);
    expect(await store.renewed(here, version, rotating('two'))).toBe(true);
    expect(await store.get(here)).toMatchObject({ tokens: rotating('two'), version: version + 1 });
  });

  it('that are newer are not replaced by older ones, or deleted with them', async () => {
    const { store } = await open();
    await store.put(here, { self: '{}', tokens: rotating('one') }, now);
    const version = await versionIn(store);
    expect(await store.beginRenewal(here, version, now)).toBe(true);
    await store.put(here, { self: '{}', tokens: rotating('installed again') }, now);
    expect(await store.renewed(here, version, rotating('late'))).toBe(false);
    expect(await store.beginRenewal(here, version, later(120_000))).toBe(false);
    expect(await store.remove(here, version)).toBe(false);
    expect(await store.get(here)).toMatchObject({ tokens: rotating('installed again'), version: version + 1 });
    expect(await store.remove(here, version + 1)).toBe(true);
    expect(await store.get(here)).toBeUndefined();
  });

  it('that were put there after a removal are not deleted by what knows the removed ones', async () => {
    const { store } = await open();
    await store.put(here, { self: '{}', tokens: rotating('one') }, now);
    const removed = await versionIn(store);
    expect(await store.remove(here, removed)).toBe(true);
    await store.put(here, { self: '{}', tokens: rotating('two') }, now);
    expect(await store.remove(here, removed)).toBe(false);
    expect(await store.renewed(here, removed, rotating('late'))).toBe(false);
    expect(await store.get(here)).toMatchObject({ tokens: rotating('two') });
  });

  it('go with all that is kept of a workspace that removed the app long ago', async () => {
    const { db, store } = await open();
    await store.put(here, { self: '{}', tokens: rotating('one') }, now);
    await db
      .insertInto('removed_tenants')
      .values({ ...here, removed_at: now.toISOString() })
      .execute();
    const notes = createKeyValueStore(db);
    for (const tenant of ['T1', 'T2']) await notes.set(`slack:unanswered:${tenant}`, '[]');
    const retention = createRetention(db, { retentionDays: 365, cipher });
    await retention.purge(later(89 * 86_400_000));
    expect(await store.tenants('slack')).toEqual(['T1']);
    await retention.purge(later(91 * 86_400_000));
    expect(await store.tenants('slack')).toEqual([]);
    expect(await notes.get('slack:unanswered:T1')).toBeUndefined();
    expect(await notes.get('slack:unanswered:T2')).toBe('[]');
  });
});
