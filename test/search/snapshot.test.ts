import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/core/queries/query.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { readSnapshot, writeSnapshot } from '../../src/search/snapshot.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { paper } from './papers-in-memory.ts';

const today = new Date('2026-06-19T12:00:00Z');
const asOf = '2026-06-19T10:00:00.000Z';
const papers = Array.from({ length: 50 }, (_, nth) =>
  paper({
    title: `Robots ${nth}`,
    abstract: `Graph number ${nth} of robots.${nth === 7 ? ' They use a gyroscope.' : ''}`,
    authors: ['Ada Lovelace'],
    upvotes: nth,
  }),
);

function written() {
  const file = join(tempFolder(), 'search.bin');
  const engine = new Engine();
  engine.add(papers.map(toEntry));
  writeSnapshot(engine.index, file, asOf);
  return { file, engine };
}
const answers = (engine: Engine) =>
  ['robots 7', 'author:lovelace graph', '"number 9"', 'robtos', 'gyrosocpe'].map((text) =>
    engine.search(parseQuery(text), { limit: 10, today }),
  );

test('what was written is read: same answers, same time, and papers can be added', () => {
  const { file, engine } = written();
  const read = readSnapshot(file);
  if (read.kind !== 'read') throw new Error(read.kind);
  expect(read.asOf).toBe(asOf);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(answers(engine).map(({ hits }) => hits.length)).toEqual([10, 10, 1, 10, 1]);
  const again = new Engine(read.index);
  expect(answers(again)).toEqual(answers(engine));
  const late = toEntry(paper({ title: 'Robots again', abstract: 'Late.' }));
  for (const each of [engine, again]) each.add([late, { ...toEntry(paper({ ...papers[3], title: 'Changed' })) }]);
  expect(answers(again)).toEqual(answers(engine));
});

test('a draft of a process that was killed neither harms nor stays', () => {
  const { file, engine } = written();
  const draft = `${file}.1.draft`;
  writeFileSync(draft, readFileSync(file).subarray(0, 1_000));
  utimesSync(draft, 0, 0);
  expect(readSnapshot(file).kind).toBe('read');
  writeSnapshot(engine.index, file, asOf);
  expect(readdirSync(join(file, '..'))).toEqual(['search.bin']);
});

describe('refused with the reason', () => {
  test('any bit flipped', () => {
    const { file } = written();
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 60)) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 4;
      writeFileSync(file, damaged);
      expect(readSnapshot(file).kind).toBe('refused');
    }
  });
  test('cut short anywhere', () => {
    const { file } = written();
    for (let length = readFileSync(file).length - 1; length >= 0; length = Math.floor(length * 0.7) - 1) {
      truncateSync(file, length);
      expect(readSnapshot(file).kind).toBe('refused');
    }
  });
  test('another version', () => {
    const { file } = written();
    const whole = readFileSync(file);
    whole.write('PPBSRCH0', 'latin1');
    writeFileSync(file, whole);
    expect(readSnapshot(file)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('version') });
  });
});

test('no file is no fault', () => expect(readSnapshot('/nowhere/search.bin')).toEqual({ kind: 'absent' }));

test('without its dead papers the index answers the same', () => {
  const engine = new Engine();
  engine.add(papers.map(toEntry));
  engine.add(papers.slice(0, 30).map((each) => toEntry({ ...each, abstract: `${each.abstract} Renewed.` })));
  const compact = new Engine(engine.index.compacted());
  expect(compact.index.ids.length).toBe(50);
  expect(engine.index.waste()).toBeGreaterThan(0.3);
  const ids = (each: Engine) => answers(each).map(({ hits }) => hits.map(({ id }) => id));
  expect(ids(compact)).toEqual(ids(engine));
});
