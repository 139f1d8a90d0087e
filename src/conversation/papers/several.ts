import { plainly } from '../words/manners.ts';
import { type Classes, holds, isPhrase, phrases } from '../words/phrases.ts';
import { allWords, readSentence } from '../words/words.ts';
import { comparesAll } from './compared-all.ts';
import { ownList, ownListWritten } from './own-list.ts';

/**
 * A question to several papers: those of one's list, those of the list that is talked about, or, where a question names none,
 * those that the person was shown last. `question`: as each of them is asked.
 */
export type SeveralAsked = { of: 'saved' | 'these' | 'shown'; question: string };

/** "Is anyone in this list …?": in it stand the papers. "Did this digest come?" asks of none. */
const aList = "(?:this|the|today'?s) (?:list|digest)(?: above)?";
const these =
  '(?:these|those)(?: \\d+| few)?(?: papers?| ones| articles)?|them|the papers (?:above|here|in this post)|the above papers';
/** How the papers are named, and how where something is asked in or among them. */
const lists: readonly [of: 'saved' | 'these', papers: string, within?: string][] = [
  ['saved', ownListWritten],
  ['these', these, `${these}|${aList}`],
];
/** Of a phrase that names the papers, what is left of it in the question to each. */
const forms = lists.map(([of, papers, within = papers]) => ({
  of,
  /** "Ask these: how many GPUs?" */
  lead: new RegExp(`^(?:please )?(?:(?:ask|in|among|of|from) )?(?:all )?(?:of )?(?:${papers})\\s?[:,]\\s`, 'i'),
  /** "which of these use RL?" */
  part: new RegExp(
    `\\b(?<=^(?:which|what|who|how many)(?: ones?| papers?)? )(?:of|among|in|from) (?:all )?(?:${within})\\b ?`,
    'i',
  ),
  /** "do any of these release code?" */
  whole: new RegExp(
    `\\b(?:(?:any(?:one|body|thing)?|some(?:one|body)?|one|all|each|none|nobody)(?: ones?| papers?)? (?:of|among|in) )(?:${within})(?= )|(?<=\\bdo |\\bare |\\bhave |\\bdid |\\bwere )(?:${papers})(?= )`,
    'i',
  ),
}));

/** What a sentence asks of several papers; undefined where it asks nothing of the kind ("what is in my list?"). */
export function severalAsked(text: string): SeveralAsked | undefined {
  const asked = text.trim();
  if (comparesAll(allWords(readSentence(asked.slice(0, longestOfNone)).parts))) return undefined;
  for (const { of, lead, part, whole } of forms) {
    const question = lead.test(asked)
      ? asked.replace(lead, '')
      : part.test(asked)
        ? asked.replace(part, '')
        : isQuestion.test(asked) && whole.test(asked)
          ? asked.replace(whole, 'they')
          : undefined;
    if (question !== undefined && saysSomething(question)) return { of, question };
  }
  return asksWhich(asked) ? { of: 'shown', question: asked } : undefined;
}

/** "Which is faster?", "which ones have code?": of what, nobody says. "Which is better, Mamba or a transformer?" does. */
function asksWhich(text: string): boolean {
  const { parts } = readSentence(text.slice(0, longestOfNone));
  const words = allWords(parts);
  return (
    words.length <= mostOfNone && isPhrase(words, whichOne) !== undefined && holds(words, otherThings) === undefined
  );
}
const longestOfNone = 100;
const mostOfNone = 10;
const whichOne = phrases([
  'and|so|ok|but? which one|ones? is|are|was|were|has|have|does|do|did|can|could|should|would|use|uses|need|needs|run|runs|work|works|get|gets|got|beat|beats|score|scores|perform|performs|come|comes|cost|costs|take|takes|release|releases|released|train|trains|support|supports|outperform|outperforms {name}',
]);
const otherThings = phrases([
  'or|vs|versus|paper|papers|post|posts|channel|channels|you|today|week|month',
  // What the list is put in order by.
  'upvotes|votes|likes|newest|newer|latest|oldest|older|upvoted|popular',
]);

/** Of all that one has saved: "summarize my list", "compare my saved papers". */
export function savedAsked(text: string): 'gist' | 'compare' | undefined {
  const { parts } = readSentence(text.slice(0, longestOfNone));
  const words = plainly(allWords(parts));
  return savedDeeds.find(([, list]) => isPhrase(words, list) !== undefined)?.[0];
}

const mine: Classes = { ...ownList, saved: ['all? of? {own}'] };
const savedDeeds = [
  [
    'gist',
    phrases(['summarize|tldr {saved}', 'sum up {saved}', 'a|the? summary|summaries|gist|tldr of {saved}'], mine),
  ],
  ['compare', phrases(['compare {saved}', 'a|the? comparison|difference|differences of|between {saved}'], mine)],
] as const;

const isQuestion =
  /^(?:any|anything|some|something|one|which|what|who|how|why|when|where|do|does|did|is|are|was|were|has|have|can)\b/i;

/** Beside the words that only ask for the papers themselves. */
const saysSomething = (question: string): boolean =>
  question.split(/[^\p{L}\p{N}]+/u).some((word) => word.length > 1 && !asking.test(word));
const asking =
  /^(?:which|what|who|how|why|when|where|many|do|does|did|is|are|was|were|has|have|can|they|it|the|papers?|ones?|there|say|me|you|know|saved|new|best|good|top|latest|about|of|in|on)$/i;
