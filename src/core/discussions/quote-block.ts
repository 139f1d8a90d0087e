import type { Block, Rich } from '../chat/reply.ts';
import { longDay } from '../day.ts';
import { arxivTextUrl, type Paper, pageOf } from '../papers/paper.ts';
import { listedDay } from '../papers/paper-days.ts';
import { inWords } from '../text.ts';
import type { Quote } from './answer.ts';

export type QuoteContext = {
  /** The papers quoted, by id. */
  papers: ReadonlyMap<string, Paper>;
  /** The whole index was asked: quotes name their paper. */
  among?: boolean;
};

/** A quote as people read it, wherever it is shown: verbatim, and where it truly stands. */
export const quoteBlock = (quote: Omit<Quote, 'score'>, context: QuoteContext): Block => ({
  type: 'quote',
  text: textOf(quote),
  source: sourceOf(quote, context),
});

/** With what stands beside it; what is left out between two sentences is marked. */
function textOf({ before, text, items = [], number, further = [] }: Omit<Quote, 'score'>): string {
  const first = [before, text, ...items].filter((part) => part !== undefined).join(' ');
  return further.reduce(
    ({ said, last }, sentence) => ({
      said: `${said} ${sentence.number === last + 1 ? '' : '[…] '}${sentence.text}`,
      last: sentence.number,
    }),
    { said: first, last: number },
  ).said;
}

function sourceOf(quote: Omit<Quote, 'score'>, { papers, among }: QuoteContext): Rich {
  const paper = papers.get(quote.paper);
  const place = placeOf(quote, paper);
  const linked = quote.id === undefined ? place : { text: place, url: arxivTextUrl(quote.paper, quote.id) };
  if (among !== true) return [linked];
  const day = paper && listedDay(paper);
  return [
    { text: paper?.title ?? quote.paper, url: pageOf(paper ?? { id: quote.paper }) },
    day === undefined ? '' : ` (${longDay(day)})`,
    `, ${place}`,
  ];
}

/** "abstract, sentence 2", or "our summary of the abstract, sentence 2", where the abstract itself is not stored. */
function placeOf({ section, number, cells, further = [] }: Omit<Quote, 'score'>, paper: Paper | undefined): string {
  const name = section === 'abstract' && paper?.ownWords === true ? 'our summary of the abstract' : section;
  if (cells !== undefined || section === 'title' || section === 'keywords') return name;
  const numbers = inWords([number, ...further.map((sentence) => sentence.number)].map(String));
  return `${name}, sentence${further.length > 0 ? 's' : ''} ${numbers}`;
}
