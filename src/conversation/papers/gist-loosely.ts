import { plainly } from '../words/manners.ts';
import { isPhrase, phrases, without, withoutEnd } from '../words/phrases.ts';
import type { Part, Sentence } from '../words/words.ts';

/**
 * Whether somebody in a paper's discussion only wants to know what it is about, however loosely that is said: "ok im lost, what
 * do they do here". Every word counts: "what do they do about label noise" asks for a part.
 */
export function asksGistLoosely({ parts }: Sentence): boolean {
  const asked = parts.filter((part) => !isSigh(part));
  const [first, choice, another] = asked;
  if (first === undefined || another !== undefined) return false;
  if (choice === undefined) return isAsked(first);
  return isPhrase(plainly(choice.words), oneOrOther) !== undefined && isPhrase(bareOf(first), isOn) !== undefined;
}

const isAsked = (part: Part): boolean => isPhrase(bareOf(part), list) !== undefined;
const bareOf = ({ words }: Part) => withoutEnd(without(plainly(words), halt), emphasis);

/** How lost somebody is, said beside what they ask. */
const isSigh = ({ words }: Part): boolean => {
  const said = withoutEnd(plainly(words), emphasis);
  return said.length === 0 || isPhrase(said, sigh) !== undefined;
};
const sigh = phrases([
  'i|we? am|are|was|got|feel|get? a? bit|little|so|totally|completely|kinda|really|still|too|very? lost|confused|puzzled|stuck|late|new|behind|dumb|stupid here|now|again|to? the|this? party|thread|paper?',
  'i|we? lost the? thread|plot|you|track',
  'i|we? do? not get|follow|understand a? word|thing|anything|it|this|any? of? it|this?',
  'wait|what',
  'hold on',
  'no clue|idea',
  'help',
  'i|we? just|only joined|arrived|came|got here? in?',
  'i|we? have|did not? read it|this|the paper? yet?',
  'did not read it|this|the paper? yet?',
]);

const halt = phrases(['wait|huh', 'hold on']);
const emphasis = phrases(['exactly|precisely|roughly|overall|basically|essentially|actually|really|though|even|again']);

const classes = {
  they: ['it|this|that|they|these|those', 'the|this|these|that authors|author|team|people|folks|guys|paper|work|one'],
  so: ['actually|really|even|exactly|basically|essentially|all'],
  here: ['here', 'in|with this|that|the|their? paper|work|article|study|one|thing'],
};
/** What it is on, where one of several may be guessed. */
const isOn = phrases(
  ['{they} is|are {so}? about|on what', 'its about|on what', 'what is|are {they} {so}? about|on', 'what is {they}'],
  classes,
);
const oneOrOther = phrases(['is|are? it|they|this? {name} or {name}']);
const list = phrases(
  [
    '{they} is|are {so}? about|on what {here}?',
    'its about|on what',
    'about|on what',
    'what do|does|did {they} {so}? do {so}? {here}?',
    'what is|are|was|were {they} {so}? doing|proposing|showing|claiming|arguing|presenting|saying|solving {so}? {here}?',
    'what is|was it|that|this {so}? that? {they} {so}? do|does|did|propose|proposes|proposed|present|show|shows|claim|claims|say|says|found|find {here}?',
    'what is|are {they} {so}? up to {here}?',
    'what is {so}? going|happening on? {here}?',
    'what am i|we {so}? reading|seeing|looking at? {here}?',
    'what are we {so}? reading|seeing|looking at? {here}?',
    'what is {they} {so}? about|for',
    'what is this|that|the whole|entire? thing|one {so}? about|for',
    'i|we? have? no|zero clue|idea what {they} is|are|was|were|does|do|did? {so}? about|for|on|doing|do|did? {here}?',
    'explain',
    'somebody|someone|anybody|anyone explain this|it|that?',
  ],
  classes,
);
