import { plainly } from './manners.ts';
import { isPhrase, phrases } from './phrases.ts';
import { allWords, readSentence } from './words.ts';

/** What papers can be put in order by: their days, or their votes; citations are not known, and are asked for. */
export type Ranking = 'newest' | 'oldest' | 'upvotes' | 'citations';

/** In which order somebody wants the papers that were just shown: "which one is newer?", "the one with most upvotes" */
export function rankingAsked(text: string): Ranking | undefined {
  const words = plainly(allWords(readSentence(text.slice(0, longest)).parts));
  return rankings.find(([, list]) => isPhrase(words, list) !== undefined)?.[0];
}

const longest = 100;

const of = {
  which: [
    'which|what|who one|ones|paper?',
    'which|what|who one|ones|paper? of|among|from all? of? them|these|those|both',
    'which|what|who one|ones|paper? of|among|from all? of? the|these|those two|three|four|five|papers|ones',
  ],
  is: ['is|are|was|were|comes|came|looks|seems the?'],
  has: ['has|have|got|gets|received|with the?'],
  show: ['show|open|give|see|get|read|find|pick|take|want me|us?'],
};

const rankings: readonly [Ranking, ReturnType<typeof phrases>][] = [
  [
    'newest',
    phrases(
      [
        '{show}? the newest|latest|freshest|youngest one',
        '{show}? the most recent|recently published one',
        '{which} {is} newer|newest|latest|later|fresher|freshest|youngest|recent one?',
        '{which} {is} more|most recent one?',
        '{which} {is} published|released|out|posted last|later|latest|recently',
        '{which} came|appeared out? last|later',
      ],
      of,
    ),
  ],
  [
    'oldest',
    phrases(
      [
        '{show}? the oldest|earliest one',
        '{which} {is} older|oldest|earlier|earliest one?',
        '{which} {is} published|released|out|posted first|earlier|earliest',
        '{which} came|appeared out? first|earlier',
      ],
      of,
    ),
  ],
  [
    'upvotes',
    phrases(
      [
        '{show}? the most|highest upvoted|voted|popular|liked|rated one',
        '{show}? the one with the? most|highest|more upvotes|votes|likes|points',
        '{which} {is} more|most|best|better|higher|highest popular|upvoted|voted|liked|rated|ranked|loved one?',
        '{which} {is} popular|hotter|hottest one?',
        '{which} {has} more|most|highest upvotes|votes|likes|upvote|points|attention',
        '{which} do|did people|readers like|upvote most|more|best',
      ],
      of,
    ),
  ],
  [
    'citations',
    phrases(
      [
        '{show}? the most|best|highly cited|referenced one',
        '{show}? the one with the? most|highest|more citations',
        '{which} {is} more|most|best|better|highly cited|quoted|referenced one?',
        '{which} {has} more|most|highest citations|cites|references',
      ],
      of,
    ),
  ],
];
