import { arxivUrl, type Paper } from './paper.ts';

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
    ['eprint', paper.id],
    ['archivePrefix', 'arXiv'],
    // Ids before 2007 name their archive; later ones do not, and a wrong class is worse than none.
    ['primaryClass', paper.id.includes('/') ? paper.id.split('/')[0] : undefined],
    ['url', arxivUrl(paper.id)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(13)} = {${value}}`]));
  return `@misc{${citationKey(paper)},\n${lines.join(',\n')}\n}`;
}

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

/** One line for a document: authors, title, year, arXiv id. */
export function referenceOf(paper: Paper): string {
  const year = yearOf(paper);
  const who = paper.authors.length > 6 ? `${paper.authors[0]} et al.` : listOf(paper.authors);
  const title = /[.?!]$/.test(paper.title) ? paper.title : `${paper.title}.`;
  return [
    who === '' ? '' : /\.$/.test(who) ? who : `${who}.`,
    title,
    `arXiv:${paper.id}${year === undefined ? '' : `, ${year}`}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** "kang2026moebius-2606.19195": the arXiv id makes it unique and never changes. */
export function citationKey(paper: Paper): string {
  const family = asciiOf(paper.authors[0]?.split(/\s+/).at(-1) ?? 'anonymous').replace(/[^a-z]/g, '') || 'anonymous';
  const word =
    asciiOf(paper.title)
      .split(/[^a-z0-9]+/)
      .find((candidate) => /^[a-z]{3}/.test(candidate) && !stopWords.has(candidate)) ?? '';
  return `${family}${yearOf(paper) ?? ''}${word}-${paper.id.replace('/', '-')}`;
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
 * A name as BibTeX takes it apart: teams and names with "and", commas or digits in them stay whole in braces, or
 * BibTeX would make several authors of one.
 */
function authorOf(name: string): string {
  const tex = texOf(name);
  return /,|\band\b|\d|\bteam\b|^\S+$/i.test(name) ? `{${tex}}` : tex;
}

const special: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // Not `\\{`: BibTeX counts braces without reading the backslash, and one alone swallows the rest of the file.
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '#': '\\#',
  $: '\\$',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  å: '{\\aa}',
  Å: '{\\AA}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ł: '{\\l}',
  Ł: '{\\L}',
  ı: '{\\i}',
  '–': '--',
  '—': '---',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '…': '\\ldots{}',
};

/** Combining marks and TeX's accents. */
const accents: Record<string, string> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0327': 'c',
  '\u0328': 'k',
};

/** Text as TeX typesets it. Letters it has no command for (Greek, Chinese) stay as they are: biber reads Unicode. */
export const texOf = (text: string): string => [...text.normalize('NFC')].map(texCharacter).join('');

function texCharacter(character: string): string {
  const direct = special[character];
  if (direct !== undefined) return direct;
  const [letter = '', mark, ...more] = [...character.normalize('NFD')];
  const accent = mark === undefined ? undefined : accents[mark];
  if (accent === undefined || more.length > 0 || !/^[A-Za-z]$/.test(letter)) return character;
  // A dotless i under an accent; TeX has no dotted one there.
  return `{\\${accent}${/[a-z]/i.test(accent) ? ' ' : ''}${letter === 'i' ? '\\i' : letter}}`;
}

const asciiOf = (text: string) =>
  text
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

function listOf(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
