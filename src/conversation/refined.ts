import type { Invocation } from '../core/chat/reply.ts';
import { findDays } from '../core/queries/find-days.ts';
import type { SortOrder } from '../core/queries/search.ts';
import type { Intent } from './intent.ts';
import { plainly } from './manners.ts';
import { isPhrase, phrases } from './phrases.ts';
import { behindNo } from './schedule-words.ts';
import { readSentence } from './words.ts';

/**
 * The search before, in the order or within the days that a sentence names and nothing else: "newer ones", "sort by
 * upvotes", "only from this year". Undefined where it says something else.
 */
export function refined({ options }: Invocation, text: string, now: Date): Intent | undefined {
  const { limit } = options;
  const before = { kind: 'search', query: String(options.query), ...(typeof limit === 'number' && { limit }) } as const;
  const words = plainly(behindNo(readSentence(text).parts).flatMap((part) => part.words));
  const order = orders.find(([, said]) => isPhrase(words, said) !== undefined)?.[0];
  if (order !== undefined) return { ...before, sort: order };
  const days = findDays(text, now);
  if (
    days === undefined ||
    !/^[\s\p{P}]*$/u.test(`${text.slice(0, days.from)}${text.slice(days.to)}`.replace(around, ''))
  )
    return undefined;
  const sort = orders.find(([name]) => name === options.sort)?.[0];
  const within = (['since', 'until'] as const).flatMap((name) =>
    days[name] === undefined ? [] : `${name}:${days[name]}`,
  );
  return { ...before, query: [before.query.replace(bounds, '').trim(), ...within].join(' '), ...(sort && { sort }) };
}

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
      {
        lead: ['show|give me|us? only|just?', 'only|just', 'any'],
        sort: ['sort|order|sorted|rank|ordered|ranked them|it|these|those|results|that|this?'],
      },
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
      {
        lead: ['show|give me|us? only|just?', 'only|just'],
        sort: ['sort|order|sorted|rank|ordered|ranked them|it|these|those|results|that|this?'],
      },
    ),
  ],
  [
    'relevance',
    phrases(['best match|matches|matching ones? first', 'sort|order|rank them|it|these? by relevance|match']),
  ],
];

/** What stands around a time that is all there is: "only from this year", "and those of May, please?" */
const around = /\b(?:and|but|only|just|the|ones|those|published|from|please)\b|^no,/gi;
const bounds = /(?:^|\s)(?:since|until):(?:"[^"]*"|\S+)/g;
