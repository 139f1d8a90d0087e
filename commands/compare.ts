import { z } from 'zod';
import type { Block } from '../src/core/chat/reply.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { longDay } from '../src/core/day.ts';
import { quoteBlock } from '../src/core/discussions/quote-block.ts';
import { type Aspect, aspectsOf, type TellingQuote, tellingQuotes } from '../src/core/discussions/telling-quotes.ts';
import { datedFacts, discussButton, paperCard } from '../src/core/papers/card.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { publishedDay } from '../src/core/papers/paper-days.ts';
import { counted, inWords, shorten } from '../src/core/text.ts';

/** Two papers side by side, each in its own words: which is better is for people to say. */
export const compare = defineCommand({
  name: 'compare',
  description: 'Show two papers side by side',
  hidden: true,
  options: z.object({
    paper: paperOption,
    with: z.string().min(1).max(500).describe('The other paper'),
    of: z.int().min(3).exactOptional().describe('How many there were, of which these are the first two'),
  }),
  async *run({ paper: first, with: second, of }, context) {
    const one = yield* findPaper(first, 'compare', context, { with: second });
    if ('reply' in one) return yield one.reply;
    const other = yield* findPaper(second, 'gist', context);
    if ('reply' in other) return yield other.reply;
    const papers = [one.paper, other.paper] as const;
    const similar = await context.services.index.similar(one.paper.id, 10);
    const isNear = similar.some(({ id }) => id === other.paper.id);
    const which = of === undefined ? [] : [`The first two of ${of}; for others say "compare 2 and 3".`];
    yield {
      summary: `${one.paper.title} and ${other.paper.title}`,
      blocks: [
        ...which.map((text): Block => ({ type: 'note', text: [text] })),
        ...papers.map(card),
        ...sideBySide(papers),
        { type: 'note', text: [`${apart(papers)}${isNear ? near : ''}`.trim()] },
      ],
      audience: 'caller',
      share: { command: 'compare', options: { paper: one.paper.id, with: other.paper.id }, share: true },
    };
  },
});

const near = ' The second is among the ten papers most like the first.';

/** What it is about stands below it, beside the same of the other. */
function card(paper: Paper): Block {
  const day = publishedDay(paper);
  const { body: _, ...rest } = paperCard(paper, {
    facts: datedFacts(paper, day && longDay(day)),
    buttons: [{ label: 'Details', invoke: { command: 'show', options: { paper: paper.id } } }, discussButton(paper.id)],
  });
  return rest;
}

/** What abstracts say of themselves, in the order in which people read it. */
const aspects: readonly [Aspect, heading: string][] = [
  ['problem', 'What was hard'],
  ['new', 'What is new'],
  ['data', 'The data'],
  ['found', 'What was found'],
];
/** Characters of all quotes: more is no comparison on a phone. */
const longestQuotes = 1_600;

/** The same of both, as far as both say it; else what each is about. */
function sideBySide(papers: readonly [Paper, Paper]): Block[] {
  const told = papers.map((paper) => ({ paper, says: aspectsOf(paper) }));
  const ofBoth = aspects.flatMap(([aspect, heading]) => {
    const quotes = told.flatMap(({ paper, says: { [aspect]: quote } }) =>
      quote === undefined ? [] : [{ paper, quote }],
    );
    return quotes.length < 2 ? [] : [{ aspect, heading, quotes }];
  });
  if (!ofBoth.some(({ aspect }) => isTelling(aspect)))
    return told.flatMap(({ paper }) => {
      const [quote, further] = tellingQuotes(paper);
      return quote === undefined ? [] : [side(paper, { ...quote, ...(further && { further: [further] }) })];
    });
  const isLong =
    ofBoth.flatMap(({ quotes }) => quotes).reduce((sum, { quote }) => sum + quote.text.length, 0) > longestQuotes;
  return ofBoth.flatMap(({ aspect, heading, quotes }): Block[] =>
    isLong && !isTelling(aspect)
      ? []
      : [
          { type: 'text', text: [{ text: heading, mark: 'bold' }] },
          ...quotes.map(({ paper, quote }) => side(paper, quote)),
        ],
  );
}

const isTelling = (aspect: Aspect) => aspect === 'new' || aspect === 'found';

/** A quote under the name of its paper: the whole title stands above. */
const side = (paper: Paper, quote: TellingQuote): Block => {
  const block = quoteBlock(quote, { papers: new Map([[paper.id, paper]]) });
  const name = shorten(paper.title.split(': ')[0] ?? paper.title, 40);
  return block.type === 'quote' ? { ...block, source: [`${name}, `, ...block.source] } : block;
};

/** What is counted of both: days, votes and code. What is known of one alone says nothing about the other. */
function apart([one, other]: readonly [Paper, Paper]): string {
  const published = daysBetween(one.publishedAt, other.publishedAt);
  const featured = published === undefined ? daysBetween(one.featuredOn, other.featuredOn) : undefined;
  const votes = one.upvotes === undefined || other.upvotes === undefined ? 0 : one.upvotes - other.upvotes;
  const code = Number(one.code !== undefined) - Number(other.code !== undefined);
  const of = (sign: number) => [
    ...(Math.sign(published ?? 0) === sign ? [`is ${counted(Math.abs(published ?? 0), 'day')} newer`] : []),
    ...(Math.sign(featured ?? 0) === sign ? [`was listed ${counted(Math.abs(featured ?? 0), 'day')} later`] : []),
    ...(Math.sign(votes) === sign ? [`has ${counted(Math.abs(votes), 'upvote')} more`] : []),
    ...(code === sign ? ['links code'] : []),
  ];
  const said = [
    ['first', of(1)],
    ['second', of(-1)],
  ] as const;
  const both = code !== 0 ? '' : one.code === undefined ? ' Neither links code.' : ' Both link code.';
  return (
    said.flatMap(([which, facts]) => (facts.length === 0 ? [] : [`The ${which} ${inWords(facts)}.`])).join(' ') + both
  );
}

/** From the day of the second to that of the first; undefined where either is unknown. */
const daysBetween = (one: string | undefined, other: string | undefined): number | undefined =>
  one === undefined || other === undefined
    ? undefined
    : (Date.parse(one.slice(0, 10)) - Date.parse(other.slice(0, 10))) / 86_400_000;
