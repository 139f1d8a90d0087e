import { z } from 'zod';
import { pageOf } from '../src/core/chat/pages.ts';
import type { Invocation, Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { sourceNotes } from '../src/core/commands/source-notes.ts';
import { addDays, dayName, utcDay } from '../src/core/day.ts';
import { paperCard } from '../src/core/papers/card.ts';
import { readDays } from '../src/core/queries/days.ts';
import { papersOnPage } from '../src/core/queries/search.ts';
import { counted, shorten } from '../src/core/text.ts';

const options = z.object({
  period: z
    .enum(['day', 'week', 'month', 'trending'])
    .default('week')
    .describe('The last day with papers, the last 7 or 30 days, or what trends now'),
  until: z
    .string()
    .max(60)
    .exactOptional()
    .describe('The last day of the period: 2026-06-19, last friday, last week; without it the latest'),
  page: z.int().min(1).max(1_000).default(1).describe('Which page of the list'),
});
type Options = z.output<typeof options>;

const days = { day: 1, week: 7, month: 30 };
const limit = papersOnPage.usual;

export const top = defineCommand({
  name: 'top',
  description: 'Show the most upvoted papers of the day, week or month',
  options,
  async *run(asked, context) {
    const { period } = asked;
    yield period === 'trending' ? await trending(asked, context) : await answer({ ...asked, period }, context);
  },
});

/** What people look at now, in the order of whoever counts it: old papers are normal. */
async function trending(asked: Options, { services, now }: CommandContext): Promise<Reply> {
  const list = await services.papers.trending();
  if (list === undefined) return say('I have no list of what trends yet: it is asked for once a day.');
  const { offset, page, pages, buttons } = pageOf(list.papers.length, asked.page, limit, again(asked));
  const cards = list.papers.slice(offset, offset + limit).map((paper, n) => paperCard(paper, { rank: offset + n + 1 }));
  const site = list.papers[0]?.page?.site;
  const heading = `Trending${site === undefined ? '' : ` at ${site}`} · ${dayName(list.at.slice(0, 10), now)}`;
  const note = [counted(list.papers.length, 'paper'), ...(pages === 1 ? [] : [`page ${page} of ${pages}`])].join(' · ');
  buttons.push({ label: 'Top of the week', invoke: again({ period: 'week', page: 1 }) });
  return {
    summary: heading,
    blocks: [
      { type: 'heading', text: heading },
      ...(await sourceNotes(services)),
      ...cards,
      { type: 'note', text: [note] },
      { type: 'buttons', buttons },
    ],
    audience: 'caller',
    share: { ...again(asked), share: true },
  };
}

async function answer(
  asked: Options & { period: keyof typeof days },
  { services, now }: CommandContext,
): Promise<Reply> {
  const last = asked.until === undefined ? utcDay(now) : readDays(asked.until, now)?.until;
  if (last === undefined) return noSuchDay(asked.until ?? '');
  // Counted back from the newest day there is: after a holiday, or with the sample, the last week is not empty.
  const [to] = await services.papers.latestDays(1, last);
  if (to === undefined)
    return say(
      asked.until === undefined
        ? 'I have no papers yet: no paper source has answered.'
        : `I have no papers until ${dayName(last, now)}.`,
    );
  const span = days[asked.period];
  const stored = (await services.papers.latestDays(span, to)).filter((day) => day > addDays(to, -span));
  // The days there are: a figure for thirty of which four were read would be none.
  const from = stored.at(-1) ?? to;
  const papers = await services.papers.featured(from, to);
  const { offset, page, pages, buttons } = pageOf(papers.length, asked.page, limit, again(asked));
  const cards = papers.slice(offset, offset + limit).map((paper, n) => paperCard(paper, { rank: offset + n + 1 }));
  const covered = from === to ? dayName(to, now) : `${dayName(from, now)} to ${dayName(to, now)}`;
  const counts = [
    `${counted(papers.length, 'paper')} of ${counted(stored.length, 'day')}`,
    ...(pages === 1 ? [] : [`page ${page} of ${pages}`]),
  ];
  const other = asked.period === 'week' ? 'month' : 'week';
  buttons.push({ label: `Top of the ${other}`, invoke: again({ period: other, page: 1 }) });
  return {
    summary: `The most upvoted of ${counted(papers.length, 'paper')}: ${covered}`,
    blocks: [
      { type: 'heading', text: `Most upvoted · ${covered}` },
      ...(await sourceNotes(services)),
      ...cards,
      { type: 'note', text: [counts.join(' · ')] },
      { type: 'buttons', buttons },
    ],
    audience: 'caller',
    share: { ...again(asked), share: true },
  };
}

const again = ({ period, until, page }: Options): Invocation => ({
  command: 'top',
  options: {
    ...(period === 'week' ? {} : { period }),
    ...(until === undefined ? {} : { until }),
    ...(page === 1 ? {} : { page }),
  },
});

const noSuchDay = (text: string): Reply =>
  refuse(
    `"${shorten(text, 60)}" is no day I can read. Such as: 2026-06-19, last friday, last week. /paper search since:2026-03 sort:upvotes takes any days.`,
  );
