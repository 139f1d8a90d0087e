import { type Block, joined, type Reply, type Rich } from '../chat/reply.ts';
import { longDay } from '../day.ts';
import { pagesOf } from '../papers/card.ts';
import { arxivTextUrl, type Paper, pageOf } from '../papers/paper.ts';
import { inWords, shorten } from '../text.ts';
import type { Answer, Claim, ModelUse, Quote } from './answer.ts';
import { modelFault } from './model-fault.ts';

export type AnswerContext = QuoteContext & { question: string };

export type QuoteContext = {
  /** The papers quoted, by id. */
  papers: ReadonlyMap<string, Paper>;
  /** The whole index was asked: quotes name their paper. */
  among?: boolean;
};

type Unsaid = Extract<Answer, { kind: 'does-not-say' }>;

/** An answer as people read it: the quotes with their places, or that the paper's text does not say. */
export function answerReply(answer: Answer, context: AnswerContext): Omit<Reply, 'audience'> {
  const asked = shorten(context.question, 120);
  const blocks = answer.kind === 'quotes' ? quoted(answer, context) : unsaid(answer, context);
  const notes = [fullTextNote(answer), modelNote(answer.model)].filter((note) => note !== undefined);
  if (notes.length > 0) blocks.push({ type: 'note', text: [notes.join(' ')] });
  if (context.among !== true) blocks.push(...links(context.papers));
  return { summary: summaryOf(answer, asked), blocks };
}

function summaryOf(answer: Answer, asked: string): string {
  if (answer.kind === 'does-not-say') return `"${asked}": the text I have does not ${verbOf(answer)}.`;
  const first = answer.claims?.[0]?.text ?? answer.quotes[0]?.text ?? '';
  return `"${asked}": ${shorten(first, 200)}`;
}

function quoted(answer: Extract<Answer, { kind: 'quotes' }>, context: AnswerContext): Block[] {
  if (answer.claims === undefined) return answer.quotes.map((quote) => quoteBlock(quote, context));
  return answer.claims.flatMap((claim) => claimBlocks(claim, context));
}

const claimBlocks = (claim: Claim, context: AnswerContext): Block[] => [
  { type: 'text', text: [claim.text] },
  ...claim.quotes.map((quote) => quoteBlock(quote, context)),
];

function unsaid(answer: Unsaid, context: AnswerContext): Block[] {
  const code = codeAskedFor(context);
  if (code !== undefined) {
    return [{ type: 'text', text: [`${doesNotSay(answer)} Its page${pageName(context)} links `, code, '.'] }];
  }
  const text: Block = { type: 'text', text: [doesNotSay(answer)] };
  if (answer.nearest === undefined) return [text];
  return [text, { type: 'note', text: ['Nearest, not an answer:'] }, quoteBlock(answer.nearest, context)];
}

/** "is there code?", which papers often leave to the page that lists them. */
function codeAskedFor({ question, papers, among }: AnswerContext): Rich[number] | undefined {
  const [paper] = papers.values();
  if (among === true || paper?.code === undefined) return undefined;
  return asksForCode.test(question) ? { text: 'its code', url: paper.code.url } : undefined;
}

export const asksForCode =
  /\b(code(?!-| (generation|models?|benchmarks?|tasks?))|github|repo|repository|open[- ]?sourced?|implementation)\b/i;

function doesNotSay(answer: Unsaid): string {
  const full = answer.fullText === 'part' ? 'a part of the full text' : 'full text';
  const read = answer.read === 'abstract' ? 'the abstract only' : `abstract and ${full}`;
  return `The text I have (${read}) does not ${verbOf(answer)}.`;
}

/** "mention DeepSeek-R1", where that is why it says nothing. */
const verbOf = ({ unmentioned = [] }: Unsaid): string =>
  unmentioned.length === 0 ? 'say' : `mention ${unmentioned.map((name) => shorten(name, 60)).join(' or ')}`;

export const quoteBlock = (quote: Quote, context: QuoteContext): Block => ({
  type: 'quote',
  text: textOf(quote),
  source: sourceOf(quote, context),
});

/** With what stands beside it; what is left out between two sentences is marked. */
function textOf({ before, text, items = [], number, further = [] }: Quote): string {
  const first = [before, text, ...items].filter((part) => part !== undefined).join(' ');
  return further.reduce(
    ({ said, last }, sentence) => ({
      said: `${said} ${sentence.number === last + 1 ? '' : '[…] '}${sentence.text}`,
      last: sentence.number,
    }),
    { said: first, last: number },
  ).said;
}

/** " on Hugging Face" */
function pageName({ papers }: AnswerContext): string {
  const [paper] = papers.values();
  return paper?.page === undefined ? '' : ` on ${paper.page.site}`;
}

function sourceOf(quote: Quote, { papers, among }: QuoteContext): Rich {
  const { paper: id, section, number, cells, further = [] } = quote;
  const paper = papers.get(id);
  const name = section === 'abstract' && paper?.ownWords === true ? 'our summary of the abstract' : section;
  const numbers = inWords([number, ...further.map((sentence) => sentence.number)].map(String));
  const place = cells === undefined ? `${name}, sentence${further.length > 0 ? 's' : ''} ${numbers}` : name;
  const linked = quote.id === undefined ? place : { text: place, url: arxivTextUrl(id, quote.id) };
  if (among !== true) return [linked];
  const day = paper?.featuredOn ?? paper?.publishedAt?.slice(0, 10);
  return [
    { text: paper?.title ?? id, url: pageOf(paper ?? { id }) },
    day === undefined ? '' : ` (${longDay(day)})`,
    `, ${place}`,
  ];
}

function fullTextNote({ fullText, read }: Answer): string | undefined {
  if (fullText === 'coming') return 'From the abstract; I am fetching the full text.';
  if (fullText === 'missing')
    return 'I read the abstract only: the full text could not be had, or not be read. I look again within a day.';
  if (fullText === 'not-at-arxiv') return 'I read the abstract only: full texts I can read of papers at arXiv.';
  if (fullText === 'busy')
    return 'I read the abstract only: too many full texts are waiting. Ask again in a few minutes.';
  if (fullText === 'part') return 'Only a part of the full text could be read.';
  return read === 'abstract' && fullText === 'read' ? 'The full text holds nothing but the abstract.' : undefined;
}

function modelNote(use: ModelUse | undefined): string | undefined {
  if (use === undefined) return undefined;
  const today = `${use.used} of ${use.limit} questions today`;
  switch (use.outcome) {
    case 'coming':
      return `${use.name} is restating this.`;
    case 'answered':
      return `Restated by ${use.name}, quotes checked (${today}).`;
    case 'nothing-answers':
      return `${use.name} found no answer in it (${today}).`;
    case 'nothing-usable':
      return `${use.name} gave nothing that its quotes bear out, so these are the sentences alone (${today}).`;
    case 'no-answer':
      return `No answer from ${use.name}: ${modelFault[use.fault ?? 'failed']} (${today}).`;
    case 'limit-reached':
      return limitNote(use);
    default:
      return use.outcome satisfies never;
  }
}

function limitNote({ name, limit, reached }: ModelUse): string {
  if (reached === 'person') return `You have asked ${name} as often as one person may in a day.`;
  if (reached === 'total') return `All questions to ${name} that the operator allows in a day are used up.`;
  return `This channel's ${limit} questions to ${name} are used up for today.`;
}

function links(papers: ReadonlyMap<string, Paper>): Block[] {
  const [paper] = papers.values();
  if (paper === undefined || papers.size > 1) return [];
  const text = joined([
    ...pagesOf(paper),
    ...(paper.code === undefined ? [] : [[{ text: 'code', url: paper.code.url }]]),
  ]);
  return [{ type: 'note', text }];
}
