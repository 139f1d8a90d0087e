import { z } from 'zod';
import type { Block, Reply } from '../src/core/chat/reply.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { quoteBlock } from '../src/core/discussions/quote-block.ts';
import { tellingQuotes } from '../src/core/discussions/telling-quotes.ts';
import { firstSentence } from '../src/core/papers/one-sentence.ts';
import { type Paper, pageOf } from '../src/core/papers/paper.ts';
import { shorten } from '../src/core/text.ts';

/** What a paper is about, in its own words and in the one line there is about it. */
export const gist = defineCommand({
  name: 'gist',
  description: 'Say what a paper is about: its summary, what is new, what was found',
  hidden: true,
  options: z.object({
    paper: paperOption,
    brief: z.boolean().default(false).describe('In one sentence'),
  }),
  async *run({ paper: wanted, brief }, context) {
    const found = yield* findPaper(wanted, 'gist', context);
    yield 'reply' in found ? found.reply : await gistOf(found.paper, brief, context);
  },
});

async function gistOf(paper: Paper, brief: boolean, { services, place }: CommandContext): Promise<Reply> {
  const inThread = place.thread !== undefined && (await services.discussions.at(place))?.paper === paper.id;
  const { summary } = paper;
  const all = tellingQuotes(paper);
  const quotes = brief ? all.slice(0, summary === undefined ? 1 : 0) : all;
  const inShort: Block[] =
    summary === undefined
      ? []
      : [
          {
            type: 'text',
            text: [
              brief ? firstSentence(summary.text) : summary.text,
              ' ',
              { text: summary.byModel ? 'AI summary' : 'In short', mark: 'italic' },
            ],
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
    share: { command: 'gist', options: { paper: paper.id, ...(brief && { brief }) }, share: true },
  };
}
