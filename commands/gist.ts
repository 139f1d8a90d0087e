import { z } from 'zod';
import type { Block, Reply } from '../src/core/chat/reply.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { quoteBlock } from '../src/core/discussions/quote-block.ts';
import { type Paper, pageOf } from '../src/core/papers/paper.ts';
import { splitSentences } from '../src/core/sentences.ts';
import { shorten } from '../src/core/text.ts';

/** What a paper is about, in its own words and in the one line there is about it. */
export const gist = defineCommand({
  name: 'gist',
  description: 'Say what a paper is about: its summary, what is new, what was found',
  hidden: true,
  options: z.object({ paper: paperOption }),
  async *run({ paper: wanted }, context) {
    const found = yield* findPaper(wanted, 'gist', context);
    yield 'reply' in found ? found.reply : await gistOf(found.paper, context);
  },
});

async function gistOf(paper: Paper, { services, place }: CommandContext): Promise<Reply> {
  const inThread = place.thread !== undefined && (await services.discussions.at(place))?.paper === paper.id;
  const quotes = tellingQuotes(paper);
  const { summary } = paper;
  const inShort: Block[] =
    summary === undefined
      ? []
      : [
          {
            type: 'text',
            text: [summary.text, ' ', { text: summary.byModel ? 'AI summary' : 'In short', mark: 'italic' }],
          },
        ];
  return {
    summary: shorten(summary?.text ?? quotes[0]?.text ?? paper.title, 300),
    blocks: [
      ...(inThread ? [] : [{ type: 'text' as const, text: [{ text: paper.title, url: pageOf(paper) }] }]),
      ...inShort,
      ...quotes.map((quote) => quoteBlock(quote, { papers: new Map([[paper.id, paper]]) })),
    ],
    audience: 'caller',
    about: paper.id,
    share: { command: 'gist', options: { paper: paper.id }, share: true },
  };
}

/** The sentences of an abstract that say what is new and what was found; where none says so, the first and the last. */
export function tellingQuotes({ id, abstract }: Pick<Paper, 'id' | 'abstract'>): TellingQuote[] {
  const sentences = splitSentences(abstract).map(
    ({ text }, position): TellingQuote => ({ paper: id, text, section: 'abstract', number: position + 1 }),
  );
  const holding =
    (words: readonly string[]) =>
    ({ text }: TellingQuote) =>
      words.some((word) => ` ${text.toLowerCase()}`.includes(` ${word}`));
  const isNew = sentences.find(holding(saysNew)) ?? sentences[0];
  const isFound = sentences.findLast((one) => one !== isNew && holding(saysFound)(one)) ?? sentences.at(-1);
  return [...new Set([isNew, isFound])].filter((sentence) => sentence !== undefined);
}
type TellingQuote = Parameters<typeof quoteBlock>[0];

const saysNew = [
  'we propose',
  'we introduce',
  'we present',
  'this paper',
  'this work',
  'we develop',
  'in this',
  'we study',
  'we release',
  'we describe',
];
const saysFound = [
  'outperform',
  'achieve',
  'results',
  'experiments',
  'we show',
  'we find',
  'improve',
  'surpass',
  'reduces',
  'state-of-the-art',
  'demonstrate',
];
