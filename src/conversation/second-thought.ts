import { placesIn } from './papers/item.ts';
import { timesIn } from './times/schedule-words.ts';
import { plainly } from './words/manners.ts';
import { beginsWith, phrases } from './words/phrases.ts';
import { allWords, type Part, readSentence } from './words/words.ts';

/**
 * A sentence in which somebody changes their mind, once or more often, with what is said last in the place of what was said before:
 * "show 2, no wait, 3", "papers on robots, actually no, video", "the newest one, sorry, the most upvoted one". Any other is as it
 * was.
 */
export function secondThought(text: string): string {
  const turned = firstTurn(text);
  return turned === text ? text : secondThought(turned);
}

/** With the first turn taken: a shorter sentence, or the same one. */
function firstTurn(text: string): string {
  const tokens = text.trim().split(/\s+/);
  const at = text.length > longest ? undefined : turnIn(tokens);
  if (at === undefined) return text;
  const before = tokens.slice(0, at.start);
  const after = tokens.slice(at.end);
  const { parts } = readSentence(before.join(' '));
  // What is said of times is put together with the other half of them.
  if (timesIn(parts).when !== undefined || goesOn.has(bare(after[0]))) return text;
  if (placesIn(after.join(' ')) !== undefined) return inPlace(before, after) ?? text;
  const later = readSentence(after.join(' ')).parts;
  if (isWish(parts) && isWish(later)) return after.join(' ');
  // What is taken back reaches to the word that leads to it.
  const lead = before.findLastIndex((word) => leads.has(bare(word)));
  if (lead === -1 || before.length - lead > mostTakenBack) return text;
  const isRepeated = bare(before[lead]) === bare(after[0]);
  return [...before.slice(0, lead + (isRepeated ? 0 : 1)), ...after].join(' ');
}

/** Characters of a sentence in which it is looked for. */
const longest = 300;
const mostTakenBack = 8;

const bare = (token = '') => token.toLowerCase().replace(/[^a-z0-9]/g, '');
const isWish = (parts: readonly Part[]) => beginsWith(plainly(allWords(parts)), wishes) !== undefined;

/** The first numbers that were said, with the later ones in their stead. */
function inPlace(before: readonly string[], after: readonly string[]): string | undefined {
  const from = before.findIndex((_, at) => placesIn(before.slice(at).join(' ')) !== undefined);
  return from === -1 ? undefined : [...before.slice(0, from), ...after].join(' ');
}

/** Where the turn stands, with something on both sides. */
function turnIn(tokens: readonly string[]): { start: number; end: number } | undefined {
  const said = tokens.map(bare);
  const breaks = (at: number) => /[,.;:!…–—-]$/.test(tokens[at] ?? '');
  for (let start = 1; start < tokens.length - 1; start += 1) {
    for (const [strength, turns] of turnsOf) {
      const turn = turns.find((words) => words.every((word, at) => said[start + at] === word));
      const end = start + (turn?.length ?? 0);
      if (turn === undefined || end === tokens.length) continue;
      // "No surveys", and yet "save 2, no 3".
      const isApart = breaks(end - 1) || placesIn(tokens.slice(end).join(' ')) !== undefined;
      if (strength === 'clear' || (breaks(start - 1) && (strength === 'usual' || isApart))) return { start, end };
    }
  }
  return undefined;
}

const split = (turns: string) => turns.split(', ').map((turn) => turn.split(' '));

/**
 * The `clear` ones can mean nothing else; the `usual` ones do behind a comma, as in "is there actually no code" they do not; the
 * `weak` ones only between two, or with numbers behind them.
 */
const turnsOf = [
  ['clear', split('no wait, wait no, scratch that, strike that, on second thought, on second thoughts, or rather')],
  [
    'usual',
    split(
      'actually no, no actually, wait actually, actually wait, no sorry, sorry no, oh no, hm no, hmm no, no i meant, sorry i meant, i meant, no i mean, i mean, correction',
    ),
  ],
  ['weak', split('sorry, wait, no, nope, nah, actually, rather')],
] as const;

const wishes = phrases([
  'show|open|find|search|give|get|list|look|read|see|save|bookmark|keep|cite|summarize|compare|discuss|tell|explain|bring',
  'papers|anything|something|some|any|the|those|these',
  'newest|latest|oldest|most',
]);
/** What is asked for stands behind these. */
const leads = new Set(
  'on about for of by from with like summarize summarise show me find open explain cite tldr save bookmark discuss compare the is'.split(
    ' ',
  ),
);
/** "Sorry for the noise", "wait, that is not it" */
const goesOn = new Set('for about that this if i to but can could not'.split(' '));
