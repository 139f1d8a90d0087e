import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrations } from '../../src/storage/migrations/index.ts';

/**
 * The migrations of all releases so far, in order. A release adds a line for each that is new in it:
 * `sha256sum src/storage/migrations/0010-*.ts`. One without a line is not released yet: it comes after all of these, and
 * may still change.
 */
const released: [file: string, sha256: string][] = [
  ['0001-papers.ts', '86f7eeae54708b78336ab915c0b2b69875e69030a9729ef43b6c7a79e35bd0fb'],
  ['0002-channels.ts', '9ab24016c600a6d6a7da4547f3366bdfca215319779e21fea3ff97345f4efe7d'],
  ['0003-discussions.ts', 'c9f91047f26ed5ecc8c71b30c5910266c31596c0fdf70659a4a4bd4e2e8b7c7a'],
  ['0004-adapters.ts', 'fc7d94bc98f76acebdc84d115e5c88a1891a0d3e2399c8bae300e8f0b447d9a1'],
  ['0005-votes.ts', '482b98dd31045b9d232ed900b977ea4122e1df6c5d725fe7db9d4eb202ebdc5b'],
  ['0007-sealed-buttons.ts', 'd004d770625aa2ca79f301936a5de2421060d51c0b1d985272c9d0665f1cc721'],
  ['0008-model-uses.ts', '7a8e265a7a4592b5a92372ebe195d1b3bf3eafc222f607318c3b13b50f0c1308'],
  ['0009-one-post-office.ts', '7ed1587b6db7ea50b1d5ed981b5ef2179789f2ae17d2d7ce720b93629146f5b4'],
];

const folder = new URL('../../src/storage/migrations/', import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file !== 'index.ts')
  .sort();

test.each(released)('%s is as it was released', (file, sha256) => {
  const now = createHash('sha256')
    .update(readFileSync(new URL(file, folder)))
    .digest('hex');
  const advice = `${file} was released: databases have run it, and never run it again. Leave it as it was, even its comments and format, and write what is to change as a new migration after ${files.at(-1)}.`;
  expect(now, advice).toBe(sha256);
});

test('what is not released comes after all that is, and every file is run, in the order of its number', () => {
  const advice = 'A new migration takes the next number: databases that have run a later one would refuse it.';
  expect(files.slice(0, released.length), advice).toEqual(released.map(([file]) => file));
  expect(Object.keys(migrations).map((name) => `${name}.ts`)).toEqual(files);
});
