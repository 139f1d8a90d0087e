import { z } from 'zod';
import { type Block, type Button, joined, type Reply, type Rich } from '../src/core/chat/reply.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { longDay } from '../src/core/day.ts';
import { authorList, discussButton, paperCard, paperLinks } from '../src/core/papers/card.ts';
import type { Linked } from '../src/core/papers/linked.ts';
import { isAtArxiv, type Paper } from '../src/core/papers/paper.ts';
import { counted } from '../src/core/text.ts';

export const show = defineCommand({
  name: 'show',
  description: 'Show one paper: abstract, authors, links',
  options: z.object({ paper: paperOption }),
  ...completesPaper,
  async *run({ paper }, context) {
    const found = yield* findPaper(paper, 'show', context);
    if ('reply' in found) return yield found.reply;
    yield wholePaper(found.paper);
    const linked = await context.services.linked(found.paper.id, context.signal);
    if (linked.length > 0) yield wholePaper(found.paper, linked);
  },
});

function wholePaper(paper: Paper, linked: readonly Linked[] = []): Reply {
  const { id } = paper;
  const action = (label: string, command: string): Button => ({ label, invoke: { command, options: { paper: id } } });
  const { image } = paper;
  return {
    summary: paper.title,
    blocks: [
      paperCard(paper, { body: abstractOf(paper), buttons: [], ...(image === undefined ? {} : { image }) }),
      ...shortSummary(paper),
      { type: 'facts', facts: [...factsOf(paper), ...linkedFacts(paper, linked)] },
      {
        type: 'buttons',
        buttons: [discussButton(id), action('Save', 'save'), action('Similar', 'similar'), action('Cite', 'cite')],
      },
      {
        type: 'buttons',
        buttons: [
          action('Why here', 'why'),
          action('More like this', 'more-like'),
          action('Less like this', 'less-like'),
        ],
      },
    ],
    audience: 'caller',
    about: id,
    share: { command: 'show', options: { paper: id }, share: true },
  };
}

/** Whose words they are is said where they are not the authors'. */
const abstractOf = ({ abstract, ownWords }: Paper): Rich =>
  ownWords === true ? [{ text: 'In our words: ', mark: 'italic' }, abstract] : [abstract];

const shortSummary = ({ summary }: Paper): Block[] =>
  summary === undefined
    ? []
    : [
        {
          type: 'note',
          text: [{ text: summary.byModel ? 'AI summary' : 'In short', mark: 'italic' }, `: ${summary.text}`],
        },
      ];

/** "3 models, such as lab/kites · 1 dataset: lab/flights" */
function linkedFacts({ page }: Paper, linked: readonly Linked[]): { label: string; value: Rich }[] {
  if (linked.length === 0) return [];
  const value = joined(
    linked.map(({ kind, count, first }): Rich => {
      const counts = counted(count, kind.replace(/s$/, ''));
      if (first === undefined) return [counts];
      return [`${counts}${count === 1 ? ': ' : ', such as '}`, { text: first.name, url: first.url }];
    }),
  );
  return [{ label: page === undefined ? 'Linked' : `On ${page.site}`, value }];
}

function factsOf(paper: Paper): { label: string; value: Rich }[] {
  const facts: { label: string; value: Rich }[] = [{ label: 'Links', value: paperLinks(paper) }];
  if (paper.authors.length > 0) facts.push({ label: 'Authors', value: [authorList(paper.authors)] });
  if (paper.organisation !== undefined) facts.push({ label: 'Organisation', value: [paper.organisation] });
  if (paper.publishedAt !== undefined) {
    facts.push({ label: isAtArxiv(paper.id) ? 'On arXiv' : 'Published', value: [longDay(paper.publishedAt)] });
  }
  for (const { as, on } of paper.listed ?? []) facts.push({ label: as, value: [longDay(on)] });
  const [own, ...others] = paper.categories ?? [];
  if (own !== undefined) {
    const cross = others.length === 0 ? '' : `, cross-listed in ${others.join(', ')}`;
    facts.push({ label: 'Category', value: [`${own}${cross}`] });
  }
  if (paper.keywords.length > 0) facts.push({ label: 'Keywords', value: [paper.keywords.slice(0, 10).join(', ')] });
  return facts;
}
