import type { Section } from '../core/discussions/answer.ts';

/** Some 80,000 words, the length of a thesis; what comes after is not read. */
const mostCharacters = 500_000;
/** A thesis has about 6,000 paragraphs; every line begins a sentence, and every question walks through all of them. */
const mostLines = 10_000;
/** The longest survey on record has 190 headings. */
const mostSections = 1_000;

/** Less is an abstract page, or an error page with good manners. */
const leastCharacters = 2_000;

/** As much of a full text as is read; nothing of a page that is none. */
export function fullTextOf(sections: readonly Section[]): Section[] {
  const characters = sections.reduce((sum, { text }) => sum + text.length, 0);
  if (sections.length < 2 || characters < leastCharacters) return [];
  let room = mostCharacters;
  let lines = mostLines;
  return sections.slice(0, mostSections).flatMap(({ title, text }) => {
    const kept = firstLines(text.slice(0, Math.max(room, 0)), lines);
    room -= text.length;
    lines -= kept.split('\n').length;
    return kept === '' ? [] : [{ title, text: kept }];
  });
}

const firstLines = (text: string, most: number) => (most <= 0 ? '' : text.split('\n', most).join('\n'));
