import { addDays, utcDay } from '../core/day.ts';
import { bag, inBag } from './bag.ts';
import type { Intent, Where } from './intent.ts';
import { plainly } from './manners.ts';
import { isTime, spanIn } from './time.ts';
import type { Part, Sentence, Word } from './words.ts';

/** What is read most, without a topic: of the day, the week or the month. */
export function readTop({ parts, clauses }: Sentence, where: Where, now: Date): Intent | undefined {
  const all = parts.flatMap(({ words }) => words);
  const isAlone = parts.length === 1;
  const asks = ({ words }: Part) => {
    if (/^(how|why)$/.test(words[0]?.text ?? '')) return false;
    const rest = withoutTime(plainly(words), now);
    if (inBag(rest, liked)?.others.length === 0) return true;
    if (where === 'thread') return false;
    return (
      inBag(rest, catchUp)?.others.length === 0 ||
      (isAlone && (isTime(words) || inBag(rest, listed)?.others.length === 0))
    );
  };
  const found = [...clauses, ...parts].find(asks);
  return found === undefined ? undefined : topOf(found.words, all, now);
}

/** What is read most in the time that a part of a sentence names, else the whole of it; of the day where none is named. */
export function topOf(asked: readonly Word[], all: readonly Word[], now: Date): Intent {
  const said = new Set(all.map(({ text }) => text));
  if (said.has('yesterday') || said.has('yesterdays'))
    return { kind: 'top', period: 'day', date: addDays(utcDay(now), -1) };
  const days = (spanIn(asked, now) ?? spanIn(all, now))?.span.days ?? period(said);
  return { kind: 'top', period: days <= 1 ? 'day' : days <= 10 ? 'week' : 'month' };
}

function period(said: ReadonlySet<string>): number {
  const has = (...words: string[]) => words.some((word) => said.has(word));
  if (has('month', 'months', 'monthly')) return 30;
  return has('week', 'weeks', 'weekly', 'miss', 'missed', 'lately', 'recently', 'vacation', 'holiday', 'holidays')
    ? 7
    : 1;
}

function withoutTime(words: readonly Word[], now: Date): Word[] {
  const found = spanIn(words, now);
  return found === undefined ? [...words] : [...words.slice(0, found.start), ...words.slice(found.end)];
}

const beside = `papers paper ones stuff articles preprints things list work research reads read reading picks day days week weeks month months year
  todays yesterdays today tonight daily weekly monthly right currently lately recently moment arxiv hugging face hf ai ml machine learning community field world
  one two three four five six seven eight nine ten 1 2 3 4 5 6 7 8 9 10 20 few couple couple single highest number
  good great interesting cool nice exciting big biggest notable fun worth new fresh out else around happening feed channel morning coffee weekend friday monday
  favorite favourite favorites favourites voted rated ranked ranking most least everyone everybody people others folks whole team`;

const liked = bag(
  [
    'hot|hottest|trending|trend|trends|popular|upvoted|hyped|hype|buzz|buzzing|viral|highlights|highlight|leaderboard|charts',
    'top|best|biggest',
    'most|got upvotes|votes|vote|hearts|attention|likes|liked|read|discussed|talked|love|loved',
    'favourites|favorites',
    'everyone|everybody|people|others|folks|community reading|read|talking|liking|upvoting|like|liked|excited|discussing|upvote',
    'must read|reads',
    'surprise me|us',
  ],
  `${beside} upvotes votes vote hearts attention drew drawn likes points liked discussed talked talking buzz reading discussing love loved upvote like pick picks hits winners winner crop`,
);

/** Away from a discussion: what there is to read. */
const catchUp = bag(
  [
    'what read|reading|recommend|suggest',
    'worth reading|read|time',
    'what new|happening|happened|fresh',
    'new|good|interesting|cool|exciting papers|paper|ones|stuff|reads|today|anything|something',
    'anything|something new|good|interesting|hot|cool|exciting|fresh|worth',
    'miss|missed',
    'catch up',
    'recommend|suggest me|us|something|anything',
    'todays|yesterdays|weeks|latest|newest papers|paper|list|digest|picks|ones|crop|batch',
    'what came|dropped|landed|posted out|today|in',
    'papers|digest|news today|day|week|month|todays|latest',
  ],
  `${beside} recommend suggest happening happened miss missed catch up while away vacation holiday holidays gone off latest newest dropped landed posted digest news batch crop open first next start update updates`,
);

/** Said alone. */
const listed = bag(['papers|digest|latest|newest|news'], `${beside} latest newest digest news`);
