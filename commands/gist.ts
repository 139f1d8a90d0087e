import { z } from 'zod';
import type { Block, Reply } from '../src/core/chat/reply.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { quoteBlock } from '../src/core/discussions/quote-block.ts';
import { type Paper, pageOf } from '../src/core/papers/paper.ts';
import { shorten } from '../src/core/text.ts';
import { tellingQuotes } from './telling-quotes.ts';

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
