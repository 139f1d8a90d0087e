import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../src/adapters/slack/limits.ts';
import { link, literal, mrkdwn } from '../../../src/adapters/slack/mrkdwn.ts';
import { type DrawContext, fits, render } from '../../../src/adapters/slack/render.ts';
import type { Block, Reply, Rich } from '../../../src/core/chat/reply.ts';
import { anyBlock } from '../../fixtures/any-block.ts';
import { fakeClock } from '../../fixtures/clock.ts';
import { faultsOfBlocks } from '../../servers/slack/block-kit.ts';
import { emptyDay, fullDay, hostileDay, hostileTexts, plainDay, plainList } from '../discord/days.ts';
import { channel, connected } from './fixture.ts';

const ink: DrawContext = { names: (person) => `name of ${person}`, value: ({ invoke }) => invoke.command };
const reply = (blocks: Block[], more: Partial<Reply> = {}): Reply => ({
  summary: 's',
  blocks,
  audience: 'caller',
  ...more,
});
const words = (text: Rich) => mrkdwn(text, ink.names);

test.each<[Rich, string]>([
  [[{ text: 'In our words: ', mark: 'italic' }, 'A model'], '_In our words:_ A model'],
  [['see', { text: ' this', mark: 'bold' }], 'see *this*'],
  [[{ text: 'bold', mark: 'bold' }, 'ly'], '*bold*\u200bly'],
  [['un', { text: 'bold', mark: 'bold' }, '.'], 'un\u200b*bold*.'],
])('%j keeps its spaces and its marks', (text, drawn) => {
  expect(words(text)).toBe(drawn);
});

describe('whole payloads', () => {
  test.each([
    ['plain-day', plainDay],
    ['plain-list', plainList],
    ['full-day', fullDay],
    ['hostile-day', hostileDay],
    ['empty-day', emptyDay],
  ])('%s', async (name, day) => {
    const drawn = render(day, ink, 'digest');
    await expect(`${JSON.stringify(drawn, null, 2)}\n`).toMatchFileSnapshot(`snapshots/${name}.json`);
  });

  test('a strict server takes them', async () => {
    const { adapter, slack, paced } = await connected('http', { clock: fakeClock('2026-06-19T09:00:00Z') });
    const place = { platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public' } as const;
    for (const [at, day] of [plainDay, hostileDay, emptyDay, fullDay].entries()) {
      await paced(place);
      expect(await adapter.post(place, day, `key-${at}`)).toMatchObject({ kind: 'sent' });
    }
    expect(slack.refused).toEqual([]);
  });
});

test('no hostile text mentions, links or formats', () => {
  const texts = textsOf(render(hostileDay, ink).blocks);
  for (const text of texts) {
    // What stands in angle brackets is ours: papers and code.
    for (const [, target = ''] of text.matchAll(/<([^>]*)>/g)) {
      expect(target).toMatch(/^https:\/\/(huggingface\.co|github\.com)\//);
    }
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufeff]|(?!\n)\p{Cc}/u);
  }
});

test('no text formats by itself', () => {
  for (const text of hostileTexts) {
    expect(literal(text)).not.toMatch(/(?<![\p{L}\p{N}])([*_~`])\S(?:[^\n]*\S)?\1(?![\p{L}\p{N}])/u);
  }
});

test('signs that would format are replaced; others stay', () => {
  expect(literal('*bold* _it_ ~gone~ `code`')).toBe('∗bold* ˍit_ ∼gone~ ˋcode`');
  expect(literal('A* search, ~3 % of snake_case, x*y*z, 5 > 3')).toBe('A* search, ~3 % of snake_case, x*y*z, 5 &gt; 3');
  expect(literal(':smile: at 10:30:00')).toBe(':\u2060smile: at 10:30:00');
  expect(literal('> quoted')).toBe('\u2060&gt; quoted');
  expect(literal('<!channel> <@U1> &amp;')).toBe('&lt;!channel&gt; &lt;@U1&gt; &amp;amp;');
});

test('marks, links, people and channels', () => {
  expect(words(['a ', { text: 'b*c', mark: 'bold' }, ' ', { text: ' d ', mark: 'italic' }])).toBe('a *b∗c* _d_');
  expect(words(['x', { text: 'b', mark: 'bold' }])).toBe('x\u200b*b*');
  expect(words([{ text: '<a|b>', url: 'https://x.org/?a=1&b=2|3' }])).toBe(
    '<https://x.org/?a=1&amp;b=2%7C3|&lt;a∣b&gt;>',
  );
  expect(words([{ person: 'U1' }, ' in ', { channel: 'C1' }])).toBe('@name of U1 in <#C1>');
  expect(link('javascript:alert(1)', 'no')).toBe('no');
});

test('Share stands beside the last buttons, and ids are unique', () => {
  const button = { label: 'Next', invoke: { command: 'search', options: {} } };
  const { blocks } = render(
    reply([{ type: 'buttons', buttons: [button] }], { share: { command: 'search', options: {} } }),
    ink,
    'search',
  );
  expect(blocks).toMatchObject([
    { elements: [{ action_id: 'run:0:search' }, { action_id: 'run:1:search', text: { text: 'Share' } }] },
  ]);
  expect(faultsOfBlocks(blocks)).toEqual([]);
});

test('long references are cut into several blocks and lose nothing', () => {
  const text = Array.from({ length: 664 }, (_, n) => `Author Number ${n} and`).join(' ');
  const { blocks } = render(reply([{ type: 'code', text }]), ink);
  expect(
    textsOf(blocks)
      .map((each) => each.replaceAll('```', ''))
      .join(' '),
  ).toBe(text);
});

test('a reply without blocks says its summary; too many blocks end with a word about it', () => {
  expect(textsOf(render(reply([]), ink).blocks)).toEqual(['s']);
  const many = Array.from({ length: 80 }, (): Block => ({ type: 'text', text: ['line'] }));
  const { blocks } = render(reply(many), ink);
  expect(blocks).toHaveLength(limits.messageBlocks);
  expect(textsOf(blocks).at(-1)).toBe('The rest does not fit one Slack message.');
  expect(fits(reply(many))).toBe(false);
  expect(fits(plainDay)).toBe(true);
});

const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4_000 }),
  fc.constantFrom(...hostileTexts),
  fc.string({ maxLength: 60 }),
);
const block = anyBlock({
  text: wild,
  url: fc.webUrl(),
  linked: fc.oneof(fc.webUrl(), wild),
  person: fc.constant('U1'),
  invoke: fc.constant({ command: 'search', options: {} }),
  mostButtons: 30,
  mostChoices: 110,
});

test('whatever is said, Slack takes it', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 60 }), wild, (blocks, summary) => {
      const drawn = render({ summary, blocks, audience: 'caller', share: { command: 'a', options: {} } }, ink);
      expect(faultsOfBlocks(drawn.blocks)).toEqual([]);
      expect(drawn.text.trim()).not.toBe('');
      expect(drawn.text.length).toBeLessThanOrEqual(limits.fallback);
      expect(textsOf(drawn.blocks).join('')).not.toMatch(/<@|<!(?!date\^\d+\^(?:\{date_short\} )?\{time\}\|[^<>|]*>)/);
    }),
    { numRuns: 150 },
  );
});

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(textsOf);
}
