import { createAnswerer } from '../../src/answers/answerer.ts';
import type { Answer, Section } from '../../src/core/discussions/answer.ts';
import { systemClock } from '../../src/system-clock.ts';
import { tidepool } from './papers.ts';

/** What is answered in a thread about Tidepool, were these the sections of its full text. */
export const askOf = (sections: Section[], question: string): Promise<Answer> =>
  createAnswerer(systemClock).about(tidepool, sections, question, {
    earlier: [],
    signal: new AbortController().signal,
  });

/** Of each quote the cells that it shows; none where it is a sentence. */
export const cellsIn = (answer: Answer): string[][] =>
  answer.kind === 'quotes' ? answer.quotes.map(({ cells = [] }) => cells.map(({ text }) => text)) : [];
