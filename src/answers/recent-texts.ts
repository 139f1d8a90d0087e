import { LRUCache } from 'lru-cache';
import type { Section } from '../core/discussions/answer.ts';
import type { Paper } from '../core/papers/paper.ts';
import { withYields, type YieldIfDue } from '../core/yield.ts';
import { type PaperText, reading } from './passages.ts';

/** A full text of 15,000 words takes about 3 MB split and counted. */
const mostKept = 24;

/**
 * Split and counted texts of the papers asked about last. Without it every question in a thread would pay for
 * splitting the whole text again; with all of them, full texts would fill the memory.
 */
export function recentTexts() {
  const kept = new LRUCache<string, { mark: string; text: Promise<PaperText> }>({ max: mostKept });
  return {
    /** Read once, however many ask at the same time. */
    read(paper: Paper, sections: Section[] | undefined, yieldIfDue: YieldIfDue): Promise<PaperText> {
      const mark = markOf(paper, sections);
      const before = kept.get(paper.id);
      const text = before?.mark === mark ? before.text : withYields(reading(paper, sections), yieldIfDue);
      kept.set(paper.id, { mark, text });
      return text;
    },
  };
}

/** Changes when the text does: a corrected abstract, or a full text that arrived. */
const markOf = (paper: Paper, sections: Section[] | undefined): string =>
  [
    paper.title,
    paper.abstract,
    ...(sections ?? []).flatMap(({ title, text, tables }) => [
      title,
      text.length,
      tables?.length ?? 0,
      text.slice(0, 40),
      text.slice(-40),
    ]),
  ].join('\n');
