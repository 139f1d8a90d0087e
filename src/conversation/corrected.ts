import type { Invocation } from '../core/chat/reply.ts';
import type { GivenOptions } from '../core/commands/options.ts';
import type { Intent } from './intent.ts';
import { daysOut } from './times/days-out.ts';
import { behindNo, type Times, tellsTimes, timesIn } from './times/schedule-words.ts';
import { numberIn } from './words/numbers.ts';
import { beginsWith, holds, isPhrase, phrases, without } from './words/phrases.ts';
import { allWords, readSentence, type Word } from './words/words.ts';

type Command = Pick<Invocation, 'command' | 'options'>;

/** What was offered last with what a sentence puts in its place ("no, 9am"); undefined where it corrects nothing of it. */
export function corrected({ command, options }: Command, intent: Intent, text: string): Command | undefined {
  if (command !== 'subscribe' && command !== 'schedule') return undefined;
  const times = timesInstead(text, options);
  if (times !== undefined) return { command, options: { ...options, ...times } };
  if (!corrects(text) || (command === 'schedule' && leavesOut(text))) return undefined;
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

/**
 * The days and the time of what is said in the place of others, and nothing else: "no, wait, 9", "make that 8:15", "8 instead of 9".
 * A number alone is an hour where one was offered, and no number of papers; of the same half of the day.
 */
function timesInstead(text: string, { when: offered, top }: GivenOptions): Times | undefined {
  const before = offered === undefined ? undefined : String(offered);
  const { parts: said } = readSentence(text);
  // "No Fridays" says which are not wanted.
  if (daysOut(said.map(({ words }) => words)).out.length > 0) return undefined;
  const words = allWords(said);
  const later = without(words, leads);
  const end = later.findIndex((_, at) => beginsWith(later, replacing, at) !== undefined);
  const [rest, former] = end === -1 ? [later, []] : [later.slice(0, end), later.slice(end)];
  const isBesides = besides.has(rest[0]?.text ?? '');
  if (rest.length === 0 || (rest.length === words.length && end === -1 && !isBesides)) return undefined;
  const hour = top === undefined ? hourInstead(rest, former, before) : undefined;
  if (hour !== undefined) return { when: together(before, hour) ?? hour };
  const parts = [{ words: rest, asks: false }];
  const isTime = tellsTimes(parts);
  const { when, ...zone } = timesIn(parts);
  if (when === undefined || !rest.every(({ text }) => isTime(text) || joining.has(text) || besides.has(text)))
    return undefined;
  const added = when.split(' ').filter((part) => part.includes(':'));
  if (isBesides && before !== undefined) {
    const days = added.length > 0 ? [] : when.split(' ');
    return { when: [...days, before, ...added].join(' '), ...zone };
  }
  return { when: together(before, when) ?? when, ...zone };
}

/** Whether a number is to be another one: of a channel's hour, where it has the one that is replaced. */
export const replacesNumber = (text: string): boolean => /\b\d{1,2} (?:instead of|rather than) \d{1,2}\b/i.test(text);

/** "9", in the place of "8:45"; of "8 instead of 9" where nine is the hour there was, or one of those. */
function hourInstead([word, another]: readonly Word[], former: readonly Word[], before = ''): string | undefined {
  const number = another === undefined ? numberIn(word?.text ?? '') : undefined;
  const times = before.match(/\d{1,2}:\d{2}/g) ?? [];
  const left = former.map(({ text }) => numberIn(text)).find((one) => one !== undefined);
  const meant = left === undefined ? times : times.filter((time) => left % 12 === Number.parseInt(time, 10) % 12);
  const [offered, other] = meant.length > 1 ? meant.filter((time) => left === Number.parseInt(time, 10)) : meant;
  // Of two hours nobody says which is to be another one.
  if (number === undefined || offered === undefined || other !== undefined || number > 23) return undefined;
  const hour = number < 12 && Number.parseInt(offered, 10) >= 12 ? number + 12 : number;
  const rest = times.filter((time) => time !== offered);
  // Times of a day share their minute.
  return [`${hour}:${rest.length === 0 ? '00' : offered.slice(-2)}`, ...rest].join(' ');
}

const leads = phrases([
  'no|nope|nah|wait|sorry|oh|oops|hm|hmm|er|err|um|actually|rather|please|then|well|ok|but',
  'make|change|set it|that|this to|at?',
  'i|we meant|mean|said',
  'can|could|would you|we|it do|make|have|be it|that?',
  'let us do|have|say|make it?',
  'do it?',
]);
/** Behind what is wanted: what it replaces. */
const replacing = phrases(['instead|rather ...', 'not ...', 'please|thanks|then ...']);
const joining = new Set(['and', 'at', 'on', 'or', 'the']);
/** "And at 6pm" is a time besides those that were offered. */
const besides = new Set(['and', 'also', 'plus']);

/** "No posts at the weekend", said after an offer of something else, is another wish. */
const leavesOut = (text: string): boolean => beginsWith(allWords(readSentence(text).parts), noPosts) !== undefined;
const noPosts = phrases(['no more? post|posts|papers|digest|digests|posting']);

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
