import { z } from 'zod';
import { pageOf } from '../src/core/chat/pages.ts';
import type { Block, Button, Invocation, PaperCard, Reply, Rich } from '../src/core/chat/reply.ts';
import { refuse } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { sourceNotes } from '../src/core/commands/source-notes.ts';
import { unreadLists } from '../src/core/commands/unread-lists.ts';
import { dayName } from '../src/core/day.ts';
import { datedFacts, paperCard } from '../src/core/papers/card.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { listedDay, publishedDay } from '../src/core/papers/paper-days.ts';
import { splitOrder } from '../src/core/queries/order.ts';
import { daysOfQuery, type Query, readQuery, turnedRound, writeQuery } from '../src/core/queries/query.ts';
import { type Hit, papersOnPage, type SearchAnswer, type Segment } from '../src/core/queries/search.ts';
import { unreadFilter } from '../src/core/queries/unread-filter.ts';
import { counted } from '../src/core/text.ts';

/** The whole query language: `help search` is where people look for it. */
const queryHelp = [
  'Words of the paper, "an exact phrase"',
  'author:"Yann LeCun", org:nvidia, keyword:robotics',
  'in:hf or in:cs.RO for where it comes from',
  'since: and until: with 2026-05-13, 12.06.2026, 2026-05, "Q1 2026", 7d, monday or "last week"',
  'votes:20 for at least so many upvotes, code:yes for papers with code',
  'sort:new or sort:upvotes',
  '-word for papers without it',
  'a | b for either',
].join(' · ');

const options = z.object({
  query: z
    .string()
    .min(1)
    .max(300)
    .describe('Words, "phrases", author:, org:, since:monday, votes:20, code:yes, sort:new, -without, a | b')
    .meta({ help: queryHelp }),
  page: z.int().min(1).max(1_000).default(1).describe('Which page of the results'),
  sort: z
    .enum(['relevance', 'new', 'upvotes'])
    .default('relevance')
    .describe('Best match, newest or most upvoted first'),
  limit: z.int().min(1).max(papersOnPage.most).default(papersOnPage.usual).describe('Papers on a page'),
});
type Options = z.output<typeof options>;

export const search = defineCommand({
  name: 'search',
  description: 'Find papers by words, author, organisation or title',
  options,
  form: ['query', 'sort'],
  async *run(asked, context) {
    yield await answer(asked, context);
  },
});

async function answer(typed: Options, { services, now }: CommandContext): Promise<Reply> {
  const asked = { ...typed, ...splitOrder(typed.query) };
  const {
    query,
    unread: [filter],
  } = readQuery(asked.query);
  if (filter !== undefined) return refuse(unreadFilter(filter));
  // Without a condition everything matches: no answer to somebody who looked for something.
  const { anyOf, ...bounds } = query;
  if (anyOf.length === 0 && Object.keys(bounds).length === 0) {
    return refuse(`I find no word in "${asked.query}". Try words of a title, an author's name or an arXiv id.`);
  }
  const lists = unreadLists(query, services.sources);
  if (lists !== undefined) return refuse(lists);
  const turned = turnedRound(query, now);
  if (turned !== undefined) return noDayLeft(asked, query, turned, now);
  const { limit, sort } = asked;
  const ask = (offset: number) => services.index.search(query, { limit, offset, sort, today: now });
  const wanted = await ask((asked.page - 1) * limit);
  const { offset, page, pages, buttons } = pageOf(wanted.total, asked.page, limit, again(asked));
  const found = page === asked.page ? wanted : await ask(offset);
  const notes = [...readingNotes(found), ...(await sourceNotes(services))];
  if (found.total === 0) {
    const unbound: Query = { anyOf };
    const isBound = anyOf.length > 0 && Object.keys(bounds).length > 0;
    const beyond = isBound ? await services.index.search(unbound, { limit: papersNear, today: now }) : undefined;
    if (beyond !== undefined && beyond.whole > 0) return nothingWithin(asked, notes, { bounds, unbound, beyond, now });
    return nothing(asked, notes, await services.papers.get(found.nearest.slice(0, papersNear)), now);
  }

  // Of the days that were asked for, the year would say nothing new.
  const byDayOf = sort === 'new' || bounds.since !== undefined || bounds.until !== undefined ? now : undefined;
  const cards = found.hits.flatMap(({ paper, snippet }, position) =>
    paper === undefined ? [] : [resultCard(paper, snippet, offset + position + 1, byDayOf)],
  );
  const summary = `${counted(found.whole, 'paper')} for "${asked.query}"`;
  // Those that hold every word come first, and are the pages somebody turns.
  const isWhole = ({ rank = 0 }: PaperCard) => rank <= found.whole;
  const partly = found.total - found.whole;
  const some = `${counted(partly, 'more paper')} ${partly === 1 ? 'holds' : 'hold'} some of the words`;
  const rest = cards.filter((card) => !isWhole(card));
  const pagesMeant = page <= Math.ceil(found.whole / limit) ? Math.ceil(found.whole / limit) : pages;
  const where = [
    ...(pagesMeant === 1 ? [] : [`Page ${page} of ${pagesMeant.toLocaleString('en')}`]),
    ...(partly === 0 || rest.length > 0 ? [] : [some]),
  ];
  return {
    summary,
    blocks: [
      { type: 'heading', text: summary },
      ...notes,
      ...cards.filter(isWhole),
      ...(rest.length === 0 ? [] : [{ type: 'note' as const, text: [`${some}:`] }, ...rest]),
      ...(where.length === 0 ? [] : [{ type: 'note' as const, text: [where.join(' · ')] }]),
      ...buttonRow([...buttons, ...sortButtons(asked, found.total)]),
    ],
    audience: 'caller',
    share: { ...again(asked), share: true },
  };
}

/** A search that ends before it begins: "nothing found" would blame the words. */
function noDayLeft(asked: Options, query: Query, turned: Query, now: Date): Reply {
  const { since = '', until = '' } = daysOfQuery(query, now);
  const meant = writeQuery(turned);
  const button: Button = {
    label: 'Search the days between',
    invoke: again({ ...asked, page: 1, query: meant }),
  };
  return refuse(
    `No day is both since ${dayName(since, now)} and until ${dayName(until, now)}. For the days between them type ${meant}.`,
    { type: 'buttons', buttons: [button] },
  );
}

/** The invocation of this answer; defaults stay away so that buttons fit into their ids. */
const again = ({ query, page, sort, limit }: Options): Invocation => ({
  command: 'search',
  options: {
    query,
    ...(page === 1 ? {} : { page }),
    ...(sort === 'relevance' ? {} : { sort }),
    ...(limit === papersOnPage.usual ? {} : { limit }),
  },
});

const orders = { relevance: 'Best match', new: 'Newest', upvotes: 'Most upvoted' } as const;

function sortButtons(asked: Options, total: number): Button[] {
  if (total < 2) return [];
  const others = (['relevance', 'new', 'upvotes'] as const).filter((sort) => sort !== asked.sort);
  return others.map((sort) => ({ label: orders[sort], invoke: again({ ...asked, page: 1, sort }) }));
}

function readingNotes({ repaired, ready }: SearchAnswer): Block[] {
  const notes: Block[] = repaired.map(({ wrote, used }) => ({
    type: 'note',
    text: ['Showing results for ', { text: used, mark: 'italic' }, ` (you wrote ${wrote}).`],
  }));
  if (ready !== undefined) {
    const part = Math.floor(ready * 100);
    notes.push({ type: 'note', text: [`I am still reading my papers (${part} %); there may be more in a moment.`] });
  }
  return notes;
}

/** With its day, as it is read at `byDayOf`, where days count; else with its year. */
function resultCard(paper: Paper, sentence: Hit['snippet'], rank: number, byDayOf: Date | undefined): PaperCard {
  const day = listedDay(paper);
  const when = byDayOf === undefined ? publishedDay(paper)?.slice(0, 4) : day && dayName(day, byDayOf);
  const details: Button = { label: 'Details', invoke: { command: 'show', options: { paper: paper.id } } };
  return paperCard(paper, {
    rank,
    facts: datedFacts(paper, when),
    buttons: [details],
    ...(sentence === undefined ? {} : { body: marked(sentence) }),
  });
}

/** The sentence with its matched words in bold; a part of a longer one ends with an ellipsis. */
function marked(snippet: readonly Segment[]): Rich {
  const rich: Rich = snippet.map(({ text, matched }) => (matched ? { text, mark: 'bold' } : text));
  return /[.!?…]["')\]]?\s*$/.test(snippet.at(-1)?.text ?? '') ? rich : [...rich, '…'];
}

/** Papers that are shown where none was found. */
const papersNear = 3;

/** The words are found, and the days, the votes or the code that were asked for keep it away: shown as what it is. */
function nothingWithin(
  asked: Options,
  notes: Block[],
  {
    bounds,
    unbound,
    beyond: { whole, hits },
    now,
  }: { bounds: Omit<Query, 'anyOf'>; unbound: Query; beyond: SearchAnswer; now: Date },
): Reply {
  const { since, until, votes, code } = bounds;
  const where = [
    ...(since === undefined && until === undefined ? [] : ['of other days']),
    ...(votes === undefined ? [] : ['with fewer upvotes']),
    ...(code === undefined ? [] : ['without code']),
  ].join(' or ');
  const none = `Nothing found for "${asked.query}".`;
  const near = `${counted(whole, 'paper')} ${where}`;
  const cards = hits
    .slice(0, whole)
    .flatMap(({ paper, snippet }, position) =>
      paper === undefined ? [] : [resultCard(paper, snippet, position + 1, now)],
    );
  const all: Button = { label: `All ${whole}`, invoke: again({ ...asked, page: 1, query: writeQuery(unbound) }) };
  return {
    summary: `${none} ${near}.`,
    blocks: [
      { type: 'text', text: [none] },
      ...notes,
      { type: 'text', text: [`${near}:`] },
      ...cards,
      ...buttonRow(whole > cards.length ? [all] : []),
    ],
    audience: 'caller',
  };
}

function nothing(asked: Options, notes: Block[], nearest: readonly Paper[], now: Date): Reply {
  const summary = `Nothing found for "${asked.query}".`;
  const near: Block[] =
    nearest.length === 0
      ? []
      : [
          { type: 'text', text: ['Titles that come near:'] },
          // Their days: often it is the time alone that keeps them away.
          ...nearest.map((paper, position) => resultCard(paper, undefined, position + 1, now)),
        ];
  const hint: Rich = ['Try fewer or other words, leave out since:, until: and -words, or paste an arXiv id.'];
  return {
    summary,
    blocks: [{ type: 'text', text: [summary] }, ...notes, ...near, { type: 'note', text: hint }],
    audience: 'caller',
  };
}

const buttonRow = (buttons: Button[]): Block[] => (buttons.length === 0 ? [] : [{ type: 'buttons', buttons }]);
