import { z } from 'zod';
import { pageOf } from '../src/core/chat/pages.ts';
import type { Button, Invocation, Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { sourceNotes } from '../src/core/commands/source-notes.ts';
import { dayName, utcDay } from '../src/core/day.ts';
import { paperCard } from '../src/core/papers/card.ts';
import { Day, type Paper } from '../src/core/papers/paper.ts';
import { restAtWeekends } from '../src/core/papers/paper-source.ts';
import { readDays } from '../src/core/queries/days.ts';
import { parseQuery } from '../src/core/queries/query.ts';
import { papersOnPage } from '../src/core/queries/search.ts';
import { counted, shorten } from '../src/core/text.ts';

const options = z.object({
  topic: z.string().max(300).exactOptional().describe('Only papers about this; a query as for search'),
  date: z
    .string()
    .max(60)
    .exactOptional()
    .describe('The day: 2026-06-19, yesterday, last friday; without it the latest one'),
  page: z.int().min(1).max(100).default(1).describe('Which page of the list'),
});
type Options = z.output<typeof options>;

const limit = papersOnPage.usual;

export const today = defineCommand({
  name: 'today',
  description: "Show the day's papers, most upvoted first",
  options,
  async *run(asked, context) {
    const { topic = '', ...rest } = asked;
    if (asked.date !== undefined) {
      const date = dayNamed(asked.date, context.now);
      yield date === undefined ? noSuchDay(asked.date) : await answer({ ...asked, date }, context);
      return;
    }
    // The first option takes the words, and a day is no topic.
    const date = isDayName.test(topic.trim()) ? dayNamed(topic, context.now) : undefined;
    yield await answer(date === undefined ? asked : { ...rest, date }, context);
  },
});

/** What is a day and nothing else: "sun" and "SAT" are topics. */
const isDayName = /^(?:yesterday|last [a-z]+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{4}-\d\d-\d\d)$/i;

/** One day, as people name it. */
function dayNamed(text: string, now: Date): string | undefined {
  if (Day.safeParse(text.trim()).success) return text.trim();
  const days = readDays(text, now);
  return days?.since === days?.until ? days?.since : undefined;
}

const noSuchDay = (text: string): Reply =>
  refuse(
    `"${shorten(text, 60)}" is no day I can read. Such as: 2026-06-19, yesterday, last friday. /paper search takes longer times: since:7d.`,
  );

async function answer(asked: Options, { services, now }: CommandContext): Promise<Reply> {
  const [latest] = await services.papers.latestDays(1, asked.date ?? utcDay(now));
  const [newest] = await services.papers.latestDays(1, utcDay(now));
  const day = asked.date ?? latest;
  if (day === undefined) return noDay('I have no papers yet: no paper source has answered.', undefined, now);
  if (asked.date !== undefined && latest !== asked.date) return emptyDay(asked.date, latest ?? newest, services, now);

  const all = await services.papers.featured(day, day);
  const papers = asked.topic === undefined ? all : await about(asked.topic, all, services, now);
  const { offset, buttons } = pageOf(papers.length, asked.page, limit, again(asked));
  const name = dayName(day, now);
  const heading = `Daily papers · ${name}${asked.topic === undefined ? '' : ` · ${asked.topic}`}`;
  if (papers.length === 0 && asked.topic !== undefined) return noneAbout(asked.topic, all.length, day, now);
  const cards = papers.slice(offset, offset + limit).map((paper, n) => paperCard(paper, { rank: offset + n + 1 }));
  const count =
    asked.topic === undefined
      ? `${counted(all.length, 'paper')} that day`
      : `${papers.length} of ${counted(all.length, 'paper')} that day ${papers.length === 1 ? 'matches' : 'match'} ${asked.topic}`;
  return {
    summary: `${count}: ${name}`,
    blocks: [
      { type: 'heading', text: heading },
      ...(await sourceNotes(services)),
      ...cards,
      { type: 'note', text: [count] },
      ...(buttons.length === 0 ? [] : [{ type: 'buttons' as const, buttons }]),
    ],
    audience: 'caller',
    share: { ...again(asked), share: true },
  };
}

function noneAbout(topic: string, papers: number, day: string, now: Date): Reply {
  const buttons: Button[] = [
    {
      label: papers === 1 ? 'The one paper' : `All ${papers} papers`,
      invoke: { command: 'today', options: { date: day } },
    },
    { label: 'Search all days', invoke: { command: 'search', options: { query: topic } } },
  ];
  return say(`No paper of ${dayName(day, now)} matches ${topic}.`, { type: 'buttons', buttons });
}

const again = ({ topic, date, page }: Options): Invocation => ({
  command: 'today',
  options: {
    ...(topic === undefined ? {} : { topic }),
    ...(date === undefined ? {} : { date }),
    ...(page === 1 ? {} : { page }),
  },
});

/** The day's papers in which all words of the topic hold, in the day's order. */
async function about(topic: string, papers: readonly Paper[], { index }: CommandContext['services'], now: Date) {
  const ids = papers.map(({ id }) => id);
  const matching = new Set((await index.matches(parseQuery(topic), ids, now)).map(({ id }) => id));
  return papers.filter(({ id }) => matching.has(id));
}

async function emptyDay(
  day: string,
  nearest: string | undefined,
  { papers, sources }: CommandContext['services'],
  now: Date,
): Promise<Reply> {
  const name = dayName(day, now);
  if (day > utcDay(now)) return noDay(`${name} is yet to come.`, nearest, now);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const [asked] = await papers.daysAsked(day, day);
  const [rests] = weekday === 0 || weekday === 6 ? restAtWeekends(sources) : [];
  const why =
    rests !== undefined
      ? rests
      : asked === undefined
        ? 'I have not read that day; whoever runs me can fetch it with npm run backfill.'
        : 'There were none when I last asked.';
  return noDay(`No papers for ${name}. ${why}`, nearest, now);
}

function noDay(summary: string, nearest: string | undefined, now: Date): Reply {
  if (nearest === undefined) return say(summary);
  const show = { label: `Show ${dayName(nearest, now)}`, invoke: { command: 'today', options: { date: nearest } } };
  return say(summary, { type: 'buttons', buttons: [show] });
}
