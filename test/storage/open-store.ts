import type { Kysely } from 'kysely';
import { openDatabase } from '../../src/storage/open.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import type { Database } from '../../src/storage/schema.ts';

/** What a `DATABASE_URL` names. */
export const openStore = (address: string): Promise<Kysely<Database>> =>
  address.startsWith('postgres:') ? openPostgres(address) : openDatabase(address);
