import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../../src/adapters/discord/escape.ts';
import { fits, render } from '../../../src/adapters/discord/render.ts';
import { link } from '../../../src/adapters/discord/rich.ts';
import type { Button, Reply } from '../../../src/core/chat/reply.ts';
import { anyBlock } from '../../fixtures/any-block.ts';
import { createMemoryButtons } from '../../fixtures/memory-stores.ts';
import { flatten, NewMessage } from '../../servers/discord/schema.ts';
import { emptyDay, fullDay, hostileDay, hostileTexts, plainDay, plainList } from './days.ts';
import { connected, line } from './setup.ts';

const payload = (reply: Reply, key?: string) =>
  render(reply, { buttons: createMemoryButtons(), ...(key === undefined ? {} : { key }) });

describe('whole payloads', () => {
  test.each([
    ['plain-day', plainDay],
    ['plain-list', plainList],
    ['full-day', fullDay],
    ['hostile-day', hostileDay],
    ['empty-day', emptyDay],
  ])('%s', async (name, reply) => {
    const drawn = await payload(reply, 'digest-key');
    await expect(`${JSON.stringify(drawn, null, 2)}\n`).toMatchFileSnapshot(`snapshots/${name}.json`);
  });

  test('a strict server takes them', async () => {
    const { server, adapter, place } = await connected();
    for (const [at, reply] of [plainDay, hostileDay, emptyDay, fullDay].entries()) {
      expect(await adapter.post(place, reply, `key-${at}`)).toMatchObject({ kind: 'sent' });
    }
    expect(server.refused()).toEqual([]);
  });
});

test('no hostile text formats, links or mentions', async () => {
  const { components } = await payload(hostileDay);
  const words = flatten(components)
    .map(({ content }) => content ?? '')
    .join('\n');
  const unescaped = words.replace(/\\[^A-Za-z0-9\s]/g, '');
  expect(unescaped).not.toMatch(/@everyone|@here|<[@#:/]|<t:|\|\||~~|__|```/);
  expect(words).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|(?!\n)\p{Cc}/u);
  // The only links are our own: papers and code.
  const links = [...unescaped.matchAll(/\]\(([^)]*)\)/g)].map(([, url]) => url);
  expect(new Set(links.map((url) => new URL(url ?? '').host))).toEqual(new Set(['huggingface.co', 'github.com']));
  expect(unescaped.replace(/\]\([^)]*\)/g, '')).not.toMatch(/https?:\/\//);
});

test('escaped text shows as it was', () => {
  for (const text of hostileTexts) {
    const shownAs = escapeText(text).replace(/\\([^A-Za-z0-9\s])/g, '$1');
    expect(shownAs).toBe(text.replace(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|(?![\n])\p{Cc}|\p{Cs}/gu, ''));
  }
});

test('the label of a link is one that Discord reads to its end', () => {
  // Its link rule: brackets match one level deep, whatever backslashes stand before them.
  const rule = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?([^\s)]*)/;
  for (const label of [
    'a [b] c',
    'in [0, 1) only',
    'x ](http:/evil.example/a) [y',
    '[a [b]](https://evil.example)',
    ']',
    '[',
  ]) {
    const drawn = link(label, 'https://huggingface.co/papers/1');
    expect(rule.exec(drawn)?.[2]).toBe('https://huggingface.co/papers/1');
  }
});

test('ten papers fit, and none loses its sentence before all do', async () => {
  expect(fits(plainDay)).toBe(true);
  expect(fits(fullDay)).toBe(true);
  const all = flatten((await payload(fullDay)).components);
  const texts = all.map(({ content }) => content ?? '').filter((content) => content.includes('Paper '));
  expect(texts).toHaveLength(10);
  for (const text of texts) expect(text).toContain('Every sentence');
  expect(all.filter(({ emoji }) => emoji?.name === '💬')).toHaveLength(10);
  expect(all.find(({ type }) => type === 3)?.options).toHaveLength(10);

  const lines = Array.from({ length: 10 }, () => ({
    type: 'text' as const,
    text: ['A line above them all.'.repeat(4)],
  }));
  const tooLong = flatten((await payload({ ...fullDay, blocks: [...lines, ...fullDay.blocks] })).components);
  const shorter = tooLong.map(({ content }) => content ?? '').filter((content) => content.includes('Paper '));
  expect(shorter).toHaveLength(10);
  for (const text of shorter) expect(text).not.toContain('Every sentence');
});

test('ids are unique, and the key stands in one of them', async () => {
  const same: Button = { label: 'Discuss', invoke: { command: 'discuss', options: { paper: '2606.00001' } } };
  const { components } = await payload(
    line('x', { blocks: [{ type: 'buttons', buttons: [same, same, { ...same }] }] }),
    'k1',
  );
  const ids = flatten(components).flatMap(({ custom_id }) => custom_id ?? []);
  expect(ids).toEqual(['discuss?paper=2606.00001|kk1', 'discuss?paper=2606.00001', 'discuss?paper=2606.00001|2']);
});

test('a reply without blocks says its summary', async () => {
  const { components } = await payload(line('nothing [here]', { blocks: [] }));
  expect(flatten(components).map(({ content }) => content)).toEqual(['nothing \\[here\\]']);
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom(...hostileTexts),
  fc.string({ maxLength: 5_000 }),
);
const block = anyBlock({
  text,
  url: fc.oneof(fc.webUrl(), text),
  invoke: fc.record({ command: fc.constant('show'), options: fc.dictionary(fc.string({ minLength: 1 }), text) }),
  mostButtons: 12,
  mostChoices: 30,
});

test('whatever is said fits one message', async () => {
  const reply = fc.record({
    summary: text,
    blocks: fc.array(block, { maxLength: 14 }),
    audience: fc.constant('caller' as const),
  });
  await fc.assert(
    fc.asyncProperty(reply, async (said) => {
      const shared: Reply = { ...said, share: { command: 'search', options: { query: said.summary } } };
      const drawn = await payload(shared, 'some-key');
      expect(NewMessage.safeParse(JSON.parse(JSON.stringify(drawn))).error?.issues).toBeUndefined();
      expect(drawn.components.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
