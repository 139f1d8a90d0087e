import { misspeltDay } from '../../core/schedules/week.ts';
import { titleShare } from './title-share.ts';

/** Words in which people ask, long enough to be known where a letter slips. */
const asked =
  `search latest newest recent recently lately papers paper about subscribe unsubscribe summarize summary recommend
  similar yesterday today tomorrow weekly monthly published authors author upvoted upvotes trending compare difference between
  explain schedule channel remove follow unfollow resume abstract without which anything something everything someone please
  thanks morning posting written topic january february april august september october november december monday tuesday
  wednesday thursday friday saturday sunday first second third reading bookmark saved question organisation citation discuss discussion`.split(
    /\s+/,
  );

/** Words of their own, one slip away from one of these. */
const others = new Set('posing tending tanks thank upvote discus pleas faraday frida sunda munday mundy'.split(' '));

/** By each way to write such a word with two letters swapped, or one behind the first left out or doubled, what is meant. */
const meant = new Map(
  asked.flatMap((word) =>
    slipsOf(word)
      .filter((slip) => slip.length > 4 && titleShare(slip) === 0 && !asked.includes(slip) && !others.has(slip))
      .map((slip): [string, string] => [slip, word]),
  ),
);

/**
 * The word that is meant by one in which a letter slipped; undefined where it may well be another, as a day is where what stands
 * `before` has it name something ("follow Fridey").
 */
export function unslipped(word: string, before: readonly string[] = []): string | undefined {
  const found = meant.get(word) ?? dayMeant(word);
  const isName = found?.endsWith('day') === true && isNaming(before.map((said) => said.toLowerCase()));
  return isName ? undefined : found;
}
const isNaming = (before: readonly string[]) =>
  naming.has(before.at(-1) ?? '') || (before.at(-1) === 'on' && ['paper', 'papers'].includes(before.at(-2) ?? ''));
const naming = new Set('about by follow unfollow track stop remove'.split(' '));

/** A day that vanished would leave a schedule of the others. */
const dayMeant = (word: string): string | undefined =>
  others.has(word) || titleShare(word) > 0 ? undefined : misspeltDay(word);

function slipsOf(word: string): string[] {
  return [...word].flatMap((letter, at) => {
    const [before, behind] = [word.slice(0, at), word.slice(at + 1)];
    const swapped = before + behind.charAt(0) + letter + behind.slice(1);
    return at === 0 ? [swapped] : [swapped, before + behind, before + letter + letter + behind];
  });
}
