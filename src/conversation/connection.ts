import { holds, type Phrases, phrases } from './phrases.ts';
import type { Part } from './words.ts';

/** How papers and answers are to come outside of the chat, where a part of a sentence says so by its words, whatever their order. */
export function connectionIn(parts: readonly Part[]): 'email' | 'feed' | 'mcp' | undefined {
  for (const { words } of parts) {
    if (holds(words, ofPapers) !== undefined) continue;
    const found = ways.find(([, lists]) => lists.every((list) => holds(words, list) !== undefined));
    if (found !== undefined) return found[0];
  }
  return undefined;
}

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
        'is|are|have|has|need|want|give|get|give|use|add|plug|put|subscribe|send|offer|make|set|where|a|an|the|your',
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
