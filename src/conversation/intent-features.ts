import { plainQuotes } from '../core/text.ts';
import type { Intent, Said } from './intent.ts';
import { isMask, maskedWords } from './papers/masked-words.ts';
import type { Reading } from './readings.ts';
import { timesIn } from './times/schedule-words.ts';
import { isTalk } from './words/talk.ts';
import { titleShare } from './words/title-share.ts';
import { readSentence } from './words/words.ts';

/**
 * What a sentence shows of its meaning, each once: its words, pairs and triples of them, what begins and ends its parts,
 * where it stands, and what each rule reads in it.
 */
export function featuresOf({ text, where, named }: Said, readings: readonly Reading[]): Set<string> {
  const shown = plainQuotes(text.slice(0, 2_000));
  const { words: said, papers } = maskedWords(shown, named);
  // "Robots, thanks" asks for robots.
  const words = said.slice(0, said.findLastIndex((word) => !courtesies.has(word)) + 1 || said.length);
  const size = words.length;
  const found = new Set(['always', `in:${where}`, `long:${lengthOf(size)}`, `long:${Math.min(size, 9)} in:${where}`]);
  const here = (sign: string) => found.add(sign).add(`${sign} in:${where}`);
  for (const [sign, pattern] of signs) if (pattern.test(shown)) here(sign);
  for (const [at, word] of words.entries()) {
    const [second, third] = words.slice(at + 1, at + 3);
    found.add(`w:${word}`);
    if (where === 'thread' || where === 'digest') found.add(`${where}:${word}`);
    // Topics say nothing of what is wanted of them.
    if (second !== undefined && !(isTopical(word) && isTopical(second))) found.add(`b:${word} ${second}`);
    if (third !== undefined && !(isTopical(second ?? '') && (isTopical(word) || isTopical(third))))
      found.add(`t:${word} ${second} ${third}`);
  }
  for (const shape of shapesOf(words)) found.add(shape);
  const topical = words.filter((word) => !isMask(word) && !isTalk(word));
  if (readings.length === 0)
    here(`topical:${Math.min(topical.length, 4)} ${size === topical.length ? 'alone' : lengthOf(size)}`);
  if (readings.length === 0)
    here(`titled:${Math.max(0, ...topical.map(titleShare))} ${size === topical.length ? 'alone' : ''}`);
  for (const word of shown.toLowerCase().match(/\p{L}{5,}/gu) ?? [])
    if (!isTopical(word)) found.add(`p:${word.slice(0, 5)}`);
  const [first, second = '', third = ''] = words;
  if (first !== undefined) {
    here(`first:${first}`);
    found
      .add(`first:${first} ${second}`)
      .add(`first:${first} ${second} ${third}`)
      .add(`last:${words.at(-1)}`);
    if (!words.slice(-2).every(isTopical)) found.add(`last:${words.slice(-2).join(' ')}`);
  }
  const clauses = shown.split(/[.!?;:]\s|\s[-—–]\s/).filter((clause) => clause.trim() !== '');
  here(`clauses:${Math.min(clauses.length, 3)}`);
  for (const part of shown.split(/[.!?;:,()]\s|\s[-—–]\s/).slice(1)) {
    const [one, another] = maskedWords(part.slice(0, 200), named).words;
    if (one === undefined || courtesies.has(one)) continue;
    found.add(`s:${one}`);
    if (another !== undefined) found.add(`s:${one} ${another}`);
  }
  const names = words.filter(isMask).length;
  here(`names:${Math.min(names, 2)}`);
  here(`known:${Math.min(named.length, 2)}`);
  here(`papers:${Math.min(new Set(papers.map(({ id }) => id)).size, 2)}`);
  if (size > 0) found.add(`share:${Math.round((4 * names) / size)} ${lengthOf(size)}`);
  if (size > 0 && names > 0) found.add(`names of:${names} ${Math.min(size, 4)}`);
  const { when, timezone } = timesIn(readSentence(text).parts);
  if (when !== undefined) here('when');
  if (timezone !== undefined) here('zone');
  for (const [rule, intent] of readings) {
    here(`rule:${rule}`);
    here(`rule:${rule} ${labelOf(intent)}`);
  }
  if (readings.length === 0) here('no rule');
  return found;
}

/** How words stand around those that titles hold, whichever they are: "what is … worth", "any … for …". */
function shapesOf(words: readonly string[]): string[] {
  const shape = words
    .map((word) => (isTopical(word) ? 'X' : word))
    .filter((word, at, all) => word !== 'X' || all[at - 1] !== 'X');
  const runs = shape.flatMap((word, at) => {
    const [second, third] = shape.slice(at + 1, at + 3);
    const two = second === undefined ? [] : [[word, second]];
    return third === undefined || second === undefined ? two : [...two, [word, second, third]];
  });
  return [
    ...runs.filter((run) => run.includes('X')).map((run) => `x:${run.join(' ')}`),
    `begins:${shape.slice(0, 3).join(' ')}`,
    `begins:${shape.slice(0, 4).join(' ')}`,
    `ends:${shape.slice(-3).join(' ')}`,
    ...(shape.length <= 6 ? [`all:${shape.join(' ')}`] : []),
  ];
}

const isTopical = (word: string): boolean =>
  !isMask(word) && !isTalk(word) && !ofPapers.has(word) && titleShare(word) >= leastShare;
const leastShare = 2;
/** What is asked about one paper: titles hold it, too. */
const ofPapers = new Set(
  `code codes data dataset datasets result results summary abstract author authors weights repo link links method methods baseline
  baselines limitation limitations metric metrics figure table section model models training trained evaluation evaluate hardware
  explain simple short quick word words daily weekly digest post posts email language`.split(/\s+/),
);

/** What of a reading tells how sure it is. */
function labelOf(intent: Intent): string {
  switch (intent.kind) {
    case 'change':
      return String(intent.command);
    case 'compare':
      return String(intent.papers.length);
    case 'facts':
    case 'gist':
      return `${intent.kind} ${intent.paper === undefined ? '' : 'named'}`;
    case 'item':
      return intent.does;
    default:
      return intent.kind;
  }
}

const courtesies = new Set(['please', 'thanks', 'thank', 'you']);

const lengthOf = (words: number) => (words <= 3 ? 'few' : words <= 7 ? 'some' : words <= 14 ? 'many' : 'most');

const signs: readonly (readonly [sign: string, pattern: RegExp])[] = [
  ['an id', /\d{4}\.\d{4,5}/],
  ['a link', /https?:|arxiv\.org|10\.\d{5}/i],
  ['a question mark', /\?/],
  ['ends in a question mark', /\?[\s"')]{0,3}$/],
  ['a number of a list', /(?<!\d)(?:#|no\.? ?|nr\.? ?|number |item |paper )\d{1,2}\b/i],
  ['a time of day', /\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d{1,2}[:.]\d\d\b/i],
];
