import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import type { Place } from '../../src/core/chat/place.ts';
import type { Database } from '../../src/storage/schema.ts';

/**
 * What every store promises: two tenants that use the same channel id (or person id) never meet. `write` puts something
 * recognisable by `mark` into a place; `read` tells everything a place can see, as text.
 */
export type StoreContract = {
  name: string;
  write(db: Kysely<Database>, place: Place, mark: string): Promise<void>;
  read(db: Kysely<Database>, place: Place): Promise<unknown>;
  /** Removes the place's own things, where the store can. */
  remove?(db: Kysely<Database>, place: Place): Promise<void>;
};

const place = (given: Partial<Place>): Place => ({
  platform: 'slack',
  tenant: 'T1',
  channel: 'C1',
  kind: 'public',
  ...given,
});

export function keepsTenantsApart({ name, write, read, remove }: StoreContract, open: () => Promise<Kysely<Database>>) {
  it.each([
    ['tenant', place({ tenant: 'T2' })],
    ['platform', place({ platform: 'discord' })],
  ])(`${name}: the same channel in another %s is another channel`, async (_what, there) => {
    const db = await open();
    const here = place({});
    await write(db, here, 'mark-of-here');
    expect(JSON.stringify(await read(db, here))).toContain('mark-of-here');
    expect(JSON.stringify(await read(db, there))).not.toContain('mark-of-here');
    await write(db, there, 'mark-of-there');
    expect(JSON.stringify(await read(db, here))).not.toContain('mark-of-there');
    expect(JSON.stringify(await read(db, there))).toContain('mark-of-there');
    if (remove === undefined) return;
    await remove(db, here);
    expect(JSON.stringify(await read(db, here))).not.toContain('mark-of-here');
    expect(JSON.stringify(await read(db, there))).toContain('mark-of-there');
  });
}
