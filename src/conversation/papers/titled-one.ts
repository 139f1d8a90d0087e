import { titleWords } from '../../core/papers/title-words.ts';
import { isTalk } from '../words/talk.ts';
import { placeIn, places } from './several-items.ts';

/** A paper of a list, as it was shown. */
type Titled = { number: number; title: string };

/** "The inpainting one", "the world model paper": up to three words of a title. */
const oneOf = /\bthe ((?:[\p{L}\p{N}][\p{L}\p{N}-]* ){1,3})(one|paper)(?![\p{L}\p{N}'’-])/iu;
/** "The one about world models", where nothing follows. */
const oneAbout = /\bthe (?:one|paper) (?:about|on) ([\p{L}\p{N} -]{3,40})(?=[?.!]?$)/iu;

/** Whether a text points at a paper of a list by a word of its title. */
export const namesOne = (text: string): boolean => wordsOfOne(text) !== undefined;

/** Up to here a number is said as a place: a question keeps numbers for what it asks of the paper. */
const mostPlaces = 10;

/**
 * A text that points at a paper of a list by words of its title, with its place in their stead: "save the third one".
 * As it is, where none of the titles or several hold the words; the words alone, where it says nothing else.
 */
export function withPlace(text: string, list: readonly Titled[]): string {
  const words = wordsOfOne(text);
  if (words === undefined) return text;
  const said = oneOf.test(text) ? oneOf : oneAbout;
  const [found, another] = list.filter(({ title }) => holds(titleWords(title), words));
  // Of no list, and nothing is said of it: it is looked for.
  if (found === undefined && text.replace(said, '').match(/[\p{L}\p{N}]/u) === null) return words.join(' ');
  if (found === undefined || another !== undefined) return text;
  const place = found.number > mostPlaces ? `number ${found.number}` : `the ${places[found.number - 1]} one`;
  return text.replace(said, place);
}

function wordsOfOne(text: string): string[] | undefined {
  const words = titleWords((oneOf.exec(text) ?? oneAbout.exec(text))?.[1] ?? '');
  return words.length === 0 || words.length > 3 || words.some((word) => isTalk(word) || placeIn(word) !== undefined)
    ? undefined
    : words;
}

/** "Robots" is held by "Robotic Hands", too. */
const holds = (title: readonly string[], words: readonly string[]) =>
  words.every((word) => title.some((own) => own.startsWith(word.length > 4 ? word.replace(/s$/, '') : word)));
