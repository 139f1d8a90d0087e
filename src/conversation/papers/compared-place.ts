import { arxivIdsIn } from '../../core/papers/paper.ts';
import { plainly } from '../words/manners.ts';
import { holds, isPhrase, phrases } from '../words/phrases.ts';
import { allWords, readSentence, type Word, writtenAs } from '../words/words.ts';
import { placesIn } from './item.ts';

/** What is set beside the paper that was shown last: a number of the list or an id, and whether nothing else is asked. */
export type ComparedPlace = { with: number | string; isAll: boolean };

/** "Compare it to 1", "how does it differ from the second one?", "is it faster than the first?", "and versus number 3?" */
export function comparedPlace(text: string): ComparedPlace | undefined {
  const words = plainly(allWords(readSentence(text.slice(0, longest)).parts));
  const at = holds(words, comparing)?.start;
  const joint = words.findLastIndex((word) => joints.has(word.text));
  if (at === undefined || joint < at) return undefined;
  const other = placeOf(words.slice(joint + 1));
  const before = words.slice(0, joint);
  // Two of the list are compared with each other.
  if (other === undefined || before.some(({ text: word }) => /^#?\d/.test(word) || ordinals.has(word)))
    return undefined;
  return { with: other, isAll: before.length === 0 || isPhrase(before, bare) !== undefined };
}

function placeOf(words: readonly Word[]): number | string | undefined {
  const [id] = words.length === 1 ? arxivIdsIn(writtenAs(words)) : [];
  if (id !== undefined) return id;
  const [number, another] = placesIn(writtenAs(words)) ?? [];
  return another === undefined ? number : undefined;
}

const longest = 150;
const joints = new Set('to with against than from vs versus and by beside alongside'.split(' '));
const ordinals = new Set('first second third fourth fifth sixth seventh eighth ninth tenth last'.split(' '));
const comparing = phrases([
  'compare|compares|compared|comparison|contrast|versus|vs|difference|differences|differ|differs|different|than|stack|stacks|relate|relates',
  'measure|match|hold|pit|weigh|stack|put|set|place|see it|this|that|paper up? against|beside|alongside|next',
]);
/** Nothing is asked but the comparison. */
const bare = phrases(
  [
    'compare|contrast|comparison {it}?',
    'a|the? comparison of|between? {it}?',
    'what is|are the? main? difference|differences between|of? {it}?',
    'the? main? difference|differences between|of? {it}?',
    'how does|do|did {it} compare|compares|differ|relate|stack up?',
    'how is|are|was {it} different',
    'is|are|was {it} any? different|better',
    '{it} compared?',
    'compared',
    'measure|match|hold|pit|weigh|stack|put|set|place|see {it} up?',
    'put|set|place|see {it} next|right?',
  ],
  { it: ['it|this|that', 'this|that|the paper|one|work|method|approach|model'] },
);
