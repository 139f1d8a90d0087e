import { timesIn } from '../times/schedule-words.ts';
import { timeWords } from '../times/time-words.ts';
import { ends } from '../words/ends.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import { readSentence, type Sentence, type Word, writtenAs } from '../words/words.ts';
import { readOwnData } from './own-data.ts';

/**
 * A wish to remove something without what is said to stay: "remove robotics but keep the rest", "drop agents, nothing else", "keep
 * diffusion but remove video". Any other text is as it was: what is stored about people, or all but something, is read whole.
 */
export function withoutSpared(text: string): string {
  if (text.length > longest) return text;
  const sentence = readSentence(text);
  const [one, two] = halves(sentence) ?? [];
  if (one === undefined || two === undefined) return text;
  const removal = isSpared(two) ? one : isSpared(one) ? two : undefined;
  if (removal === undefined || readOwnData(sentence) !== undefined) return text;
  const asked = plainly(removal);
  const isOfSome =
    beginsWith(asked, removing) !== undefined && [all, others].every((list) => holds(asked, list) === undefined);
  return isOfSome ? writtenAs(asked) : text;
}

const longest = 150;

/** What stands on both sides of a comma or a "but", or of an "and" before what stays. */
function halves({ parts }: Sentence): [readonly Word[], readonly Word[]] | undefined {
  const [one, two, third] = parts;
  if (one === undefined || third !== undefined) return undefined;
  if (two !== undefined) return [one.words, two.words];
  const at = holds(one.words, andKept)?.start ?? 0;
  return at === 0 ? undefined : [one.words.slice(0, at), one.words.slice(at)];
}

/** "But not the agents"; "but not on Fridays" is said of times. */
const isSpared = (words: readonly Word[]) =>
  isPhrase(plainly(words), spared) !== undefined &&
  timesIn([{ words: [...words], asks: false }]).when === undefined &&
  !words.some(({ text }) => timeWords.has(text));

const removing = phrases(['{ends} ...', 'unsubscribe|unfollow|unsave|take|kick|throw ...', 'no more ...'], ends);
const all = phrases(['everything|all|anything|every|any|both|them|it|this']);
/** "Keep agents, drop the rest": what goes is told by what stays. */
const others = phrases(['rest|others|remainder', 'other topics|ones|subscriptions']);
const andKept = phrases(['and keep|spare|retain|leave ...']);
const spared = phrases([
  'keep|spare|retain ...',
  'leave the rest|others ...',
  'leave {name} in|there|alone|on|untouched|as it|they|is|are?',
  'not from|the|my|our? the|my|our? {name}',
  'nothing|only else|more|that|this',
]);
