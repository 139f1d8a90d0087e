import type { Section, Table } from '../core/discussions/answer.ts';
import { listMark } from '../core/list-mark.ts';
import { isPageFurniture, tellsOfBreakOff } from './page-furniture.ts';
import { isPlace } from './place.ts';
import { lengthOfTable, tableOf } from './table.ts';
import type { RawTable } from './table-grid.ts';

/** What was read of a document; `isPart` when its conversion broke off, or when it goes on beyond what is kept. */
export type ReadText = { sections: Section[]; isPart: boolean };

/** Characters and paragraphs that are more than what is kept of any text even when they are cleaned. */
const enoughCharacters = 2_000_000;
const enoughParagraphs = 20_000;
/** Four times those of the paper with the most; more are not searched. */
const mostCells = 20_000;

/** Collects text under the heading read last. Paragraphs stay apart by a line break. */
export function createWriter() {
  const found: Draft[] = [];
  let current = draft('', undefined);
  let cells = 0;
  let characters = 0;
  let paragraphs = 0;
  let isPart = false;
  let isInChecklist = false;
  let isDrawing = false;
  return {
    /** What comes after would be cut off. */
    isFull: () => characters > enoughCharacters || paragraphs > enoughParagraphs,
    heading(title: string, id?: string) {
      if (!isInChecklist && (current.tables.length > 0 || current.text.some((paragraph) => tidy(paragraph) !== '')))
        found.push(current);
      isInChecklist = isChecklist.test(tidy(title)) || (isInChecklist && !endsChecklist.test(tidy(title)));
      current = draft(title, id);
    },
    table(raw: RawTable) {
      if (cells > mostCells) return;
      const table = tableOf(raw);
      if (table === undefined) return;
      cells += table.rows.length * (table.rows[0]?.length ?? 0);
      characters += lengthOfTable(table);
      current.tables.push(table);
    },
    text(piece: string) {
      current.text[current.text.length - 1] += piece;
      characters += piece.trim().length;
    },
    /** `isWhole`: it ends, and not only a line of it. */
    paragraph(isWhole = true) {
      const last = current.text.length - 1;
      if (isDrawing) current.text[last] = '';
      if (isWhole) isDrawing = false;
      if (/\S/.test(current.text[last] ?? '')) {
        current.text.push('');
        paragraphs += 1;
      } else current.text[last] = '';
    },
    /** What is left out; a banner may stand there. */
    skip(text: string) {
      isPart ||= tellsOfBreakOff(text.trim());
      isDrawing ||= drawingCommand.test(text);
    },
    read(): ReadText {
      this.heading('');
      const sections = found.map(({ title, text, id, tables }) => {
        const paragraphsKept = withMarks(text.map(tidy)).filter((paragraph) => {
          const isEnd = tellsOfBreakOff(paragraph);
          isPart ||= isEnd;
          return paragraph !== '' && !isEnd && !isPageFurniture(paragraph);
        });
        return {
          title,
          text: paragraphsKept.join('\n'),
          ...(id === undefined ? {} : { id }),
          ...(tables.length === 0 ? {} : { tables }),
        };
      });
      return { sections: sections.filter(({ text, tables }) => text !== '' || tables !== undefined), isPart };
    },
  };
}
export type Writer = ReturnType<typeof createWriter>;

/** What LaTeXML marks as unknown in a drawing whose coordinates it took for text. */
const drawingCommand =
  /^(?:\{(?:tikzpicture|scope|axis)\}|\\(?:usetikzlibrary|node|draw|coordinate|filldraw|addplot|foreach))$/;

/**
 * What a conference asks its authors, with what they ticked, to the next appendix or the end: it speaks of limitations, code
 * and machines in every paper. https://neurips.cc/public/guides/PaperChecklist
 */
const isChecklist = /\bpaper checklist\b|^(?:[\w-]+ )?(?:reproducibility )?checklist$/i;
const endsChecklist = /\b[Aa]ppendi(?:x|ces)\b|^[A-Z](?:[.:]| \p{Lu})|\b[Ss]upplement/u;

/** A mark of a list that stands alone belongs to what it marks. */
function withMarks(paragraphs: readonly string[]): string[] {
  let mark = '';
  return paragraphs.flatMap((paragraph) => {
    if (isMark.test(paragraph)) {
      mark = `${paragraph} `;
      return [];
    }
    const marked = paragraph === '' ? paragraph : `${mark}${paragraph}`;
    if (paragraph !== '') mark = '';
    return [marked];
  });
}

const isMark = new RegExp(`^${listMark}$`);

type Draft = { title: string; text: string[]; id: string | undefined; tables: Table[] };

const draft = (title: string, id: string | undefined): Draft => ({
  title: shortTitle(tidy(title)) || 'Text',
  text: [''],
  id: id !== undefined && isPlace.test(id) ? id : undefined,
  tables: [],
});

/** One line, without what is not seen, without a space before a stop that a formula left behind. */
export const tidy = (text: string) =>
  text
    .replace(/[^\P{Cc}\s]|[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:)\]])/g, '$1')
    .trim();

/** "3.1 Training details", at most 100 characters. */
const shortTitle = (title: string) => (title.length > 100 ? `${title.slice(0, 97).trimEnd()}…` : title);
