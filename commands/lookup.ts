import { z } from 'zod';
import { paperCard } from '../src/core/card.ts';
import { defineCommand } from '../src/core/command.ts';
import { arxivIdsIn, arxivUrl } from '../src/core/paper.ts';
import type { Block } from '../src/core/reply.ts';

/** Papers of one message; more is a reading list, not a question. */
const most = 5;

export const lookup = defineCommand({
  name: 'lookup',
  description: 'Show the papers that a message names',
  hidden: true,
  // Slack's longest message.
  options: z.object({ text: z.string().max(40_000).describe('The message') }),
  async *run({ text }, { services }) {
    const ids = arxivIdsIn(text).slice(0, most);
    const papers = await services.papers.get(ids);
    const unknown = ids.filter((id) => !papers.some((paper) => paper.id === id));
    const notes: Block[] = unknown.map((id) => ({
      type: 'note',
      text: [
        'I do not have ',
        { text: `arXiv ${id}`, url: arxivUrl(id) },
        ': it was not on Daily Papers in the days I have read.',
      ],
    }));
    const summary =
      ids.length === 0
        ? 'I see no arXiv id or link to a paper in that message.'
        : `${ids.length === 1 ? 'The paper' : `${ids.length} papers`} in that message`;
    yield {
      summary,
      blocks: [
        ...(ids.length === 0 ? [{ type: 'text' as const, text: [summary] }] : []),
        ...papers.map((paper) => paperCard(paper)),
        ...notes,
      ],
      audience: 'caller',
    };
  },
});
