import { plainly } from '../words/manners.ts';
import { beginsWith, type Classes, holds, isPhrase, type Phrases, phrases, without } from '../words/phrases.ts';
import type { Part } from '../words/words.ts';

/** `calendar`: which of the others can be read there nobody knows here. */
type Way = 'email' | 'feed' | 'mcp' | 'calendar';

/** How papers and answers are to come outside of the chat, where a part of a sentence says so by its words, whatever their order. */
export function connectionIn(parts: readonly Part[]): Way | undefined {
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

/** The way that is to end: "no more emails", "turn the rss feed off", "take me off the mailing list". */
export function disconnectionIn(parts: readonly Part[]): Exclude<Way, 'calendar'> | undefined {
  return wayOf(ends, parts);
}

/** The way that is to be had again: "turn the rss feed back on". */
export const reconnectionIn = (parts: readonly Part[]): Exclude<Way, 'calendar'> | undefined => wayOf(begins, parts);

const wayOf = (lists: readonly (readonly [Exclude<Way, 'calendar'>, Phrases])[], parts: readonly Part[]) =>
  lists.find(([, list]) =>
    parts.some(({ words }) => isPhrase(without(plainly(words), asking), list) !== undefined),
  )?.[0];
const asking = phrases(['how|where do|can|could i|we', 'how to']);

/** How the end of a thing is wished for; `{it}` is the thing. */
const endOf = (it: readonly string[], ...further: string[]): Phrases =>
  phrases([...ending, ...further], { ...endings, it });
const endings: Classes = {
  on: ['turn|switch|put'],
  end: ['stop|end|cancel|kill|drop|quit|disable|deactivate|remove|delete|disconnect|unplug|unhook|mute', 'get rid of'],
  off: ['turn|switch|shut|take'],
  the: ['the|these|those|this|that|my|our|your|any|all of? the|these|those|my|our|your?'],
  sent: ['coming|arriving|from you|paperboy?', 'to me|us'],
  longer: ['anymore|now', 'any more|longer'],
};
const ending = [
  '{end} sending|getting|receiving? me|us? {the}? {it} {sent}? {longer}?',
  '{off} off {the}? {it}',
  '{off} {the}? {it} off',
  'no more {it} {sent}? {longer}?',
  'unsubscribe me|us? from? {the}? {it}',
  'opt me|us? out of|from {the}? {it}',
  'take|get me|us off {the}? {it}',
  'do not send|want|need|like me|us? {the}? more? {it} {sent}? {longer}?',
  'i|we do not want|need|like to? get|receive? {the}? more? {it} {sent}? {longer}?',
  'i|we no longer want|need|like to? get|receive? {the}? {it} {sent}?',
];
const beginning = [
  '{on} {the}? {it} back? on again?',
  '{on} back? on {the}? {it} again?',
  '{on} on {the}? {it} again?',
];
const things: Readonly<Record<Exclude<Way, 'calendar'>, readonly string[]>> = {
  email: [
    'daily|morning? e-mail|email|mail digest|delivery|updates|version|edition|subscription|list|notifications|connection?',
    'emails|e-mails|mails|mailing|newsletter list?',
    'papers|digest|posts by|via|over|per e-mail|email|mail',
    'emailing|mailing me|us? papers|anything|stuff?',
  ],
  feed: ['rss feed|link|connection?', 'rss|atom? feed'],
  mcp: ['mcp connection|access|server|link|thing|hookup?'],
};
const ends = [
  ['email', endOf(things.email, 'do not e-mail|email|mail me|us the? papers|anything|stuff|digest? {longer}?')],
  ['feed', endOf(things.feed)],
  ['mcp', endOf(things.mcp)],
] as const;
const begins = (['email', 'feed', 'mcp'] as const).map(
  (way) => [way, phrases(beginning, { ...endings, it: things[way] })] as const,
);
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

const ways: readonly (readonly [Way, readonly Phrases[]])[] = [
  [
    'calendar',
    [
      phrases(['calendar|calender|ics|ical|outlook']),
      phrases([
        'calendar|calender|ics|ical feed|link|url|file|sync|integration',
        'add|put|see|get|subscribe|import ... in|into|to|with my|our|the? google|outlook|apple? calendar|calender',
      ]),
    ],
  ],
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
        'e-mail|email|mail|newsletter delivery|digest|version|edition|instead',
        'to|in|into|at my|our|the work? mailbox|inbox|outlook|e-mail|email|mail',
      ]),
      phrases([
        'is|are|do|have there|you have|offer|send? a|an? e-mail|email|mail|newsletter version|edition|delivery',
        'send|get|have|receive|deliver|want it|this|them|these|papers|mails|digest|posts|everything in|to|into|at my|our|the work? mailbox|inbox|outlook|e-mail|email|mail',
        'send|get|have|receive|deliver|want the|our|my|these|your digest|papers|posts|list|mails in|to|into|at my|our|the work? mailbox|inbox|outlook|e-mail|email|mail',
        'digest|this|that|it|these|them|everything|posts|newsletter|list|updates by|via|per|over|through|as|in',
        'set|activate|enable|turn up|on? the|an? e-mail|email|mail delivery|digest|version',
        'e-mail|email|mail instead',
      ]),
    ],
  ],
];
