import { type StrangeRhythm, strangeRhythm } from '../../core/schedules/rhythms.ts';
import type { Intent, Where } from '../intent.ts';
import { ownList } from '../papers/own-list.ts';
import { timesIn } from '../times/schedule-words.ts';
import { daySaid, someDay, workingDays } from '../times/time-words.ts';
import { ends } from '../words/ends.ts';
import { plainly } from '../words/manners.ts';
import { numberIn } from '../words/numbers.ts';
import { beginsWith, type Classes, holds, isPhrase, type Phrases, phrases } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { type Part, type Sentence, type Word, writtenAs } from '../words/words.ts';
import { isDenied } from './denied.ts';
import { counts } from './told-counts.ts';
import {
  change,
  daysSaid,
  instead,
  movedSaid,
  notBefore,
  onlyTimes,
  says,
  scheduleIn,
  type Told,
  timesWanted,
} from './told-times.ts';
import { zone, zoneNamed } from './told-zone.ts';
import { unreadBefore } from './unread-before.ts';

/**
 * Wishes about the settings that leave no doubt: what is not to be changed, what is to be left out, days and numbers said
 * alone. A wish that is denied never becomes its opposite.
 */
export function readSettings(sentence: Sentence, where: Where): Intent | undefined {
  if (where === 'thread') return undefined;
  const { parts, clauses } = sentence;
  if (parts.some(isDenied)) return isAlone(parts) ? kept : { kind: 'change', options: {} };
  const wanted = timesWanted(parts);
  if (wanted !== undefined) return wanted;
  const [clause, another] = clauses;
  if (clause === undefined || another !== undefined) return undefined;
  const asked = plainly(clause.words);
  if (beginsWith(asked, someSaved) !== undefined) return { kind: 'change', options: {}, says: byNumber };
  if (clause.asks && beginsWith(asked, repeated) === undefined) return undefined;
  const isOne = parts.filter(({ words }) => plainly(words).length > 0).length === 1;
  for (const [list, meant] of isOne ? told : []) {
    const found = isPhrase(asked, list);
    const intent = found === undefined ? undefined : meant(found, asked, clause.words);
    if (intent !== undefined) return intent;
  }
  return instead(parts);
}

/** All but some of a list, or those of it about something. */
const someSaved = phrases(
  [
    'save|bookmark|keep|unsave|remove all|everything|every ... {except}',
    'forget|delete|clear|remove|erase|wipe all? of? {own} about|on|regarding|from|by',
  ],
  { ...ownList, ...ends },
);
const byNumber = 'Say by their numbers which papers you mean, as in "save 1 and 3" or "remove 2 from my list".';

const kept: Intent = { kind: 'change', options: {}, says: 'All right, nothing is changed.' };

const isAlone = (parts: readonly Part[]) => parts.every((part) => isDenied(part) || plainly(part.words).length === 0);

/** Papers about this are not wanted: the topic where the channel has one, else its words in every topic. */
const unwantedTopic: Told = ({ name = [] }) => {
  const topic = name.filter(({ text }) => !isTalk(text) && !extra.has(text));
  const isOfTopic =
    topic.length > 0 &&
    topic.length === name.length &&
    topic.some(({ text }) => /\p{L}/u.test(text) && numberIn(text) === undefined) &&
    timesIn([{ words: topic, asks: false }]).when === undefined;
  return isOfTopic ? change('unsubscribe', { topic: writtenAs(topic) }) : undefined;
};
const extra = new Set(['many', 'few', 'digest', 'posts', 'ai-generated', 'weekend', 'weekends', 'old', 'duplicate']);

/** "No surveys please", "skip survey papers": "skip connections" and "block diffusion" are names of the field. */
const surelyUnwanted: Told = (found, words, all) =>
  holds(all, ofWishes) === undefined || beginsWith(words, fieldNames) !== undefined
    ? undefined
    : unwantedTopic(found, words, all);
const ofWishes = phrases(['please|here|anymore|about|on|regarding|papers|posts|ones|stuff|articles']);
const fieldNames = phrases(['no free lunch', 'no regret|reference']);

const classes: Classes = {
  ...ownList,
  ...ends,
  papers: ['papers|posts|ones|stuff|things|articles|paper|work'],
  about: ['about|on|regarding|involving|mentioning', 'related to', 'to do with', 'that are about|on', 'with|from'],
  here: [
    'here|anymore',
    'in|from here',
    'in|from|for|to this|our|the channel',
    'from|in the|our|my digest|posts|list',
    'from now on',
  ],
  send: ['send|post|show|bring|give me|us|here?'],
  post: ['post|send|deliver|bring me|us|it|them|the? papers|digest?'],
  day: [`on|at|over|during? the? ${someDay}`, `on|during? the? ${workingDays}`],
  topics: ['all|my|our|the|these|those|every|your? topics|topic|subscriptions|subscription'],
  saved: ['everything|all|what|whatever|papers? that? i|we? have? saved|bookmarked|stored'],
  all: ['{ends}', 'unsubscribe'],
};

const told: readonly (readonly [Phrases, Told])[] = [
  [
    phrases(
      [
        '{send}? no|nothing more? {papers}? {about} {name} {here}?',
        '{send}? no more? {name} {papers} {here}?',
        'no more? {name} {here}',
        'leave|filter|keep|take out the|any|all|anything|everything? {papers}? {about}? {name} {papers}? {here}?',
        'leave|filter|keep|take {name} {papers}? out|away {here}?',
        'too|so many|much {papers}? {about}? {name} {papers}? {here}?',
        'i|we? am|are? not|no longer|more? interested in {name} {papers}? {here}?',
        '{ends} everything|anything|all {papers}? {about} {name} {here}?',
        'i|we? have|am|are? had? enough|tired|sick|bored|weary|fed up? of|about|with? all|these|those|the? {name} {papers}? {here}?',
      ],
      classes,
    ),
    unwantedTopic,
  ],
  [
    phrases(
      [
        'exclude|omit|skip|ban|block|hide the|any|all? {papers}? {about}? {name} {papers}? {here}?',
        'without the|any? {papers} {about} {name}',
        'without the|any? {name} {papers}? {here}?',
        'no {name}',
        '{name} out',
      ],
      classes,
    ),
    surelyUnwanted,
  ],
  [
    phrases(
      [
        'never|not|no|skip|exclude|omit {post}? {day} and|or? {day}?',
        'weekdays|daily|everyday except|without|excluding {day} and|or? {day}?',
        'only|just|rather|better|preferably {post}? {day} and|or? {day}?',
        'weekly|daily|weekdays at {name}',
        '{post} weekly',
      ],
      classes,
    ),
    daysSaid,
  ],
  [
    phrases(
      [
        'move|change|switch|shift|reschedule|push it|this|that|them|everything|posting|the|our|my? daily? post|posts|digest|papers|delivery? to|onto {day} and|or? {day}? please|instead?',
        '{day} and|or? {day}? would|is|are|be|works|work|suits|suit be|work|suit? better|nicer|best|preferable|perfect|ideal for? me|us?',
      ],
      classes,
    ),
    (_, words) => scheduleIn(words.filter((word) => daySaid(word).length > 0)),
  ],
  [phrases(['{post} on|at? {name}', 'make|change|set it|that|this to|at? {name}'], classes), onlyTimes],
  [phrases(['never|not|nothing|no {post}? before|until|till|earlier than? {name}'], classes), notBefore],
  [unreadBefore, notBefore],
  [phrases(['a|an|one|two|three|half an? hour|hours earlier|later', '{name} minutes earlier|later']), movedSaid],
  [
    phrases([
      'change|set|switch|move|use|put|update the|our|my|your|its? time? zone|timezone to|is|as|into? {name}',
      'the|our|my|your? time? zone|timezone is|should|must? be? {name}',
    ]),
    zone,
  ],
  [
    phrases([
      'switch|change|move|put|set|shift us|me|it|this|that|everything|posts|the? posts|digest|channel? to|on|onto|into {name}',
      'use {name} from now on',
      'use {name} time?',
    ]),
    zoneNamed,
  ],
  ...counts,
  [
    phrases(
      [
        '{all} me|us|this|channel? from? everything {here}?',
        '{all} me|us|this|channel? from? {topics} {here}?',
        'unsubscribe me|us? from all {here}?',
      ],
      classes,
    ),
    (_, words) => (holds(words, wholly) === undefined ? undefined : change('unsubscribe', { topic: 'all' })),
  ],
  [
    phrases(
      [
        'forget|delete|clear|remove|erase|empty|wipe {saved}',
        'clear|empty|delete|erase|wipe|reset {own}',
        'clear|empty|delete|erase|wipe|reset the? reading? list|bookmarks|saved',
      ],
      classes,
    ),
    () => change('clear-list', {}),
  ],
  [
    phrases(['...']),
    (_, words) => {
      const { problem, days } = rhythmIn(words) ?? {};
      if (problem === undefined || days === undefined) return problem === undefined ? undefined : says(problem);
      return { ...change('schedule', { when: `${days} ${clockIn(words)}`.trim() }), says: problem };
    },
  ],
];

const wholly = phrases(['everything|all|every']);
/** "Can you post twice a day?" */
const repeated = phrases(['post|send|deliver|bring|get|have|receive|make|do|set']);
/** Why a rhythm cannot be had that is said of what is posted, and not of what papers say: "work published twice a week". */
const rhythmIn = (words: readonly Word[]): StrangeRhythm | undefined =>
  words.length <= 10 &&
  holds(words, ofTopic) === undefined &&
  (beginsWith(words, repeated) !== undefined || beginsWith(words, often) !== undefined)
    ? strangeRhythm(writtenAs(words).toLowerCase())
    : undefined;
const ofTopic = phrases(['about|regarding', 'papers|work|articles|preprints on|in|by|from|published']);
const often = phrases(['twice|thrice|every|each|biweekly|fortnightly|monthly|hourly', 'two|three|four|several times']);

const clockIn = (words: readonly Word[]): string =>
  timesIn([{ words: words.filter(({ text }) => !/^(every|each)$/.test(text)), asks: false }])
    .when?.split(' ')
    .filter((part) => part.includes(':'))
    .join(' ') ?? '';
