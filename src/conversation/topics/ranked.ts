import type { Ranking } from '../../core/queries/order.ts';
import { plainly } from '../words/manners.ts';
import { isPhrase, phrases } from '../words/phrases.ts';
import { allWords, readSentence } from '../words/words.ts';

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
    'which|what|who one|ones|paper? of|among|from all? of? the|these|those two|three|four|five|ten|papers|ones|list',
  ],
  sort: [
    'sort|order|rank|sorted|ordered|ranked them|these|those|the|all? list|papers|ones|results? by',
    'can|could you? sort|order|rank them|these|those|the list|papers|ones|results? by',
  ],
  some: ['these|them|those', 'the list|papers|five|ten'],
  behind: ['of|among|from|in {some}'],
  team: ['authors|coauthors|co-authors|people|writers|contributors|names', 'author count|list'],
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
        '{show}? the newest|latest|freshest one? {behind}',
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
        '{show}? the oldest|earliest one? {behind}',
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
        '{show}? the most|highest upvoted|voted|popular|liked|rated one? {behind}',
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
    'fewest-upvotes',
    phrases(
      [
        '{show}? the least upvoted|popular|liked one',
        '{show}? the one with the? fewest|least|lowest upvotes|votes|likes|points',
        '{which} {is} least|less upvoted|popular|liked one? {behind}?',
        '{which} {has} fewest|least|lowest|fewer|less number|count? of? upvotes|votes|likes|points {behind}?',
      ],
      of,
    ),
  ],
  [
    'comments',
    phrases(
      [
        '{show}? the most discussed|commented|debated one',
        '{show}? the one with the? most|more comments|discussion|replies',
        '{which} {is} more|most discussed|commented|debated|talked on|about? one? {behind}?',
        '{which} {has} more|most|highest|biggest|largest number|count? of? comments|discussion|discussions|replies {behind}?',
        '{sort} number|count? of? comments|discussion',
      ],
      of,
    ),
  ],
  [
    'stars',
    phrases(
      [
        '{show}? the most starred one|repo',
        '{show}? the one with the? most|more github? stars',
        '{which} {is} more|most starred one? {behind}?',
        '{which} {has} more|most|highest number|count? of? github|repo|code? stars on? github? {behind}?',
        '{which} {has} most starred repo|code|repository {behind}?',
        '{sort} number|count? of? github? stars',
      ],
      of,
    ),
  ],
  [
    'authors',
    phrases(
      [
        '{show}? the one with the? most|more {team}',
        '{which} {has} more|most|highest|largest|biggest|longest number? of? {team} {behind}?',
        '{which} {has} largest|biggest|longest team|group|crowd|collaboration|authorship|byline {behind}?',
        '{which} {is} written|by? by most|more people|authors {behind}?',
        '{sort} number|count? of? {team}',
      ],
      of,
    ),
  ],
  [
    'fewest-authors',
    phrases(
      [
        '{show}? the one with the? fewest|least {team}',
        '{which} {has} fewest|least|lowest|smallest|fewer|shortest number? of? {team} {behind}?',
        '{which} {has} smallest|shortest team|group|authorship|byline {behind}?',
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
