import { plainly } from '../words/manners.ts';
import { isPhrase, phrases } from '../words/phrases.ts';
import { allWords, readSentence, writtenAs } from '../words/words.ts';
import { placesIn } from './item.ts';
import { ownList } from './own-list.ts';

/**
 * What is to go from somebody's list of saved papers, said right after they saw it: "remove 2", "take the last one off again", "get
 * rid of them all". The places as they were written, or all of it; undefined where something else is said.
 */
export function takenOff(text: string): { places: string } | { all: true } | undefined {
  const { parts } = readSentence(text.slice(0, longest));
  // "Remove 3, I have read it"
  for (const words of [allWords(parts), parts[0]?.words ?? []]) {
    const { name } = isPhrase(plainly(words), taking) ?? {};
    if (name !== undefined && isPhrase(name, all) !== undefined) return { all: true };
    if (name !== undefined && placesIn(writtenAs(name)) !== undefined) return { places: writtenAs(name) };
  }
  return undefined;
}

const longest = 150;

const taking = phrases(
  [
    'remove|delete|drop|unsave|unbookmark|erase|discard|clear|empty|bin|trash|scrap|kick {name} {behind}?',
    'take|throw|kick|cross|strike {name} off|out|away|down {behind}?',
    'take|throw|kick|cross|strike off|out|away {name} {behind}?',
    'get rid of {name}',
    'i|we? do? not|no longer need|want {name} on|in|there|anymore {own}?',
  ],
  {
    ...ownList,
    behind: [
      'from|off|of? it|there|here|this|again',
      'from|off|out of? the|this list',
      'from|off|out of? {own}',
      'again',
    ],
  },
);

const all = phrases(
  [
    'all|everything|both',
    'it|them all',
    'all|both|every|each of? them|these|those',
    'them|these|those',
    'the|this|that whole|entire|complete? list',
    'all? of? the|these|those papers|ones|items|articles',
    'every|each paper|one|item|article',
    '{own}',
  ],
  ownList,
);
