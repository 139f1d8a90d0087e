import type { Invocation } from '../core/chat/reply.ts';
import { findDays } from '../core/queries/find-days.ts';
import type { SortOrder } from '../core/queries/search.ts';
import type { Intent } from './intent.ts';
import { behindNo, timesIn } from './times/schedule-words.ts';
import { organisations } from './topics/topic-features.ts';
import { quoted, whose } from './topics/typed-terms.ts';
import { votesIn } from './topics/votes.ts';
import { plainly } from './words/manners.ts';
import { type Classes, isPhrase, type Phrases, phrases } from './words/phrases.ts';
import { isTalk } from './words/talk.ts';
import { titleShare } from './words/title-share.ts';
import { allWords, type Part, readSentence, type Word, writtenAs } from './words/words.ts';

/**
 * The search before, in the order, within the days, with the votes or without the papers that a sentence names and nothing
 * else: "newer ones", "only from this year", "over 20 upvotes", "no surveys". Undefined where it says something else.
 */
export function refined({ options }: Invocation, text: string, now: Date): Intent | undefined {
  const { limit } = options;
  const sort = orders.find(([name]) => name === options.sort)?.[0];
  const before = { kind: 'search', query: String(options.query), ...(typeof limit === 'number' && { limit }) } as const;
  const within = (query: string): Intent => ({ ...before, query, ...(sort && { sort }) });
  const { parts } = readSentence(text);
  const words = plainly(allWords(behindNo(parts)));
  const order = orders.find(([, said]) => isPhrase(words, said) !== undefined)?.[0];
  if (order !== undefined) return { ...before, sort: order };
  const left = topicBehind(words, leavingOut, parts);
  if (left !== undefined) return within(`${before.query} -${quoted(left)}`);
  const { name: by = [] } = isPhrase(words, comingFrom) ?? {};
  if (organisations.has(by[0]?.text ?? '') && by.length < 3)
    return within([before.query, ...whose({ organisations: [writtenAs(by)] })].join(' '));
  const kept = topicBehind(words, narrowing, parts);
  if (kept !== undefined) return within(`${before.query} ${kept}`);
  const votes = votesIn(words.map((word) => word.text));
  if (votes !== undefined && saysVotes(words, votes))
    return within(`${before.query.replace(leastVotes, '').trim()} votes:${votes.isMore ? '>' : ''}${votes.votes}`);
  const days = findDays(text, now);
  if (days === undefined || !isNothing(`${text.slice(0, days.from)}${text.slice(days.to)}`)) return undefined;
  const ofDays = (['since', 'until'] as const).flatMap((name) =>
    days[name] === undefined ? [] : `${name}:${days[name]}`,
  );
  return within([before.query.replace(bounds, '').trim(), ...ofDays].join(' '));
}

const ordering: Classes = {
  lead: ['show|give me|us? only|just?', 'only|just', 'any'],
  sort: ['sort|order|sorted|rank|ordered|ranked them|it|these|those|results|that|this?'],
};
const orders: readonly [SortOrder, ReturnType<typeof phrases>][] = [
  [
    'new',
    phrases(
      [
        '{lead}? the? newer|newest|latest|recent|fresher ones|results|first? please|first?',
        '{lead}? the? more|most recent ones|results|first? please|first?',
        '{sort} by date|day|time|newest|recency|new|age',
        'by date|recency|time',
      ],
      ordering,
    ),
  ],
  [
    'upvotes',
    phrases(
      [
        '{lead}? the? most popular|upvoted|voted|liked ones|results|first? please|first?',
        '{lead}? the? more popular ones?',
        'popular|best|top|hottest ones? first',
        '{sort} by upvotes|votes|popularity|likes|upvote|score',
        'by upvotes|votes|popularity|likes',
      ],
      ordering,
    ),
  ],
  ['relevance', phrases(['best match|matches|matching ones? first', '{sort} by relevance|match'], ordering)],
];

/** The topic that is all a sentence names behind such words. */
function topicBehind(words: readonly Word[], list: Phrases, parts: readonly Part[]): string | undefined {
  const { name = [] } = isPhrase(words, list) ?? {};
  // "No weekends" is said of posts.
  const isTopic = name.length > 0 && name.length <= 3 && name.every(isOfTopic) && timesIn(parts).when === undefined;
  return isTopic ? writtenAs(name) : undefined;
}

const isOfTopic = ({ text }: Word): boolean =>
  (titleShare(text) > 0 || titleShare(text.replace(/s$/, '')) > 0) && !isTalk(text) && !said.has(text);

/** "Without survey papers", "not the ones about video". */
const leavingOut = phrases([
  'without|no|not|except|excluding|exclude|minus|skip the|any|those? ones? about|on|for|with? {name} papers|ones|stuff|work|articles?',
  'leave out|aside the|any? {name} papers|ones|stuff|work?',
  '{name} papers|ones? left out|aside',
]);
/** "Only the ones about robots". */
const narrowing = phrases(['only|just the|those? ones|papers|those? about|on|with|using|for {name} papers?']);
/** "Only from nvidia". */
const comingFrom = phrases(['and|but? only|just? the|those? ones|papers|those? from|by|of {name} please?']);

/** "No problem", "no idea": no papers. */
const said = new Set('problem problems idea way need hurry doubt matter point use good'.split(' '));

/** Whether nothing is said of papers but how many votes they are to have: "only those with over 20 upvotes". */
const saysVotes = (words: readonly Word[], { start, end }: { start: number; end: number }): boolean =>
  [...words.slice(0, start), ...words.slice(end)].every(({ text }) => besideVotes.has(text));
const besideVotes = new Set(
  'and but only just the ones those papers results with of have having that at least more than over above minimum min or please show me now'.split(
    ' ',
  ),
);

/** What stands around a time that is all there is: "only from this year", "and those of May, please?" */
const around =
  /\b(?:and|but|only|just|the|ones|those|published|newer|older|earlier|later|anything|something|from|please)\b|^no,/gi;
const isNothing = (text: string): boolean => /^[\s\p{P}]*$/u.test(text.replace(around, ''));
const bounds = /(?:^|\s)(?:since|until):(?:"[^"]*"|\S+)/g;
const leastVotes = /(?:^|\s)(?:up)?votes:\S+/g;
