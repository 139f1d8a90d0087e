import type { Section, Table } from '../core/discussions/answer.ts';
import type { ReadText } from './full-text-writer.ts';
import { lengthOfTable } from './table.ts';

/** Some 80,000 words, tables among them, the length of a thesis; what comes after is not read. */
const mostCharacters = 500_000;
/** A thesis has about 6,000 paragraphs; every line begins a sentence, and every question walks through all of them. */
const mostLines = 10_000;
/** The longest survey on record has 190 headings. */
const mostSections = 1_000;

/** Less is an abstract page, or an error page with good manners. */
const leastCharacters = 2_000;

/** As much of a full text as is read, without what is no part of it; nothing of a page that is none. */
export function fullTextOf({ sections, isPart }: ReadText): ReadText {
  const body = withoutFrontMatter(sections).filter(({ title }) => !isNoText.test(title));
  const characters = lengthOf(body);
  if (body.length < 2 || characters < leastCharacters) return { sections: [], isPart: false };
  let room = mostCharacters;
  let lines = mostLines;
  const kept = body.slice(0, mostSections).flatMap(({ text, tables = [], ...section }) => {
    const first = firstLines(text.slice(0, Math.max(room, 0)), lines);
    room -= text.length;
    lines -= first.split('\n').length;
    const fitting: Table[] = [];
    for (const table of tables) {
      room -= lengthOfTable(table);
      if (room >= 0) fitting.push(table);
    }
    if (first === '' && fitting.length === 0) return [];
    return [{ ...section, text: first, ...(fitting.length === 0 ? {} : { tables: fitting }) }];
  });
  return { sections: kept, isPart: isPart || room < 0 || lengthOf(kept) < characters };
}

/** Its title, its authors and where they work: what stands before the abstract or the introduction. */
function withoutFrontMatter(sections: readonly Section[]): readonly Section[] {
  const first = sections.findIndex(({ title }) => isBeginning.test(title));
  const before = sections.slice(0, Math.max(first, 0));
  const isFront = before.length <= mostBefore && !before.some(({ title }) => /^\d/.test(title));
  return isFront ? sections.slice(before.length) : sections;
}

const isBeginning = /^(?:[1i][.:]? ?)?(?:abstract|summary|introduction)\b|^1\.? \p{Lu}/iu;
/** A title, authors, keywords, how to cite it, and what publishers think of; none of it numbered. */
const mostBefore = 8;

const isNoText =
  /^[\d.]*\s?(?:references|bibliography|works cited|literature cited|(?:table of )?contents|keywords?|ccs concepts|acm ?reference format|index terms|author contributions|list of (?:figures|tables))[.: ]{0,2}$/i;

const lengthOf = (sections: readonly Section[]) => sections.reduce((sum, { text }) => sum + text.length, 0);

const firstLines = (text: string, most: number) => (most <= 0 ? '' : text.split('\n', most).join('\n'));
