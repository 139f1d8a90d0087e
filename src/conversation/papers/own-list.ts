import { type Classes, holds, phrases } from '../words/phrases.ts';
import { allWords, readSentence } from '../words/words.ts';

/**
 * How people call the list of papers they saved: `{own}` in phrases, and `{saves}` where "my list" may as well be what a channel
 * gets.
 */
export const ownList: Classes = {
  own: ['{saves}', 'my|our own|private|personal? list|library'],
  saves: [
    'my|our own|private|personal? bookmarks|favourites|favorites|saves',
    'the? bookmarks',
    'my|our own|private|personal? saved|bookmarked papers|list|ones|articles|stuff|items|things|pile?',
    'the? saved|bookmarked papers|list|ones|articles|stuff|items|things|pile',
    'my|our|the own|private|personal? reading list|papers|pile',
    'my|our paper list',
  ],
};

/** The same where a text is asked of those papers, and goes on without its words. */
export const ownListWritten =
  'my (?:own )?(?:saved|bookmarked)(?: (?:papers?|list|ones|articles))?|my (?:reading |paper )?list';

/** Whether a sentence says that it counts in the list of saved papers: "the second of my list", "from my saved papers". */
export const namesOwnList = (text: string): boolean =>
  holds(allWords(readSentence(text.slice(0, longest)).parts), ofOwn) !== undefined;

const longest = 150;
const ofOwn = phrases(['on|in|of|from|off|among of? {own}'], ownList);
