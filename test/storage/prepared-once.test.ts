import SQLite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { preparedOnce } from '../../src/storage/engines/prepared-once.ts';

function opened() {
  const sqlite = new SQLite(':memory:');
  onTestFinished(() => void sqlite.close());
  const prepared: string[] = [];
  const once = preparedOnce({
    close: () => sqlite.close(),
    prepare(text) {
      prepared.push(text);
      return sqlite.prepare<unknown[]>(text);
    },
  });
  return { sqlite, prepared, all: (text: string, ...values: unknown[]) => once.prepare(text).all(values) };
}

it('prepares a statement once, whatever values it is given', () => {
  const { prepared, all } = opened();
  expect([all('select ? as value', 1), all('select ? as value', 2)]).toEqual([[{ value: 1 }], [{ value: 2 }]]);
  expect(prepared).toHaveLength(1);
});

it('reads a table as it is by then, with the columns that were added', () => {
  const { sqlite, all } = opened();
  sqlite.exec('create table papers (id); insert into papers values (1)');
  expect(all('select * from papers')).toEqual([{ id: 1 }]);
  sqlite.exec('alter table papers add column title default 0');
  expect(all('select * from papers')).toEqual([{ id: 1, title: 0 }]);
});

it('keeps no more statements than fit, those that were used last', () => {
  const { prepared, all } = opened();
  for (let number = 0; number < 1_000; number += 1) {
    all('select 1');
    all(`select ${number} as other`);
  }
  expect(prepared.filter((text) => text === 'select 1')).toHaveLength(1);
  all('select 0 as other');
  expect(prepared).toHaveLength(1_002);
});
