import { arxivIdsIn } from '../../core/papers/paper.ts';
import { titleWords } from '../../core/papers/title-words.ts';
import type { NamedPaper } from '../../core/queries/search.ts';
import { isEverydayName, titleShare } from '../words/title-share.ts';
import { spelled } from '../words/words.ts';
import { isCoined } from './reference.ts';

/** Words of a sentence that are looked at: what is asked for stands in the first or last of them. */
const mostWords = 120;

/**
 * The words of a text in lower case; `NAME` for a paper's, `CODE` for what somebody made up, `QUOTE` for what is quoted, 0
 * for a number. `papers`: those that it names as one writes a name.
 */
export function maskedWords(
  text: string,
  named: readonly NamedPaper[],
): { words: string[]; papers: readonly NamedPaper[] } {
  const quotes: string[] = [];
  const unquoted = text.replace(/"[^"]{12,200}"|(?<=\s|^)'[^']{12,200}'(?=\W|$)/g, (quote) => {
    quotes.push(titleWords(quote).join(' '));
    return ' QUOTEDTITLE ';
  });
  const tokens = unquoted.match(/[\p{L}\p{N}]+(?:'\p{L}+)?(?:[-.]\p{L}*\p{N}[\p{L}\p{N}]*)?/gu) ?? [];
  const words: string[] = [];
  const papers: NamedPaper[] = named.filter((paper) => quotes.includes(paper.words));
  const units = tokens.flatMap((token) => token.split(/(?<=\p{L}|\p{N})[-.](?=\p{L}|\p{N})/u));
  const keys = units.map((unit) => `${titleWords(unit).join(' ')} `);
  for (let at = 0; at < units.length && words.length < mostWords; ) {
    const { paper, length } = nameAt(keys, at, named);
    if (paper !== undefined && isName(units.slice(at, at + length), { at, isAll: length === units.length })) {
      words.push('NAME');
      papers.push(paper);
      at += length;
      continue;
    }
    const unit = units[at] ?? '';
    const run = titleRun(units, at);
    if (run > 2) {
      words.push('CODE');
      at += run;
      continue;
    }
    words.push(plainOf(unit));
    at += 1;
  }
  return { words, papers };
}

/** The one paper that a text names, wherever it does. */
export function onlyPaper(text: string, named: readonly NamedPaper[]): string | undefined {
  const ids = arxivIdsIn(text);
  const papers =
    ids.length > 0
      ? ids
      : maskedWords(text, named)
          .papers.filter(isNoVerb)
          .map(({ id }) => id);
  const [paper, another] = [...new Set(papers)];
  return another === undefined ? paper : undefined;
}

/** "Start a discussion" names no paper that is called so. */
const isNoVerb = ({ words }: NamedPaper) => !verbs.has(words);
const verbs = new Set('open start create make begin launch thread discuss discussion'.split(' '));

function plainOf(unit: string): string {
  if (unit === 'QUOTEDTITLE') return 'QUOTE';
  if (isCoined(unit)) return 'CODE';
  if (/^\p{N}+$/u.test(unit)) return '0';
  return spelled(unit);
}

/** How many words from a place on are written as a title is: "Segment Any Text". */
function titleRun(units: readonly string[], from: number): number {
  let to = from;
  let capitals = 0;
  for (; to < units.length; to += 1) {
    const unit = units[to] ?? '';
    if (/^\p{Lu}\p{Ll}|^\p{Lu}+$/u.test(unit) && unit !== 'I') capitals += 1;
    else if (to === from || !/^(of|the|in|for|with|and|to|on|a|an|is|are|from|by|via|as|or)$/.test(unit)) break;
  }
  while (to > from && !/^\p{Lu}/u.test(units[to - 1] ?? '')) to -= 1;
  return capitals > 2 ? to - from : 0;
}

/** The paper whose name stands at a place, and of how many units it is: "Don't" is one, and two words of a title. */
function nameAt(keys: readonly string[], from: number, named: readonly NamedPaper[]) {
  for (const paper of named) {
    let [rest, to] = [`${paper.words} `, from];
    for (; rest !== '' && rest.startsWith(keys[to] ?? ' '); to += 1) rest = rest.slice(keys[to]?.length);
    if (rest === '') return { paper, length: to - from };
  }
  return { length: 0 };
}

/** Whether words are written as a name is, or can be nothing else: "world models" names no paper in passing. */
function isName(words: readonly string[], { at, isAll }: { at: number; isAll: boolean }): boolean {
  if (words.length > 3) return true;
  if (words.some(isCoined)) return true;
  const plain = words.map((word) => word.toLowerCase());
  if (isEverydayName(plain)) return false;
  if (isAll) return true;
  const long = words.filter((word) => word.length > 3);
  // Every sentence begins with a capital.
  const isWritten = long.length > 0 && long.every((word) => /^\p{Lu}/u.test(word));
  return isWritten && (at > 0 || long.length > 1 || plain.every((word) => titleShare(word) === 0));
}

export const isMask = (word: string) => word === 'NAME' || word === 'CODE' || word === 'QUOTE';
