import { placesIn } from './item.ts';
import { plainly } from './manners.ts';
import { beginsWith, phrases } from './phrases.ts';
import { timesIn } from './schedule-words.ts';
import { readSentence, writtenAs } from './words.ts';

/**
 * A sentence in which somebody changes their mind, with what is said last in the place of what was said before: "show 2, no wait,
 * 3", "papers on robots, actually no, video", "the newest one, sorry, the most upvoted one". Any other is as it was.
 */
export function secondThought(text: string): string {
  const tokens = text.slice(0, longest).trim().split(/\s+/);
  const at = turnIn(tokens);
  if (at === undefined) return text;
  const before = tokens.slice(0, at.start).join(' ');
  const after = tokens.slice(at.end).join(' ');
  const { parts } = readSentence(before);
  // What is said of times is put together with the other half of them.
  if (timesIn(parts).when !== undefined) return text;
  if (placesIn(after) !== undefined) return inPlace(before, after) ?? text;
  const words = plainly(parts.flatMap((part) => part.words));
  const later = plainly(readSentence(after).parts.flatMap((part) => part.words));
  if (beginsWith(words, wishes) === undefined) return text;
  if (beginsWith(later, wishes) !== undefined) return after;
  const lead = beginsWith(words, leads);
  return lead === undefined || lead.end === words.length ? text : `${writtenAs(words.slice(0, lead.end))} ${after}`;
}

const longest = 300;

/** The first numbers that were said, with the later ones in their stead. */
function inPlace(before: string, after: string): string | undefined {
  const tokens = before.split(' ');
  const from = tokens.findIndex((_, at) => placesIn(tokens.slice(at).join(' ')) !== undefined);
  return from === -1 ? undefined : [...tokens.slice(0, from), after].join(' ');
}

/** Where the turn stands, with something on both sides. */
function turnIn(tokens: readonly string[]): { start: number; end: number } | undefined {
  const said = tokens.map((token) => token.toLowerCase().replace(/[^a-z0-9]/g, ''));
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
      'actually no, no actually, wait actually, actually wait, no sorry, sorry no, oh no, hm no, hmm no, no i meant, sorry i meant, i meant, no i mean',
    ),
  ],
  ['weak', split('sorry, wait, no, nope, nah, actually, rather')],
] as const;

const wishes = phrases([
  'show|open|find|search|give|get|list|look|read|see|save|bookmark|keep|cite|summarize|compare|discuss|tell|explain|bring',
  'papers|anything|something|some|any|the|those|these',
  'newest|latest|oldest|most',
]);
/** What stays of a wish when its topic is another. */
const leads = phrases([
  'show|find|search|give|get|list|look|bring me|us? for? a|any|some|the|all|more? new|recent|latest|newest? papers|paper|stuff|work|works|something|anything? about|on|for|with|regarding?',
  'papers|anything|something|some|any new|recent? papers? about|on|for|with|regarding',
]);
