import { type StrangeRhythm, strangeRhythm } from '../../core/schedules/rhythms.ts';
import type { Intent, Where } from '../intent.ts';
import { ownList } from '../papers/own-list.ts';
import { timesIn } from '../times/schedule-words.ts';
import { someDay, workingDays } from '../times/time-words.ts';
import { votesIn } from '../topics/votes.ts';
import { plainly } from '../words/manners.ts';
import { numberIn, numberWords } from '../words/numbers.ts';
import { beginsWith, type Classes, holds, isPhrase, type Phrases, phrases } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { type Part, type Sentence, type Word, writtenAs } from '../words/words.ts';
import { noEnd } from './change-options.ts';
import { isDenied } from './denied.ts';
import { enough, papersADay } from './papers-a-day.ts';
import { change, daysSaid, instead, movedSaid, notBefore, onlyTimes, type Told, timesWanted } from './told-times.ts';
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
  if (isPhrase(clause.words, addedDay) !== undefined)
    return says('Say all the days, as in "post on mondays, fridays and saturdays".');
  const isOne = parts.filter(({ words }) => plainly(words).length > 0).length === 1;
  for (const [list, meant] of isOne ? told : []) {
    const found = isPhrase(asked, list);
    const intent = found === undefined ? undefined : meant(found, asked, clause.words);
    if (intent !== undefined) return intent;
  }
  return instead(parts);
}

const addedDay = phrases([`also|and|plus on? ${someDay}`, `on? ${someDay} too|also`]);

/** All but some of a list, or those of it about something. */
const someSaved = phrases(
  [
    'save|bookmark|keep|unsave|remove all|everything|every ... but|except|excluding|besides',
    'forget|delete|clear|remove|erase|wipe all? of? {own} about|on|regarding|from|by',
  ],
  ownList,
);
const byNumber = 'Say by their numbers which papers you mean, as in "save 1 and 3" or "remove 2 from my list".';

const kept: Intent = { kind: 'change', options: {}, says: 'All right, nothing is changed.' };

const isAlone = (parts: readonly Part[]) => parts.every((part) => isDenied(part) || plainly(part.words).length === 0);

const says = (what: string): Intent => ({ kind: 'change', command: 'schedule', options: {}, says: what });

/** Papers about this are not wanted: the topic where the channel has one, else its words in every topic. */
const leftOut: Told = ({ name = [] }) => {
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
const surelyLeftOut: Told = (found, words, all) =>
  holds(all, ofWishes) === undefined || beginsWith(words, fieldNames) !== undefined
    ? undefined
    : leftOut(found, words, all);
const ofWishes = phrases(['please|here|anymore|about|on|regarding|papers|posts|ones|stuff|articles']);
const fieldNames = phrases(['no free lunch', 'no regret|reference']);

const count: Told = (_, words) => {
  const top = papersADay(words) ?? words.map(({ text }) => numberIn(text)).find((number) => number !== undefined);
  return top === undefined || top > 10 ? undefined : change('schedule', { top });
};

const upvoted: Told = (_, words) => {
  const votes = votesIn(words.map(({ text }) => text))?.votes;
  return votes === undefined ? undefined : change('subscribe', { 'min-upvotes': votes });
};

const classes: Classes = {
  ...ownList,
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
  number: [`${numberWords.slice(0, 10).join('|')}|1|2|3|4|5|6|7|8|9|10`],
};

const told: readonly [Phrases, Told][] = [
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
        'drop|remove|ditch|kill|cut|cancel|end everything|anything|all {papers}? {about} {name} {here}?',
        'i|we? have|am|are? had? enough|tired|sick|bored|weary|fed up? of|about|with? all|these|those|the? {name} {papers}? {here}?',
      ],
      classes,
    ),
    leftOut,
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
    surelyLeftOut,
  ],
  [
    phrases(
      [
        'never|not|no|skip|exclude|omit {post}? {day} and|or? {day}? please?',
        'weekdays|daily|everyday except|without|excluding {day} and|or? {day}?',
        'only|just {post}? {day} and|or? {day}?',
        'weekly|daily|weekdays at {name}',
        '{post} weekly',
      ],
      classes,
    ),
    daysSaid,
  ],
  [phrases(['{post} on|at? {name}', 'make|change|set it|that|this to|at? {name}'], classes), onlyTimes],
  [phrases(['never|not|nothing|no {post}? before|until|till|earlier than? {name}'], classes), notBefore],
  [unreadBefore, notBefore],
  [phrases(['a|an|one|two|three|half an? hour|hours earlier|later', '{name} minutes earlier|later']), movedSaid],
  [
    phrases([
      'skip tomorrow|today|tonight',
      'skip this|next week|month',
      'pause|stop|mute ... and resume|restart|unpause on|in|at|next|tomorrow|again ...?',
    ]),
    () => ({ ...change('pause', {}), says: noEnd }),
  ],
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
  [
    phrases(
      [
        'set|put|change|make|limit|cut|reduce|raise|lower|increase the|our|my? top|number|count|limit|maximum|max|amount of? papers|posts|items? a|per? day|post? to|at|is just|only? {number} papers?',
        'top|max|maximum|limit {number} papers|please?',
        'get|have|send|post|show|make|see me|us|it|only|just? {number} papers per|a|each|every|in post|digest|message|day|a|the|each ...?',
        'at most {number} papers|paper a|per|each|every? post|day|time?',
        'no|not more than {number} papers|paper a|per|each|every? post|day|time?',
      ],
      classes,
    ),
    count,
  ],
  [
    phrases(
      [
        '{post}? only|just {post}? papers|posts|those|ones|stuff|things|the? that? with|above|over|from|that have? at? least|over|more? than? ... upvotes|votes|likes {here}?',
        'require|set|want|need at least|minimum|a|minimum? ... upvotes|votes|likes',
        'min|minimum|at of|least? ... upvotes|votes|likes please?',
        'raise|lower|set|move|put the|our? bar|threshold|minimum|limit to|at ... upvotes|votes|likes {here}?',
        'only|just if|when they|it|papers|these have|has|get|got|reach ... upvotes|votes|likes',
        'no|skip|hide|drop|ditch|omit|exclude papers|posts|everything|anything|all|those|stuff with|under|below less|fewer? than? ... upvotes|votes|likes',
      ],
      classes,
    ),
    upvoted,
  ],
  [
    phrases(
      [
        'unsubscribe|remove|stop|cancel|drop|delete me|us|this|channel? from? everything {here}?',
        'unsubscribe|remove|stop|cancel|drop|delete me|us|this|channel? from? {topics} {here}?',
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
  [
    phrases(['make it|that {number}'], classes),
    () => says('Say "make it 9:00" for the time, or "9 papers" for how many a post has.'),
  ],
  [enough, count],
  [
    phrases(
      [
        '{get}? only|just? fewer|less {papers}? of? it|them|those|these? {here}? please|then|instead?',
        '{get}? a little|bit less {papers}? {here}?',
        '{get}? only|just? a|some few|handful {papers}? {here}? please?',
        '{get}? way|far|not|no so|too|as many|much {papers}? of? it|them|those|these? {here}? each|every|per|a? day|time|post?',
      ],
      {
        ...classes,
        get: [
          'i|we? would|will|want|need|like|prefer|rather? to? get|have|receive|see|want|need|like',
          'this|that|it|these|those|they is|are',
          'post|send|show|bring|give us|me?',
        ],
      },
    ),
    () => says('Say how many papers a post should have at most, as in "at most 3 papers".'),
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
