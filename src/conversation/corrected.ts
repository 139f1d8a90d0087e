import type { Invocation } from '../core/chat/reply.ts';
import type { Intent } from './intent.ts';
import { holds, isPhrase, phrases } from './phrases.ts';
import { behindNo } from './schedule-words.ts';
import { allWords, readSentence } from './words.ts';

type Command = Pick<Invocation, 'command' | 'options'>;

/** What was offered last with what a sentence puts in its place ("no, 9am"); undefined where it corrects nothing of it. */
export function corrected({ command, options }: Command, intent: Intent, text: string): Command | undefined {
  if ((command !== 'subscribe' && command !== 'schedule') || !corrects(text)) return undefined;
  if (intent.kind === 'search' && command === 'subscribe' && !asksForPapers(text))
    return { command, options: { ...options, topic: intent.query } };
  if (intent.kind !== 'change' || (intent.command !== 'schedule' && intent.command !== command)) return undefined;
  if (Object.keys(intent.options).length === 0) return undefined;
  // "At 7 instead" is nothing to an offer that names no time.
  const isOfIt = command === 'subscribe' || Object.keys(intent.options).some((name) => Object.hasOwn(options, name));
  if (!isOfIt) return undefined;
  const before = options.when === undefined ? undefined : String(options.when);
  const when = together(before, intent.options.when);
  return { command, options: { ...options, ...intent.options, ...(when === undefined ? {} : { when }) } };
}

/** The days and the time that were said last: "9am" leaves the days as they were, and "not on fridays" leaves one of them out. */
function together(before: string | undefined, later: unknown): string | undefined {
  if (typeof later !== 'string') return before;
  const parts = (when: string | undefined, isTime: boolean) =>
    (when ?? '').split(' ').filter((part) => part !== '' && part.includes(':') === isTime);
  const said = (isTime: boolean) => {
    const [own, offered] = [parts(later, isTime), parts(before, isTime)];
    if (own[0] === 'not') return [...offered, ...own];
    return own.length > 0 ? own : offered;
  };
  return / (?:earlier|later)$/.test(later) ? later : [...said(false), ...said(true)].join(' ');
}

/** "No, 9am", "rather on mondays", "make it 10". */
function corrects(text: string): boolean {
  const { parts } = readSentence(text);
  const words = allWords(parts);
  return behindNo(parts) !== parts || isPhrase(words, correcting) !== undefined;
}

/** "No, show me papers about video" is another wish; "better not" is none. */
const asksForPapers = (text: string): boolean => holds(allWords(readSentence(text).parts), wishes) !== undefined;
const wishes = phrases(['show|find|search|give|get|list|look|any|papers', 'better not']);
const correcting = phrases([
  'no|nope|nah|rather|better|actually|sorry|instead ...',
  'make|change|set it|that|them ...',
  'i|we meant|mean ...',
  '... instead|rather please?',
]);
