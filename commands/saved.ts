import { z } from 'zod';
import { pageOf } from '../src/core/chat/pages.ts';
import { personKey } from '../src/core/chat/place.ts';
import type { Block, Button, Invocation } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { paperCard } from '../src/core/papers/card.ts';
import { bibtexWithin, longestEntries, mostEntries } from '../src/core/papers/citation.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { counted } from '../src/core/text.ts';

/** Papers on one page of the list. */
const onOnePage = 10;

export const saved = defineCommand({
  name: 'saved',
  description: 'Your private list of papers, or its BibTeX',
  options: z.object({
    format: z.enum(['list', 'bibtex']).default('list').describe('As a list or as BibTeX'),
    page: z.int().min(1).max(1000).default(1).describe('Which page of the list'),
  }),
  async *run(asked, { caller, services }) {
    const list = await services.saved.list(personKey(caller));
    if (list.length === 0) return yield emptyList;
    const size = asked.format === 'list' ? onOnePage : mostEntries;
    const { offset, page, pages, buttons } = pageOf(list.length, asked.page, size, again(asked.format));
    const ids = list.slice(offset, offset + size);
    const papers = await services.papers.get(ids);
    const summary = `${counted(list.length, 'saved paper')}${pages > 1 ? `, page ${page} of ${pages}` : ''}`;
    const body: Block[] =
      asked.format === 'list'
        ? papers.map((paper) => card(paper, offset + ids.indexOf(paper.id) + 1))
        : [{ type: 'code', text: entriesOf(papers) }];
    yield {
      summary,
      blocks: [
        { type: 'text', text: [`${summary}. Only you see this.`] },
        ...body,
        { type: 'buttons', buttons: [...buttons, otherFormat(asked.format)] },
      ],
      audience: 'caller',
    };
  },
});

const entriesOf = (papers: readonly Paper[]): string =>
  papers.map((paper) => bibtexWithin(paper, longestEntries / papers.length).entry).join('\n\n');

/** `rank`: the number by which people name it ("take the second off my list"). */
const card = (paper: Paper, rank: number): Block =>
  paperCard(paper, {
    rank,
    buttons: [{ label: 'Remove', invoke: { command: 'save', options: { paper: paper.id, remove: true } } }],
  });

type Format = 'list' | 'bibtex';

const again = (format: Format): Invocation => ({ command: 'saved', options: { format } });

const otherFormat = (format: Format): Button =>
  format === 'list' ? { label: 'As BibTeX', invoke: again('bibtex') } : { label: 'As a list', invoke: again('list') };

export const emptyList = say(
  'Your list is empty. Save a paper with its Save button, or with /paper save and its arXiv id.',
);
