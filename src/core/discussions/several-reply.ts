import { type Block, joined, type Reply, type Rich } from '../chat/reply.ts';
import { type Paper, pageOf } from '../papers/paper.ts';
import { counted, shorten } from '../text.ts';
import type { Answer } from './answer.ts';
import { asksForCode } from './answer-reply.ts';
import { quoteBlock } from './quote-block.ts';

/** What one paper of several says to a question. */
export type PaperAnswer = { paper: Paper; answer: Answer };

/** Papers that are quoted, and the characters of all quotes: Discord takes 4,000 in a message. */
const mostQuoted = 5;
const longestQuotes = 2_400;
/** Quotes of one paper beside others. */
const mostQuotes = 2;
/** Papers that are named in a line, and the characters of a name. */
const mostNamed = 6;
const longestName = 60;

/**
 * What several papers say to a question, each quote under its paper; `which`: "these 5 papers"; `otherwise`: what stands
 * under it where none says anything. Code that a page links answers where code is asked for.
 */
export function severalReply(
  answers: readonly PaperAnswer[],
  { question, which, otherwise }: { question: string; which: string; otherwise: Block },
): Omit<Reply, 'audience'> {
  const saying = answers.filter(({ answer }) => answer.kind === 'quotes');
  const linking = asksForCode.test(question) ? answers.flatMap(({ paper }) => (hasCode(paper) ? [paper] : [])) : [];
  const silent = answers.flatMap(({ paper, answer }) =>
    answer.kind === 'quotes' || linking.some(({ id }) => id === paper.id) ? [] : [paper],
  );
  const asked = shorten(question, 120);
  if (saying.length === 0 && linking.length === 0) {
    const isOurs = answers.every(({ paper, answer }) => paper.ownWords === true && answer.read === 'abstract');
    const none = isOurs ? `The summaries I have of ${which} do not say.` : `The text I have of ${which} does not say.`;
    return {
      summary: `"${asked}": ${none}`,
      blocks: [{ type: 'text', text: [none] }, ...line('Asked: ', silent), otherwise],
    };
  }
  const { blocks, quoted } = quotesOf(saying);
  const more = saying.slice(quoted).map(({ paper }) => paper);
  const found = new Set([...saying.map(({ paper }) => paper), ...linking].map(({ id }) => id));
  return {
    summary: `"${asked}": ${found.size} of ${which} ${saying.length === 0 ? 'link code' : 'say something'}.`,
    blocks: [
      ...blocks,
      ...line('More of it in ', more),
      ...codeOf(linking),
      ...line(
        linking.length === 0 ? 'Not said, in the text I have, by ' : 'Neither text nor page that I have names any of ',
        silent,
      ),
    ],
  };
}

type WithCode = Paper & Required<Pick<Paper, 'code'>>;
const hasCode = (paper: Paper): paper is WithCode => paper.code !== undefined;

/** The quotes of as many papers as have room. */
function quotesOf(saying: readonly PaperAnswer[]): { blocks: Block[]; quoted: number } {
  const blocks: Block[] = [];
  let characters = 0;
  let quoted = 0;
  for (const { paper, answer } of saying.slice(0, mostQuoted)) {
    const quotes = answer.kind === 'quotes' ? answer.quotes.slice(0, mostQuotes) : [];
    characters += quotes.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > longestQuotes && quoted > 0) break;
    const context = { papers: new Map([[paper.id, paper]]) };
    blocks.push({ type: 'text', text: [{ text: paper.title, url: pageOf(paper) }] });
    blocks.push(...quotes.map((quote) => quoteBlock(quote, context)));
    quoted += 1;
  }
  return { blocks, quoted };
}

function line(before: string, papers: readonly Paper[]): Block[] {
  if (papers.length === 0) return [];
  const named = papers.slice(0, mostNamed).map((paper): Rich => [{ text: nameOf(paper), url: pageOf(paper) }]);
  const rest = papers.length - named.length;
  return [
    { type: 'note', text: [before, ...joined(named), ...(rest > 0 ? [` and ${counted(rest, 'other')}`] : []), '.'] },
  ];
}

/** The code that the papers' pages link, which papers often leave unsaid. */
function codeOf(papers: readonly WithCode[]): Block[] {
  if (papers.length === 0) return [];
  const links = papers.slice(0, mostNamed).map((paper): Rich => [{ text: nameOf(paper), url: paper.code.url }]);
  const rest = papers.length - links.length;
  const others = rest > 0 ? [` and ${counted(rest, 'other')}`] : [];
  return [{ type: 'text', text: ['Code is linked by ', ...joined(links), ...others, '.'] }];
}

/** What stands before the colon of its title, where that is a name. */
const nameOf = ({ title }: Paper): string => {
  const [first = title] = title.split(': ');
  return shorten(first.length < longestName ? first : title, longestName);
};
