import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as discord from '../../../src/adapters/discord/render.ts';
import * as slack from '../../../src/adapters/slack/render.ts';
import { composeDigest, type DigestInput } from '../../../src/core/channels/digest.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { hostileTexts } from '../../adapters/discord/days.ts';
import { aChannel, aTopic } from '../../fixtures/channels.ts';
import { createMemoryButtons } from '../../fixtures/memory-stores.ts';
import { aPaper } from '../../fixtures/papers.ts';
import { flatten, NewMessage } from '../../servers/discord/schema.ts';
import { faultsOfBlocks } from '../../servers/slack/block-kit.ts';

const words = fc.array(
  fc.constantFrom(
    ...hostileTexts,
    'diffusion',
    'models',
    'of',
    'which',
    'مرحبا بالعالم',
    'שלום',
    '\u202e\u200f',
    '👩‍👩‍👧‍👦',
    '**bold**',
    '<!channel>',
    '(e.g.,',
    '```',
    'a'.repeat(300),
  ),
  { minLength: 1, maxLength: 40 },
);
const text = fc.oneof(
  words.map((list) => list.join(' ')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 500 }),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const somePaper = fc.record({
  title: text,
  abstract: text,
  organisation: optional(text),
  summary: optional(fc.record({ text, byModel: fc.boolean() })),
  code: optional(
    fc.record({
      url: fc.constantFrom(10, 200, 1_000, 5_000).map((length) => `https://github.com/${'x'.repeat(length)}`),
      stars: fc.nat(),
    }),
  ),
  upvotes: fc.nat({ max: 300 }),
  featuredOn: fc.constantFrom('2026-06-15', '2026-06-18', '2026-06-19', undefined),
  topic: fc.constantFrom('diffusion', '', 'a | "b c" -d', `"${'long '.repeat(40)}"`, 'author:"Ada Falter"'),
});
const day = fc.record({
  papers: fc.array(somePaper, { minLength: 1, maxLength: 10, size: 'max' }),
  layout: fc.constantFrom('compact' as const, 'cards' as const),
  moreMatched: fc.constantFrom(0, 7, 1_200),
  late: fc.boolean(),
  silent: fc.boolean(),
});
type Day = typeof day extends fc.Arbitrary<infer T> ? T : never;

const today = '2026-06-19';
const dueAt = new Date(`${today}T07:00:00Z`);
const inputOf = ({ papers, layout, moreMatched, late, silent }: Day): DigestInput => ({
  picks: papers.map(({ topic, ...given }, position) => {
    const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const { featuredOn: _, ...undated } = aPaper({ ...known, id: `2606.${10_000 + position}` });
    const paper = given.featuredOn === undefined ? undated : { ...undated, featuredOn: given.featuredOn };
    return { paper, topic, strength: 1, age: 0, score: paper.upvotes, matched: [] };
  }),
  moreMatched,
  channel: aChannel({ topics: [aTopic('diffusion'), aTopic('robots')], layout }),
  dueAt,
  now: late ? new Date('2026-06-19T10:00:00Z') : dueAt,
  sample: false,
  ...(silent
    ? {
        health: {
          reachable: false,
          source: 'Hugging Face',
          since: '2026-06-18T07:00:00.000Z',
          reason: 'timeout',
        } as const,
      }
    : {}),
});

const entriesOf = (replies: Reply[]) =>
  replies.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'entry'));

it('whatever its papers say, a post fits both platforms, whole and in order', async () => {
  await fc.assert(
    fc.asyncProperty(day, async (given) => {
      const input = inputOf(given);
      for (const { fits } of [discord, slack]) {
        const replies = composeDigest({ ...input, fits }).map(({ reply }) => reply);
        const entries = entriesOf(replies);
        expect(entries.map(({ rank }) => rank)).toEqual(given.papers.map((_, position) => position + 1));
        expect(new Set(entries.map(({ sentence }) => sentence === undefined)).size).toBe(1);
        expectFallingUpvotes(replies, input);
        for (const reply of replies) await expectDrawn(reply, fits);
      }
    }),
    { numRuns: 100 },
  );
});

/** Those of the day first, as its heading says; cards have the same order. */
function expectFallingUpvotes(replies: Reply[], { picks }: DigestInput) {
  const upvotes = new Map(picks.map(({ paper }) => [paper.id, paper.upvotes]));
  const isNew = new Map(picks.map(({ paper }) => [paper.id, (paper.featuredOn ?? today) >= today]));
  const papers = entriesOf(replies).map(({ id }) => ({
    upvotes: upvotes.get(id) ?? -1,
    isNew: isNew.get(id) === true,
  }));
  const sorted = papers.toSorted((a, b) => Number(b.isNew) - Number(a.isNew) || b.upvotes - a.upvotes);
  expect(papers).toEqual(sorted);
}

async function expectDrawn(reply: Reply, fits: (reply: Reply) => boolean) {
  if (fits === discord.fits) {
    const drawn = await discord.render(reply, { buttons: createMemoryButtons(), key: 'some-key' });
    expect(NewMessage.safeParse(JSON.parse(JSON.stringify(drawn))).error?.issues).toBeUndefined();
    const shown = flatten(drawn.components).map(({ content }) => content ?? '');
    for (const { url } of entriesOf([reply]))
      expect(shown.filter((each) => each.includes(`](${url})`))).toHaveLength(1);
    return;
  }
  const { blocks } = slack.render(reply, { names: (person) => person, value: () => 'x' });
  expect(faultsOfBlocks(JSON.parse(JSON.stringify(blocks)))).toEqual([]);
  const shown = JSON.stringify(blocks);
  for (const { url } of entriesOf([reply])) expect(shown).toMatch(new RegExp(`<${url}[|>]`));
  expect(shown).not.toContain('The rest does not fit');
}
