import { messageAnswered, papersOfPost, postsMs } from '../src/core/channels/post.ts';
import { channelOf, personKey } from '../src/core/chat/place.ts';
import type { Block, Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import type { CommandContext } from '../src/core/commands/command.ts';
import type { Quote } from '../src/core/discussions/answer.ts';
import { type PaperAnswer, severalReply } from '../src/core/discussions/several-reply.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { parseQuery } from '../src/core/queries/query.ts';
import { counted } from '../src/core/text.ts';
import { emptyList } from './saved.ts';

/** Each is read whole; of a long list of saved papers the last ones. */
const mostPapers = 40;

/** Asks one's saved papers, which nobody else gets to see, or those of a post: the one that is answered, else the last. */
export async function askList(of: 'saved' | 'digest', question: string, context: CommandContext): Promise<Reply> {
  const { caller, services } = context;
  const ids = of === 'saved' ? await services.saved.list(personKey(caller)) : await postedIn(context);
  if (ids.length === 0) return of === 'saved' ? emptyList : nothingPosted;
  const papers = await services.papers.get(ids.slice(0, mostPapers));
  const all =
    of === 'saved' ? `your ${counted(ids.length, 'saved paper')}` : `the ${counted(ids.length, 'paper')} posted`;
  const which = ids.length > mostPapers ? `the last ${mostPapers} of ${all}` : all;
  const reply = await replyOf(papers, question, { which, context });
  return of === 'saved' ? reply : { ...reply, share: { command: 'ask', options: { question, in: of }, share: true } };
}

/** Asks these papers, one after the other. */
export async function askSeveral(papers: readonly Paper[], question: string, context: CommandContext): Promise<Reply> {
  const asked = papers.slice(0, mostPapers);
  const reply = await replyOf(asked, question, { which: `these ${counted(asked.length, 'paper')}`, context });
  const paper = asked.map(({ id }) => id).join(' ');
  return { ...reply, share: { command: 'ask', options: { question, paper }, share: true } };
}

async function replyOf(
  papers: readonly Paper[],
  question: string,
  { which, context }: { which: string; context: CommandContext },
): Promise<Reply> {
  const phrase = phraseSought(question);
  const asked = phrase === undefined ? { question } : { question: phrase, cover: leastCover };
  const named = phrase === undefined ? new Map<string, Quote>() : await namedIn(papers, phrase, context);
  const answers: PaperAnswer[] = [];
  for (const paper of papers) {
    const answer = await context.services.discussions.answerAtHand({ paper, ...asked }, context.signal);
    const name = answer.kind === 'quotes' ? undefined : named.get(paper.id);
    answers.push({ paper, answer: name === undefined ? answer : { ...answer, kind: 'quotes', quotes: [name] } });
  }
  return { ...severalReply(answers, { question, which, otherwise: wayOn(phrase ?? question) }), audience: 'caller' };
}

/** A paper is about what its title or its keywords name, though no sentence says so. */
async function namedIn(
  papers: readonly Paper[],
  phrase: string,
  { services, now }: CommandContext,
): Promise<Map<string, Quote>> {
  const query = parseQuery(phrase);
  const ids = papers.map(({ id }) => id);
  const matches = query.anyOf.length === 0 ? [] : await services.index.matches(query, ids, now);
  const named = new Map<string, Quote>();
  for (const { id, matched } of matches) {
    const { title = '', keywords = [] } = papers.find((paper) => paper.id === id) ?? {};
    const isIn = (field: 'title' | 'keywords') => matched.every(({ fields }) => fields.includes(field));
    const holding = keywords.filter((keyword) =>
      matched.some(({ word }) => keyword.toLowerCase().includes(word.toLowerCase())),
    );
    const quote = { paper: id, number: 1, score: 1 };
    if (isIn('title')) named.set(id, { ...quote, section: 'title', text: title });
    else if (isIn('keywords') && holding.length > 0)
      named.set(id, { ...quote, section: 'keywords', text: holding.join(', ') });
  }
  return named;
}

/** How much of a phrase a sentence must say, so that its paper is one of those that are sought. */
const leastCover = 0.7;

/** What "which use diffusion?" and "do they release code?" look for in each paper; undefined for what is asked otherwise. */
function phraseSought(question: string): string | undefined {
  const [bare = ''] = question.split('?');
  const [, lead = '', rest = ''] = seeking.exec(bare.trim()) ?? [];
  const words = rest.split(' ');
  const first = words[0]?.toLowerCase().replace(/s$/, '') ?? '';
  // "which dataset is used?" asks each paper something of its own.
  if (/^wh(?:ich|at)(?! do they)/i.test(lead) && !passing.has(first) && !doing.has(first)) return undefined;
  const start = words.findIndex((word) => !passing.has(word.toLowerCase().replace(/s$/, '')));
  return start === -1 ? undefined : words.slice(start).join(' ') || undefined;
}
const seeking =
  /^((?:which|what)(?: ones?| papers?)?|(?:do|does|did|are|is|have|has|were) they|what do they say (?:about|on)) (.+)$/i;
/** Words that say nothing of what is looked for, without an ending. */
const passing = new Set(
  'do doe also really actually all use using mention are i about on with for work working deal talk cover involve have ha rely apply say of the a an'.split(
    ' ',
  ),
);
const doing = new Set(
  'release publish share open train run beat outperform compare evaluate test report need propose introduce study support improve show generate finetune fine-tune'.split(
    ' ',
  ),
);

const wayOn = (question: string): Block => ({
  type: 'buttons',
  buttons: [{ label: 'Search all papers', invoke: { command: 'search', options: { query: question.slice(0, 300) } } }],
});

async function postedIn({ caller, place, services, now }: CommandContext): Promise<string[]> {
  const messages = await services.ledger.messages(channelOf(place), new Date(now.getTime() - postsMs));
  const post = messageAnswered(messages, caller) ?? messages[0];
  return post === undefined ? [] : papersOfPost(messages, post);
}

const nothingPosted = say(
  'Nothing was posted here in the last two weeks. Ask without "in", and I look through all papers.',
);
