import type { Intent } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, phrases } from '../words/phrases.ts';
import { allWords, type Part, type Word } from '../words/words.ts';
import { asksAbout } from './asks-about.ts';
import { comparesAll } from './compared-all.ts';
import { factsAsked } from './facts.ts';
import { gistAsked } from './gist.ts';

type Item = Extract<Intent, { kind: 'item' }>;

/** What is wanted of papers of a list. `rest`: the words around their numbers, with a pronoun in their place. */
export function wantedOf(
  parts: readonly Part[],
  rest: readonly Word[],
  { several }: { several: boolean },
): Pick<Item, 'does' | 'fact'> {
  const words = allWords(parts);
  if (several && (holds(words, comparing) !== undefined || comparesAll(words))) return { does: 'compare' };
  if (holds(words, reasons) !== undefined || holds(rest, reasons) !== undefined) return { does: 'why' };
  const fact = factsAsked({ words: rest })?.fact;
  if (fact !== undefined) return fact === 'citation' ? { does: 'cite' } : { does: 'facts', fact };
  for (const [does, list] of wants) if (holds(words, list) !== undefined) return { does };
  const asked = parts.map((part) => plainly(part.words));
  // "For paper 1, is the planner learned?": what is asked stands in a part of its own.
  const isQuestion =
    parts.some((part) => part.asks || asksAbout(part)) || asked.some((some) => beginsWith(some, asking) !== undefined);
  const isShort = asked.reduce((sum, { length }) => sum + length, 0) <= shortest;
  if (gistAsked({ words: rest }) !== undefined) return { does: 'gist' };
  return {
    does:
      isQuestion &&
      !(isShort && !asked.some((some) => beginsWith(some, asking) !== undefined)) &&
      !asked.some((some) => beginsWith(some, showing) !== undefined)
        ? 'ask'
        : 'show',
  };
}

/** "Number 3 please?" */
const shortest = 3;

const comparing = phrases(['compare|comparison|versus|vs|difference|differences|differ|different|better|contrast']);

/** Why somebody got it, and not why it is as it is. */
const reasons = phrases([
  'why ... posted|sent|picked|chosen|selected|recommended|included|here|shown',
  'why ... in|on our|my|the|todays|this list|digest|feed|channel',
  'why ... make|made|makes the cut|list|digest',
  'what is|are|was ... doing in|on|here ...',
  'why do|did|does|are|were|am|was|have|has|is i|we|you get|getting|got|receive|received|see|seeing|post|posted|send|sent|pick|picked|choose|chosen|show|shown',
  'why do|did|does|are|were|am|was|have|has|is it|this|that|they? here|end|ended|come|land|there',
  'how come ... here|get|got|getting|see|in|on|posted|sent|picked|chosen|selected|included',
  'how did|was|were|has ... picked|chosen|selected|included|here',
  'how did|has ... get|got|end|make|land in|on|here|into|it|up ...',
  'what|which|whose? reason|reasons|grounds|basis ... picked|chosen|selected|included|here|posted|sent|recommended|on',
  'the? reason|reasons for|behind the? number|no|nr|#|paper|item|it',
  'what|which topic|topics|keyword|keywords|filter? matched|matches|triggered',
]);

/** In this order: "save the one like …" saves. */
const wants: readonly [Item['does'], ReturnType<typeof phrases>][] = [
  [
    'save',
    phrases([
      'save|bookmark|keep|saved|star|store|stash',
      'read later',
      'for later',
      'to|on|onto my|the? reading? list',
      'for|into my|the? reading list',
      'remember it',
    ]),
  ],
  ['discuss', phrases(['discuss|discussion|thread|threads|talk|chat|debate'])],
  [
    'cite',
    phrases(['cite|bibtex|citation|citations|bib', 'latex|bibliography', 'reference|references of|for|to|entry']),
  ],
  ['less-like', phrases(['less|fewer papers|stuff|things|ones|work? like'])],
  [
    'similar',
    phrases([
      'similar|related|alike|resemble|resembles|resembling|neighbours|neighbors|neighbour|neighbor',
      'more|papers|others|something|anything|some|any|stuff|things|work|ones like',
      'along|in|of the? same? lines|line|vein|spirit|direction',
      'papers|work|anything|something|things|others|ones|stuff|else|more|closest close|closer|closest|akin to',
    ]),
  ],
  [
    'gist',
    phrases([
      'summarize|summary|tldr|gist|explain|eli5|overview|rundown',
      'simple|plain words|terms|english',
      'simply',
    ]),
  ],
  ['show', phrases(['more|details|info about|on', 'details', 'abstract'])],
];

const showing = phrases(['show|open|read|see|view|display|give|pull|expand|get|bring|send']);
const asking = phrases([
  'what|which|how|is|are|does|do|did|has|have|was|were|where|who|whose|why|when',
  'in|on|for|with|at|of which|what|how',
  'ask {name} what|which|how|is|are|does|do|did|has|have|was|were|where|who|whose|why|when|if|whether|about',
]);
