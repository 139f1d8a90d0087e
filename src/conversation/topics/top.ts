import { addDays, utcDay } from '../../core/day.ts';
import { type Days, readDays } from '../../core/queries/days.ts';
import { findDays } from '../../core/queries/find-days.ts';
import type { Intent } from '../intent.ts';
import { type Span, spanIn, timeTerms } from '../times/time.ts';
import { oneWeekday, possessiveWeekday } from '../times/time-words.ts';
import { plainly } from '../words/manners.ts';
import { holds, isPhrase, phrases } from '../words/phrases.ts';
import { allWords, type Part, type Sentence, writtenAs } from '../words/words.ts';
import type { Topic } from './likely-topic.ts';

/** What is read most in the time that a sentence names; of the day where it names none. */
export function topOf({ text, parts }: Sentence, now: Date): Intent {
  const words = allWords(parts);
  const said = new Set(words.map(({ text }) => text));
  if (said.has('yesterday') || said.has('yesterdays'))
    return { kind: 'top', period: 'day', date: addDays(utcDay(now), -1) };
  const dated = dayDated(text, now);
  if (dated !== undefined) return { kind: 'top', period: 'day', date: dated };
  // "The week's best, for Monday's meeting"
  const weekday = words.map(({ text }, at) => weekdayOf(text, words[at + 1]?.text)).find((day) => day !== undefined);
  const days = weekday === undefined ? undefined : readDays(weekday, now);
  if (days !== undefined) return { kind: 'top', period: 'day', date: days.since };
  const on = findDays(text, now);
  const written = on === undefined ? '' : text.slice(on.from, on.to);
  // A day to come has no end; "every Friday" is none.
  const isDay =
    on?.since === on?.until
      ? /\d/.test(written) || isPastDay(written, parts)
      : /^(?:on )?\d{4}-\d\d-\d\d$/i.test(written);
  if (on?.since !== undefined && isDay) return { kind: 'top', period: 'day', date: on.since };
  // "The last week" is the seven days until now.
  if (on?.until !== undefined && /(?<!\bthe )\blast week\b/i.test(written))
    return { kind: 'top', period: 'week', until: on.until };
  const ended = weekEnded(text, now);
  if (ended !== undefined) return { kind: 'top', period: 'week', until: ended };
  const span = spanIn(words, now)?.span ?? rangeOf(on);
  if (span === undefined && said.has('trending') && period(said) === undefined)
    return { kind: 'top', period: 'trending' };
  const length = span?.days ?? 1;
  const named = period(said);
  const ofSpan = span?.until === undefined ? {} : { span: timeTerms(span) };
  return { kind: 'top', period: named ?? (length <= 1 ? 'day' : length <= 10 ? 'week' : 'month'), ...ofSpan };
}

/** "Friday the 10th": the last one there was, whatever day of the week it is said to be. */
function dayDated(text: string, now: Date): string | undefined {
  const [, day] = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? the (\d{1,2})(?:st|nd|rd|th)\b/i.exec(text) ?? [];
  const days = Array.from({ length: 62 }, (_, ago) => addDays(utcDay(now), -ago));
  return day === undefined ? undefined : days.find((one) => Number(one.slice(8)) === Number(day));
}

/** "What was hot on Tuesday": of a list that was, and not "on Friday we meet". */
const isPastDay = (written: string, parts: readonly Part[]): boolean =>
  /^(?:on|last|from|of) (?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(written) &&
  parts.some(
    ({ words }) =>
      words.some(({ text }) => text === written.split(' ').at(-1)?.toLowerCase()) && holds(words, ofList) !== undefined,
  );
const ofList = phrases(['was|were|did|came|list|papers|digest|top|best|hot|posts']);

/** Whether a sentence tells that the best papers are wanted, or those of some days; papers at all will do where it names no topic. */
export const tellsTop = (sentence: Sentence, now: Date, topic: Topic): boolean =>
  tellsBest(sentence, now) || (saysPapers(sentence) && !isNamedTopic(topic));

/** "Genomics papers please": nothing but a topic. */
export const namesTopic = (sentence: Sentence, topic: Topic): boolean => saysPapers(sentence) && isNamedTopic(topic);

const isNamedTopic = ({ words, isGuessed }: Topic): boolean => words.length > 0 && !isGuessed;
const saysPapers = ({ parts }: Sentence): boolean =>
  parts.some(({ words }) => words.some(({ text }) => /^papers?$/.test(text)));

const tellsBest = ({ text, parts }: Sentence, now: Date): boolean =>
  parts.some(({ words }) => words.some((word) => ofTop.has(word.text.split('=', 1).join()))) ||
  findDays(text, now) !== undefined;

const ofTop = new Set(
  `best top hot hottest new newest news today todays heute popular trending trend trends upvoted upvotes upvote upvoting
  voted votes like likes liked liking read reading reads week wks weeks weekly month months month's monthly digest latest recent recently
  lately highlights recommend recommended recommendation recommendations suggest good interesting worth must-read must-reads miss
  missed missing yesterday yesterdays day days daily picks pick favorite favourite favorites favourites buzz buzzing talking bangers
  noteworthy notable big biggest headlines happening cool exciting arxiv leaderboard publications preprints surprise recap catch
  update updates hype`.split(/\s+/),
);

/** "The week that ended last friday", "week ending june 12" */
function weekEnded(text: string, now: Date): string | undefined {
  const [, day = ''] =
    /\bweek (?:that |which )?(?:end(?:ed|s|ing)|up to|until|to)(?: on)? ([^,;.?!]{3,20})/i.exec(text) ?? [];
  const days = readDays(day, now);
  return days !== undefined && days.since === days.until ? days.until : undefined;
}

/** "Q1 2026", "between March and May": more than a day, and over. */
const rangeOf = ({ since, until }: Partial<Days> = {}): Span | undefined =>
  since === undefined || until === undefined || since === until ? undefined : { since, until, days: 31 };

/** Whatever paper is good: "surprise me"; the ranking of some time, and of no topic. */
export function readAny(sentence: Sentence, now: Date): Intent | undefined {
  const [part, another] = sentence.parts;
  if (
    [ranking, daysList].some((list) => sentence.parts.some(({ words }) => isPhrase(plainly(words), list) !== undefined))
  )
    return topOf(sentence, now);
  const date = listDated(sentence, now);
  if (date !== undefined) return { kind: 'top', period: 'day', date };
  const isAny = part !== undefined && another === undefined && isPhrase(plainly(part.words), anyPaper) !== undefined;
  return isAny ? { kind: 'top', period: 'day' } : undefined;
}
const ranking = phrases([
  'what does|is the ranking|rankings|charts|leaderboard of|for the|this|last? day|today|week|month look? like?',
  'show|see|give me|us? the|a? ranking|rankings|charts|leaderboard of|for the|this|last? day|today|week|month',
  'the? ranking|rankings|charts|leaderboard of|for the|this|last? day|today|week|month',
]);
const ordinals = ['st', 'nd', 'rd', 'th']
  .flatMap((end) => Array.from({ length: 31 }, (_, at) => `${at + 1}${end}`))
  .join('|');
/** "Show me friday's papers again", "I missed wednesdays list" */
const daysList = phrases([
  `i|we? show|give|send|see|get|open|bring|read|missed|need|want? me|us? the? papers|paper|digest|list|post|posts of|from|for last? ${oneWeekday} again?`,
  `i|we? show|give|send|see|get|open|bring|read|missed|need|want? me|us? the? papers|paper|digest|list|post|posts of|from|for ${oneWeekday} the? ${ordinals}`,
  `i|we? show|give|send|see|get|open|bring|read|missed|need|want? me|us? the? last? ${possessiveWeekday} papers|paper|digest|list|post|posts|ones|picks again?`,
]);
/** "Papers for 19 June?", "the list of june 3rd please": of a day that was. */
function listDated({ parts }: Sentence, now: Date): string | undefined {
  const [part, another] = parts;
  const said = part === undefined || another !== undefined ? undefined : isPhrase(plainly(part.words), ofDate)?.name;
  const days = said?.some(({ text }) => /\d/.test(text)) ? readDays(writtenAs(said), now) : undefined;
  return days !== undefined && days.since === days.until && days.until <= utcDay(now) ? days.since : undefined;
}
const ofDate = phrases([
  'show|give|send|get|open|bring me|us? the|all? daily|top|best|hot? papers|paper|digest|list|post|posts|ones|picks of|from|for|on {name}',
  'the|all|any? daily|top|best|hot? papers|paper|digest|list|post|posts|ones|picks of|from|for|on {name}',
]);

const anyPaper = phrases([
  'surprise me|us',
  'give|show|send|pick|find|recommend|suggest me|us? a|any|some random|good|interesting|nice paper|papers|one|read? to? read?',
  'a? random paper',
  'give|show|send|find|get|bring|fetch me|us? some|a? few|couple? of? papers here|now|today?',
  'what should|could|can i|we read today|next|now|first?',
  'is|are? there? something|anything good|nice|interesting|cool|fun|worth|new to? read|reading for? today|tonight|now|here|over? lunch|breakfast|coffee?',
  'have|got you? got? something|anything good|nice|interesting|cool|fun|worth to? read|reading for? me|us? today|tonight|now?',
]);

/** "Friday's papers", "fridays list"; a Friday is named beside other times as well, and "on fridays" is every one. */
function weekdayOf(word: string, behind: string | undefined): string | undefined {
  const [, day, apostrophe] = ofWeekday.exec(word) ?? [];
  return (apostrophe !== '' && behind === undefined) || ofPosts.has(behind ?? '') ? day : undefined;
}
const ofWeekday = /^((?:mon|tues|wednes|thurs|fri|satur|sun)day)('?)s$/;
const ofPosts = new Set('papers paper digest list post posts ones picks top best most hot hottest'.split(' '));

/** The period that a word names. */
function period(said: ReadonlySet<string>): 'week' | 'month' | undefined {
  const has = (...words: string[]) => words.some((word) => said.has(word));
  if (has('month', 'months', 'monthly', "month's")) return 'month';
  const isWeek = has(
    'week',
    'weekly',
    "week's",
    'weeks',
    'miss',
    'missed',
    'lately',
    'recently',
    'vacation',
    'holiday',
  );
  return isWeek && !has('two', 'three', 'four', '2', '3', '4') ? 'week' : undefined;
}
