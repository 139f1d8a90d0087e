import type { Block, Rich } from '../core/chat/reply.ts';
import { dayName } from '../core/day.ts';
import { daysOfQuery, parseQuery, type Query, writeQuery } from '../core/queries/query.ts';
import { counted } from '../core/text.ts';
import type { Intent } from './intent.ts';
import { unknownOrder } from './topics/unknown-order.ts';

/** How a sentence was understood, where one word could correct it: "Searching diffusion since Mon 15 June, newest first". */
export function understoodAs(intent: Intent, said: string, now: Date): Block[] {
  const topic = intent.kind === 'search' ? writeQuery({ anyOf: parseQuery(intent.query).anyOf }) : '';
  const order = intent.kind === 'top' || intent.kind === 'search' ? unknownOrder(said, topic) : undefined;
  const cannot: Block[] =
    order === undefined
      ? []
      : [
          {
            type: 'note',
            text: [`I cannot rank by ${order}${intent.kind === 'top' ? ': these go by upvotes' : ''}.`],
          },
        ];
  const asked =
    intent.kind === 'top' && intent.span !== undefined ? { query: intent.span, sort: 'upvotes' as const } : intent;
  if (!('query' in asked)) return cannot;
  const query = parseQuery(asked.query);
  const { since, until } = daysOfQuery(query, now);
  const words = writeQuery({ anyOf: query.anyOf });
  const from = since === undefined ? '' : ` since ${dayName(since, now)}`;
  const to = until === undefined ? '' : ` until ${dayName(until, now)}`;
  const text: Rich = [
    'Searching ',
    ...(words === '' ? ['all papers'] : [{ text: words, mark: 'italic' as const }]),
    `${from}${to}${query.votes === undefined ? '' : `, ${counted(query.votes, 'upvote')} or more`}${codeSaid(query, said, words)}${orders[asked.sort ?? 'relevance']}`,
  ];
  return [...cannot, { type: 'note', text }];
}

/** Where code was wished for and is no condition, each paper found names its own. */
function codeSaid({ code }: Query, said: string, words: string): string {
  if (code === true) return ', with code';
  return /\bcode\b/i.test(said) && !/\bcode\b/i.test(words) ? ', with code or without' : '';
}

const orders = { relevance: '', new: ', newest first', upvotes: ', most upvoted first' } as const;
