import { z } from 'zod';
import { personKey } from '../src/core/chat/place.ts';
import type { Block, Button, Reply } from '../src/core/chat/reply.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { dayName } from '../src/core/day.ts';
import type { Answer, Quote } from '../src/core/discussions/answer.ts';
import { answerReply } from '../src/core/discussions/answer-reply.ts';
import type { Discussion } from '../src/core/discussions/discussion.ts';
import { type QuoteContext, quoteBlock } from '../src/core/discussions/quote-block.ts';
import { datedFacts, paperCard } from '../src/core/papers/card.ts';
import { arxivIdsIn, type Paper, pageOf } from '../src/core/papers/paper.ts';
import { listedDay } from '../src/core/papers/paper-days.ts';
import { askedAbout } from '../src/core/queries/asked-about.ts';
import { daysAsked } from '../src/core/queries/days-asked.ts';
import { shorten } from '../src/core/text.ts';
import { askList, askSeveral } from './ask-several.ts';
import { relatedPapers } from './related-papers.ts';

/** Papers that are shown where nothing is quoted, and beside what is. */
const papersShown = 5;
const papersBeside = 3;

export const ask = defineCommand({
  name: 'ask',
  description: 'Ask the paper of this thread, papers you name, a post, your saved papers, or all papers',
  options: z.object({
    question: z.string().trim().min(2).max(500).describe('What you want to know, in plain words'),
    paper: paperOption.exactOptional(),
    in: z.enum(['saved', 'digest']).exactOptional().describe('Your saved papers, or those of the last post here'),
  }),
  ...completesPaper,
  async *run({ question, paper: wanted, in: list }, context) {
    const { place, services } = context;
    if (list !== undefined) return yield await askList(list, question, context);
    const several = wanted === undefined ? [] : await services.papers.get(arxivIdsIn(wanted));
    if (several.length > 1) return yield await askSeveral(several, question, context);
    const discussion = await services.discussions.at(place);
    if (wanted !== undefined) {
      const found = yield* findPaper(wanted, 'ask', context, { question });
      return 'reply' in found ? yield found.reply : yield* aboutPaper(found.paper, discussion, question, context);
    }
    const [paper] = discussion === undefined ? [] : await services.papers.get([discussion.paper]);
    if (paper === undefined) return yield await amongAll(question, context);
    const other = await comparedWith(paper, question, context);
    if (other !== undefined) yield { ...(await askSeveral([paper, other], question, context)), audience: 'everyone' };
    else yield* aboutPaper(paper, discussion, question, context);
  },
});

/** One reply for each answer: the later ones have read more. In the paper's own thread everybody sees them. */
async function* aboutPaper(
  paper: Paper,
  here: Discussion | undefined,
  question: string,
  context: CommandContext,
): AsyncIterable<Reply> {
  const { caller, place, services, signal } = context;
  const discussion = here?.paper === paper.id ? here : undefined;
  const papers = new Map([[paper.id, paper]]);
  const asked = { place, paper, question, by: personKey(caller), discussion };
  for await (const answer of services.discussions.ask(asked, signal)) {
    const reply = { ...answerReply(answer, { question, papers }), about: paper.id };
    if (discussion !== undefined) yield { ...reply, audience: 'everyone' };
    else {
      const heading = { type: 'text' as const, text: [{ text: paper.title, url: pageOf(paper) }] };
      const share = { command: 'ask', options: { question, paper: paper.id }, share: true };
      yield { ...reply, blocks: [heading, ...reply.blocks], audience: 'caller', share };
    }
  }
}

/** The paper that a thread's is compared with: one that the question names by its id, its title or the name in it. */
async function comparedWith(paper: Paper, question: string, { services }: CommandContext): Promise<Paper | undefined> {
  if (!comparing.test(question)) return undefined;
  const named = [...arxivIdsIn(question), ...(await services.index.named(question)).map(({ id }) => id)];
  const [other] = await services.papers.get(named.filter((id) => id !== paper.id).slice(0, 1));
  return other;
}

const comparing =
  /\b(?:compar\w+|versus|vs|differ\w*|relates?|than|against|beats?|outperforms?|better|worse|faster|slower)\b/i;

async function amongAll(question: string, { services, now, signal }: CommandContext): Promise<Reply> {
  const { words, bounds } = daysAsked(question, now);
  const about = askedAbout(words);
  const query = [services.answerer.searchForMore(about), ...bounds].join(' ');
  const found = await relatedPapers(services.index, services.answerer.searches, about, { bounds, now });
  const papers = found.map(({ paper }) => paper);
  const scores = found.map(({ score }) => score);
  const answer = await services.answerer.among(papers, about, { scores, signal });
  const known = new Map(papers.map((paper) => [paper.id, paper]));
  const reply = answerReply(answer, { question, papers: known, among: true });
  // What lacks a name that is asked for is about something else, and the nearest there is.
  const lacksName = answer.kind === 'does-not-say' && answer.unmentioned !== undefined;
  const ordered = (answer.about ?? (lacksName ? [...known.keys()] : [])).flatMap((id) => known.get(id) ?? []);
  const way = { query, now };
  return {
    ...reply,
    blocks:
      answer.kind === 'quotes'
        ? [...reply.blocks, ...beside(ordered, answer.quotes, way)]
        : unsaid(answer, { papers: known, among: true }, ordered, way),
    audience: 'caller',
    share: { command: 'ask', options: { question }, share: true },
  };
}

/** Where no abstract says it: what comes nearest in each of the first papers, and those that come next, with their summaries. */
function unsaid(
  { nearby = [], unmentioned = [] }: Extract<Answer, { kind: 'does-not-say' }>,
  context: QuoteContext,
  papers: readonly Paper[],
  way: WayOn,
): Block[] {
  const text = (said: string) => ({ type: 'text' as const, text: [said] });
  if (papers.length === 0)
    return [text('No text I have says that, and I find no paper about it. Try other words, or name a paper.')];
  const names = unmentioned.map((name) => shorten(name, 60)).join(' or ');
  const none = names === '' ? 'No text I have says that.' : `No text I have mentions ${names}.`;
  if (nearby.length > 0)
    return [
      text(`${none} Nearest, not an answer:`),
      ...nearby.map((quote) => quoteBlock(quote, context)),
      ...beside(papers, nearby, way, false),
    ];
  return [
    text(`${none} ${names === '' ? 'Papers that may:' : 'Papers near it:'}`),
    ...cardsOf(papers.slice(0, papersShown), way.now),
    { type: 'buttons', buttons: [searchFor(way.query)] },
  ];
}

/** The papers that come next and are not quoted, and the search for more: what is quoted may be beside the point. */
function beside(
  papers: readonly Paper[],
  quotes: readonly Quote[],
  { query, now }: WayOn,
  areNumbered = true,
): Block[] {
  const others = papers.filter(({ id }) => !quotes.some(({ paper }) => paper === id)).slice(0, papersBeside);
  return [
    ...(others.length === 0
      ? []
      : [{ type: 'text' as const, text: ['Papers near it:'] }, ...cardsOf(others, now, areNumbered)]),
    { type: 'buttons', buttons: [searchFor(query)] },
  ];
}

const searchFor = (query: string): Button => ({
  label: 'Search for more',
  invoke: { command: 'search', options: { query: query.slice(0, 300) } },
});

type WayOn = { query: string; now: Date };

/** With their days, and with numbers where they answer something: those near nothing are not the list that "2" is of. */
const cardsOf = (papers: readonly Paper[], now: Date, areNumbered = true): Block[] =>
  papers.map((paper, position) => {
    const day = listedDay(paper);
    const facts = datedFacts(paper, day && dayName(day, now));
    const buttons = [{ label: 'Details', invoke: { command: 'show', options: { paper: paper.id } } }];
    return paperCard(paper, { ...(areNumbered ? { rank: position + 1 } : {}), facts, buttons });
  });
