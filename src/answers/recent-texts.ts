import type { Section } from '../core/answer.ts';
import type { Paper } from '../core/paper.ts';
import { type PaperText, readPaper } from './passages.ts';

/** A full text of 15,000 words takes about 3 MB split and counted. */
const mostKept = 24;

/**
 * Split and counted texts of the papers asked about last. Without it every question in a thread would pay for
 * splitting the whole text again; with all of them, full texts would fill the memory.
 */
export function recentTexts(most = mostKept) {
  const kept = new Map<string, { mark: string; text: PaperText }>();
  return {
    read(paper: Paper, sections: Section[] | undefined): PaperText {
      const mark = markOf(paper, sections);
      const before = kept.get(paper.id);
      const text = before?.mark === mark ? before.text : readPaper(paper, sections);
      kept.delete(paper.id);
      kept.set(paper.id, { mark, text });
      for (const id of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(id);
      }
      return text;
    },
  };
}

/** Changes when the text does: a corrected abstract, or a full text that arrived. */
const markOf = (paper: Paper, sections: Section[] | undefined): string =>
  [
    paper.title,
    paper.abstract,
    ...(sections ?? []).flatMap(({ title, text }) => [title, text.length, text.slice(0, 40), text.slice(-40)]),
  ].join('\n');
