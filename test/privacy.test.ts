import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { tempDatabase } from './storage/temp-database.ts';

it('docs/privacy.md names every table and every field that is stored', async () => {
  const page = readFileSync(new URL('../docs/privacy.md', import.meta.url), 'utf8');
  const db = await tempDatabase();
  const { rows } = await sql<{ place: string; field: string }>`
    select t.name as place, c.name as field from sqlite_master t, pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite%' and t.name not like 'kysely%'`.execute(db);
  expect(rows.length).toBeGreaterThan(50);
  const sections = page.split(/^### /m);
  for (const { place, field } of rows) {
    const section = sections.find((part) => part.split('\n')[0]?.includes(`\`${place}\``));
    expect(section, `${place} is not on the page`).toBeDefined();
    expect(section, `${place}.${field} is not on the page`).toContain(`\`${field}\``);
  }
});
