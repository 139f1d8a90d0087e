import type { Block, Reply, Rich } from '../chat/reply.ts';
import { shorten } from '../text.ts';
import type { Answer, Claim, ModelUse } from './answer.ts';
import { modelFault } from './model-fault.ts';
import { type QuoteContext, quoteBlock } from './quote-block.ts';

export type AnswerContext = QuoteContext & { question: string };

type Unsaid = Extract<Answer, { kind: 'does-not-say' }>;

/** An answer as people read it: the quotes with their places, or that the paper's text does not say. */
export function answerReply(answer: Answer, context: AnswerContext): Omit<Reply, 'audience'> {
  const asked = shorten(context.question, 120);
  const blocks = answer.kind === 'quotes' ? quoted(answer, context) : unsaid(answer, context);
  const notes = [fullTextNote(answer), modelNote(answer.model)].filter((note) => note !== undefined);
  if (notes.length > 0) blocks.push({ type: 'note', text: [notes.join(' ')] });
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
    return [{ type: 'text', text: [`${doesNotSay(answer, context)} Its page${pageName(context)} links `, code, '.'] }];
  }
  const text: Block = { type: 'text', text: [doesNotSay(answer, context)] };
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

function doesNotSay(answer: Unsaid, { papers }: QuoteContext): string {
  const [paper] = papers.values();
  if (answer.read === 'abstract' && paper?.ownWords === true)
    return `The summary I have, not the paper's own abstract, does not ${verbOf(answer)}.`;
  const full = answer.fullText === 'part' ? 'a part of the full text' : 'full text';
  const read = answer.read === 'abstract' ? 'the abstract only' : `abstract and ${full}`;
  return `The text I have (${read}) does not ${verbOf(answer)}.`;
}

/** "mention DeepSeek-R1", where that is why it says nothing. */
const verbOf = ({ unmentioned = [] }: Unsaid): string =>
  unmentioned.length === 0 ? 'say' : `mention ${unmentioned.map((name) => shorten(name, 60)).join(' or ')}`;

/** " on Hugging Face" */
function pageName({ papers }: AnswerContext): string {
  const [paper] = papers.values();
  return paper?.page === undefined ? '' : ` on ${paper.page.site}`;
}

/** What was read stands in the answer itself; here, why it was not more. */
function fullTextNote({ fullText, read }: Answer): string | undefined {
  if (fullText === 'coming') return 'I am fetching the full text.';
  if (fullText === 'missing') return 'No full text could be read; I look again within a day.';
  if (fullText === 'not-at-arxiv') return 'Full texts I can read of papers at arXiv only.';
  if (fullText === 'busy') return 'Too many full texts are waiting: ask again in a few minutes.';
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
