import { asciiLetters } from '../letters.ts';
import { inWords } from '../text.ts';
import { arxivUrl, isAtArxiv, type Paper, pageOf } from './paper.ts';
import { displayName, generation, personName } from './person-name.ts';
import { texOf } from './tex.ts';

/**
 * A BibTeX entry for a paper, safe to paste: every character TeX gives a meaning is escaped. Of more than `mostAuthors`
 * the others are BibTeX's own "and others".
 */
export function bibtexOf(paper: Paper, mostAuthors = Number.POSITIVE_INFINITY): string {
  const authors = paper.authors.slice(0, mostAuthors).map(authorOf);
  if (authors.length < paper.authors.length) authors.push('others');
  const year = yearOf(paper);
  const fields: [string, string | undefined][] = [
    ['title', `{${texOf(paper.title)}}`],
    ['author', authors.length === 0 ? undefined : authors.join(' and ')],
    ['year', year],
    ...(isAtArxiv(paper.id) ? eprint(paper.id) : []),
    ['doi', isAtArxiv(paper.id) ? undefined : verbatimDoi.exec(paper.doi ?? '')?.[0]],
    ['note', paper.withdrawn === true ? 'Withdrawn' : undefined],
    ['url', isAtArxiv(paper.id) ? arxivUrl(paper.id) : pageOf(paper)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(13)} = {${value}}`]));
  return `@misc{${citationKey(paper)},\n${lines.join(',\n')}\n}`;
}

/** BibTeX takes a DOI as it is, so that only one without its own signs can stand there. */
const verbatimDoi = /^[\w.()/:;-]+$/;

const eprint = (id: string): [string, string | undefined][] => [
  ['eprint', id],
  ['archivePrefix', 'arXiv'],
  // Ids before 2007 name their archive; later ones do not, and a wrong class is worse than none.
  ['primaryClass', id.includes('/') ? id.split('/')[0] : undefined],
];

/** BibTeX entries in one answer, and their characters together: Discord takes 4,000, Slack 3,000 in a block. */
export const mostEntries = 5;
export const longestEntries = 2_900;

/**
 * An entry of at most so many characters, as far as leaving out authors goes: a message that cut it off would hold no
 * entry at all. `named`: how many authors it names.
 */
export function bibtexWithin(paper: Paper, characters: number): { entry: string; named: number } {
  let named = paper.authors.length;
  let entry = bibtexOf(paper);
  while (entry.length > characters && named > 1) {
    named = Math.floor(named / 2);
    entry = bibtexOf(paper, named);
  }
  return { entry, named };
}

/** One line for a document: authors, title, year, arXiv id or address. */
export function referenceOf(paper: Paper): string {
  const year = yearOf(paper);
  const who =
    paper.authors.length > 6
      ? `${displayName(paper.authors[0] ?? '')} et al.`
      : inWords(paper.authors.map(displayName));
  const title = /[.?!]$/.test(paper.title) ? paper.title : `${paper.title}.`;
  return [
    who === '' ? '' : /\.$/.test(who) ? who : `${who}.`,
    title,
    `${paper.withdrawn === true ? 'Withdrawn. ' : ''}${isAtArxiv(paper.id) ? `arXiv:${paper.id}` : pageOf(paper)}${year === undefined ? '' : `, ${year}`}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** "kang2026moebius-2606.19195": the arXiv id makes it unique and never changes. */
export function citationKey(paper: Paper): string {
  const names = personName(paper.authors[0] ?? '').family.split(' ');
  const family = asciiOf(names.filter((name) => !generation.test(name)).at(-1) ?? '').replace(/[^a-z]/g, '');
  const word =
    asciiOf(paper.title)
      .split(/[^a-z0-9]+/)
      .find((candidate) => /^[a-z]{3}/.test(candidate) && !stopWords.has(candidate)) ?? '';
  return `${family || 'anonymous'}${yearOf(paper) ?? ''}${word}-${paper.id.replace(/[/:]/, '-')}`;
}

/** Words a title may begin with that would make a poor key. */
const stopWords: ReadonlySet<string> = new Set(
  'the and are for from how into its not our towards toward via was what when where which why with you your can does let all one'.split(
    ' ',
  ),
);

/** The year of the first version: of the publication where known, else of the id's own month. */
function yearOf({ id, publishedAt }: Paper): string | undefined {
  if (publishedAt !== undefined) return publishedAt.slice(0, 4);
  const two = /^(\d{2})\d{2}\.|\/(\d{2})\d{5}$/.exec(id);
  const digits = two?.[1] ?? two?.[2];
  if (digits === undefined) return undefined;
  return `${Number(digits) > 90 ? '19' : '20'}${digits}`;
}

/**
 * A name so that BibTeX takes it apart as {@link personName} does: in its own order where it would do the same, else
 * with commas. What is no person's name stays whole in braces.
 */
function authorOf(name: string): string {
  const { family, given, suffix } = personName(name);
  if (given === undefined) return `{${texOf(family)}}`;
  const words = family.split(' ');
  const beginsSmall = isSmall(words[0]);
  const readsItself = suffix === undefined && (beginsSmall || words.length === 1) && !given.split(' ').some(isSmall);
  if (readsItself) return texOf(`${given} ${family}`);
  // BibTeX takes all up to the last small word for a particle: "Le Sellier de Chezelles".
  const isWhole = !beginsSmall && words.slice(0, -1).some(isSmall);
  return [isWhole ? `{${texOf(family)}}` : texOf(family), suffix, texOf(given)]
    .filter((part) => part !== undefined)
    .join(', ');
}

const isSmall = (word = '') => /^\P{L}*\p{Ll}/u.test(word);

const asciiOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœı]/g, (letter) => asciiLetters[letter] ?? letter);
