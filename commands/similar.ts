import { z } from 'zod';
import type { Block } from '../src/core/chat/reply.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { dayName } from '../src/core/day.ts';
import { datedFacts, paperCard } from '../src/core/papers/card.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { publishedDay } from '../src/core/papers/paper-days.ts';
import { asWritten } from '../src/core/papers/surface-forms.ts';
import { papersOnPage } from '../src/core/queries/search.ts';

/** Of so many like it those that are newer are shown. */
const mostLookedAt = 60;
/** Words in common that a card names. */
const mostShared = 4;

export const similar = defineCommand({
  name: 'similar',
  description: 'Find papers like one you name',
  options: z.object({
    paper: paperOption,
    limit: z.int().min(1).max(papersOnPage.most).default(papersOnPage.usual).describe('How many papers'),
    newer: z.boolean().default(false).describe('Only those published after it'),
  }),
  ...completesPaper,
  async *run({ paper: wanted, limit, newer }, context) {
    const found = yield* findPaper(wanted, 'similar', context, newer ? { newer } : {});
    if ('reply' in found) return yield found.reply;
    const { paper } = found;
    const { index, papers } = context.services;
    const hits = await index.similar(paper.id, newer ? mostLookedAt : limit);
    const terms = new Map(hits.map(({ id, matched }) => [id, matched.map(({ word }) => word)]));
    const all = await papers.get(hits.map(({ id }) => id));
    const like = newer ? all.filter((one) => isNewer(one, paper)).slice(0, limit) : all;
    const which = newer ? 'newer paper' : 'paper';
    const summary =
      like.length === 0
        ? `I know no ${which} like "${paper.title}".`
        : `${newer ? 'Newer papers' : 'Papers'} like "${paper.title}"`;
    const cards = like.map((one, position): Block => {
      const shared = asWritten(one, terms.get(one.id) ?? []).slice(0, mostShared);
      const day = newer ? publishedDay(one) : undefined;
      return paperCard(one, {
        rank: position + 1,
        facts: datedFacts(one, day && dayName(day, context.now)),
        ...(shared.length === 0 ? {} : { reason: `In common: ${shared.join(', ')}` }),
      });
    });
    yield {
      summary,
      blocks: [{ type: 'text', text: [summary] }, ...cards],
      audience: 'caller',
      share: { command: 'similar', options: { paper: paper.id, limit, ...(newer && { newer }) }, share: true },
    };
  },
});

const isNewer = (one: Paper, than: Paper): boolean => (publishedDay(one) ?? '') > (publishedDay(than) ?? '');
