import { daysOf } from '../../core/schedules/week.ts';
import type { Intent, Where } from '../intent.ts';
import { timesApartIn, timesIn } from '../times/schedule-words.ts';
import { dayPart, daySaid, someDay } from '../times/time-words.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, phrases, without, withoutEnd } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { titleShare } from '../words/title-share.ts';
import { allWords, type Sentence, type Word, writtenAs } from '../words/words.ts';

/** "Diffusion on mondays and agents on thursdays": topics with days of their own, which share the channel's one schedule. */
export function readTopicsByDay({ parts }: Sentence, where: Where): Intent | undefined {
  if (where === 'thread' || parts.some(({ words }) => beginsWith(plainly(words), asking) !== undefined))
    return undefined;
  const topics = topicsWithDays(without(plainly(allWords(parts)), wanting));
  const { when: told, timezone } = timesIn(parts);
  if (topics === undefined || topics.length < 2 || told === undefined) return undefined;
  const when = holds(allWords(parts), daily) === undefined ? told : everyDay(told);
  if (lacksDay(when, allWords(parts))) return undefined;
  const says =
    timesApartIn(parts) ?? 'A channel has one schedule for all its topics: on each of these days both may come.';
  const isOfPapers = holds(allWords(parts), papers) !== undefined;
  if (!isOfPapers && !topics.some((topic) => topic.split(' ').some((word) => shareOf(word) >= leastShare)))
    return undefined;
  return {
    kind: 'change',
    command: 'subscribe',
    options: { topic: topics.join('; '), when, ...(timezone === undefined ? {} : { timezone }) },
    says,
  };
}

/** "Diffusion on sundays and agents daily": the days of one are all days. */
const everyDay = (when: string) => ['daily', ...when.split(' ').filter((said) => daysOf(said) === undefined)].join(' ');

/** On a day that the schedule lacks a topic could never come. */
function lacksDay(when: string, words: readonly Word[]): boolean {
  const held = new Set(when.split(' ').flatMap((said) => daysOf(said) ?? []));
  const said = words.flatMap(daySaid).flatMap((days) => daysOf(days) ?? []);
  return said.some((day) => !held.has(day));
}

/** Each topic that stands before days, where nothing but times follows the last; undefined where something else stands there. */
function topicsWithDays(words: readonly Word[]): string[] | undefined {
  const topics: string[] = [];
  let rest = words;
  for (;;) {
    const at = rest.findIndex((_, start) => beginsWith(rest, days, start) !== undefined);
    if (at === -1) return beginsWith(rest, times) !== undefined || rest.length === 0 ? topics : undefined;
    const said = rest.slice(0, at);
    const name = withoutEnd(without(said, joining), papers);
    const isNamed = holds(said, papers) !== undefined || name.every(isOfTopic);
    if (name.length === 0 || name.length > mostWords || name.some(({ text }) => isTalk(text)) || !isNamed)
      return undefined;
    topics.push(writtenAs(name));
    rest = rest.slice(beginsWith(rest, days, at)?.end ?? rest.length);
  }
}
const mostWords = 4;

/** Words that titles hold, or that nobody says in passing; one at least is of a title where no papers are named. */
const isOfTopic = ({ text }: Word): boolean => shareOf(text) > 0 || text.length >= 5;
const shareOf = (word: string) => Math.max(titleShare(word), titleShare(word.replace(/s$/, '')));
const leastShare = 3;

const everyDays = ['daily|everyday', 'every|each day'];
const daily = phrases(everyDays);
const days = phrases([
  `on|every|each|for|only? ${someDay} and|or|+ ${someDay}`,
  `on|every|each|for|only? ${someDay} only|please?`,
  ...everyDays,
]);
const times = phrases(['at|around|by ...', 'each time', `in the ${dayPart} ...`, 'please|thanks|instead']);
const joining = phrases([
  'and|but|then|plus|or|also',
  'papers|stuff|something|anything|things on|about|for?',
  'the|some|new|only|just|to|us',
]);
const papers = phrases(['papers|stuff|ones|things|work|news']);
const asking = phrases(['what|which|why|when|how|did|does|is|are|was|were']);
const wanting = phrases([
  'post|send|bring|give|get|have|receive|want|like|show|deliver|do|schedule|subscribe|add us|me|this|channel|here|to|the? channel? to?',
  'can|could i|we|you|this|the channel?',
  'i|we would? want|need|get|like|love',
]);
