import { z } from 'zod';
import type { Block, Button, Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { dayName } from '../src/core/day.ts';
import { datedFacts, paperCard } from '../src/core/papers/card.ts';
import { bibtexWithin, longestEntries, mostEntries } from '../src/core/papers/citation.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { publishedDay } from '../src/core/papers/paper-days.ts';
import { type Ranking, rankings } from '../src/core/queries/order.ts';
import { counted } from '../src/core/text.ts';

/** What can be wanted of several papers, and the button under each that does it. */
const actions: Readonly<Record<string, [label: string, command: string]>> = {
  discuss: ['Discuss', 'discuss'],
  similar: ['Similar', 'similar'],
  'less-like': ['Less like this', 'less-like'],
  gist: ['Summary', 'gist'],
};
const details: [label: string, command: string] = ['Details', 'show'];

/** Unlike a search, which goes by the day they were listed: of one list that is often the same. */
const dayOf = (paper: Paper) => publishedDay(paper) ?? '';
const isByDay = (order: string | undefined) => order === 'newest' || order === 'oldest';
const byVotes = (one: Paper, other: Paper) => (other.upvotes ?? 0) - (one.upvotes ?? 0);

const byAuthors = (one: Paper, other: Paper) => other.authors.length - one.authors.length;

const orders = {
  newest: (one: Paper, other: Paper) => dayOf(other).localeCompare(dayOf(one)),
  oldest: (one: Paper, other: Paper) => dayOf(one).localeCompare(dayOf(other)),
  upvotes: byVotes,
  'fewest-upvotes': (one: Paper, other: Paper) => byVotes(other, one),
  comments: (one: Paper, other: Paper) => (other.comments ?? 0) - (one.comments ?? 0),
  stars: (one: Paper, other: Paper) => (other.code?.stars ?? 0) - (one.code?.stars ?? 0),
  authors: byAuthors,
  'fewest-authors': (one: Paper, other: Paper) => byAuthors(other, one),
  citations: byVotes,
} satisfies Record<Ranking, (one: Paper, other: Paper) => number>;
const said = {
  newest: 'newest first',
  oldest: 'oldest first',
  upvotes: 'most upvoted first',
  'fewest-upvotes': 'least upvoted first',
  comments: 'most comments first',
  stars: 'most stars of their code first',
  authors: 'most authors first',
  'fewest-authors': 'fewest authors first',
  citations: 'most upvoted first, as I know no counts of citations',
};

/** Several papers of a list: what one answer cannot hold of all of them is a button under each. */
export const pick = defineCommand({
  name: 'pick',
  description: 'Show some papers of a list, each with what is wanted of it',
  hidden: true,
  options: z.object({
    papers: z.string().describe('Ids, with spaces between them'),
    numbers: z.string().default('').describe('Their numbers in the list'),
    does: z.string().default('show').describe('What is wanted of them'),
    order: z.enum(rankings).exactOptional().describe('Which comes first'),
    code: z.boolean().default(false).describe('Those with code alone'),
  }),
  async *run({ papers: ids, numbers, does, order, code }, { services, now }) {
    const shown = await services.papers.get(ids.split(' '));
    if (shown.length === 0) return yield refuse('I no longer have these papers.');
    const kept = code ? shown.filter((paper) => paper.code !== undefined) : shown;
    if (kept.length === 0) return yield say(`None of the ${counted(shown.length, 'paper')} links code.`);
    const papers = order === undefined ? kept : kept.toSorted(orders[order]);
    if (does === 'cite') return yield cited(papers);
    const [label, command] = actions[does] ?? details;
    const places = new Map(ids.split(' ').map((id, at) => [id, Number(numbers.split(' ')[at])]));
    const cards = papers.map((paper): Block => {
      const number = places.get(paper.id);
      const button: Button = { label, invoke: { command, options: { paper: paper.id } } };
      const day = isByDay(order) ? publishedDay(paper) : undefined;
      return paperCard(paper, {
        buttons: [button],
        ...(number !== undefined && number > 0 ? { rank: number } : {}),
        facts: datedFacts(paper, day && dayName(day, now)),
      });
    });
    const which = `${counted(papers.length, 'paper')} of the list${code ? ' with code' : ''}`;
    const summary = order === undefined ? which : `${which}, ${said[order]}`;
    yield { summary, blocks: [{ type: 'text', text: [`${summary}:`] }, ...cards], audience: 'caller' };
  },
});

/** BibTeX of several in one answer, as many as it holds; of the others it is asked by their numbers. */
function cited(papers: readonly Paper[]): Reply {
  const first = papers.slice(0, mostEntries);
  const entries = first.map((paper) => bibtexWithin(paper, longestEntries / first.length).entry).join('\n\n');
  const rest = papers.length - first.length;
  const summary = `BibTeX of ${rest > 0 ? `the first ${first.length} of ` : ''}${counted(papers.length, 'paper')}`;
  return say(`${summary}:`, { type: 'code', text: entries });
}
