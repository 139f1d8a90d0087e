import { plainly } from './manners.ts';
import { beginsWith, holds, type Phrases, phrases } from './phrases.ts';
import type { Part } from './words.ts';

/** How papers and answers are to come outside of the chat, where a part of a sentence says so by its words, whatever their order. */
export function connectionIn(parts: readonly Part[]): 'email' | 'feed' | 'mcp' | undefined {
  for (const { words } of parts) {
    if (holds(words, ofPapers) !== undefined) continue;
    const isWish = holds(words, people) !== undefined || beginsWith(plainly(words), wishing) !== undefined;
    const found = ways.find(
      ([way, lists]) => (way === 'email' || isWish) && lists.every((list) => holds(words, list) !== undefined),
    );
    if (found !== undefined) return found[0];
  }
  return undefined;
}

/** RSS is memory, too, and agents of papers use MCP: who wants either says for whom, or begins with the wish. */
const people = phrases(['i|we|you|your|me|us|my|our|paperboy']);
const wishing = phrases([
  'hook|connect|plug|wire|link|attach|integrate|give|get|send|make|offer|add|set|use|put|subscribe|need|want|any',
  'is|are there',
  'where is',
  'the|an? rss|atom feed|feeds|link|url',
]);

/** Papers about it, or something that is to be told when it happens. */
const ofPapers = phrases([
  'papers|paper|work|research|anything|something on|about|regarding|for',
  'when|whenever|if|about',
]);

const ways: readonly (readonly ['email' | 'feed' | 'mcp', readonly Phrases[]])[] = [
  [
    'mcp',
    [
      phrases(['mcp']),
      phrases(['hook|connect|plug|wire|link|attach|integrate', 'you|your|paperboy|this|have|offer|speak|support']),
    ],
  ],
  [
    'feed',
    [
      phrases(['rss', 'atom feed|feeds|link|url']),
      phrases([
        'have|need|want|give|get|use|add|plug|put|subscribe|send|offer|make|set|support|where|there|any|your',
        'rss|atom feed|feeds|link|url',
      ]),
    ],
  ],
  [
    'email',
    [
      phrases([
        'by|via|per|over|through|as|in an? electronic? e-mail|email|mail|mails',
        'e-mail|email|mail delivery|digest|version|instead',
      ]),
      phrases([
        'digest|this|that|it|these|them|everything|posts|newsletter|list|updates by|via|per|over|through|as|in',
        'set|activate|enable|turn up|on? the|an? e-mail|email|mail delivery|digest|version',
        'e-mail|email|mail instead',
      ]),
    ],
  ],
];
