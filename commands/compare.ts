import { z } from 'zod';
import type { Block } from '../src/core/chat/reply.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { longDay } from '../src/core/day.ts';
import { quoteBlock } from '../src/core/discussions/quote-block.ts';
import { discussButton, paperCard } from '../src/core/papers/card.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { tellingQuotes } from './gist.ts';

/** Two papers side by side, each in its own words: which is better is for people to say. */
export const compare = defineCommand({
  name: 'compare',
  description: 'Show two papers side by side',
  hidden: true,
  options: z.object({
    paper: paperOption,
    with: z.string().min(1).max(500).describe('The other paper'),
  }),
  async *run({ paper: first, with: second }, context) {
    const one = yield* findPaper(first, 'compare', context, { with: second });
    if ('reply' in one) return yield one.reply;
    const other = yield* findPaper(second, 'gist', context);
    if ('reply' in other) return yield other.reply;
    const papers = [one.paper, other.paper];
    const similar = await context.services.index.similar(one.paper.id, 10);
    const near: Block[] = similar.some(({ id }) => id === other.paper.id)
      ? [{ type: 'note', text: ['The second is among the ten papers most like the first.'] }]
      : [];
    yield {
      summary: `${papers[0]?.title} and ${papers[1]?.title}`,
      blocks: [...papers.flatMap(side), ...near],
      audience: 'caller',
      share: { command: 'compare', options: { paper: one.paper.id, with: other.paper.id }, share: true },
    };
  },
});

function side(paper: Paper): Block[] {
  const day = paper.publishedAt ?? paper.featuredOn;
  const quotes = tellingQuotes(paper).map((quote) => quoteBlock(quote, { papers: new Map([[paper.id, paper]]) }));
  return [
    paperCard(paper, {
      buttons: [
        { label: 'Details', invoke: { command: 'show', options: { paper: paper.id } } },
        discussButton(paper.id),
      ],
      ...(day === undefined ? {} : { reason: longDay(day) }),
    }),
    ...quotes,
  ];
}
