import type { NamedPaper } from '../core/queries/search.ts';
import type { Intent } from './intent.ts';
import { placesIn } from './item.ts';
import { plainly } from './manners.ts';
import { isPhrase, phrases } from './phrases.ts';
import { paperNamed } from './reference.ts';
import { isEverydayName } from './title-share.ts';
import { type Sentence, writtenAs } from './words.ts';

/** On the list, or off it again, and nothing else: the one that is talked about, off it one by its number or name, too. */
export function readSaved(
  { clauses: [clause, another], parts: [part] }: Sentence,
  named: readonly NamedPaper[],
): Intent | undefined {
  if (clause === undefined || another !== undefined) return undefined;
  const asked = plainly(clause.words);
  if (isPhrase(asked, saved) !== undefined) return { kind: 'change', command: 'save', options: {} };
  const kept = isPhrase(asked, savedOne)?.name;
  const id = kept === undefined ? undefined : paperNamed(kept, named);
  // "Keep world models" names a topic, "save the third paper" a place.
  const one = named.find((paper) => paper.id === id && !isEverydayName(paper.words.split(' ')));
  if (one !== undefined) return { kind: 'change', command: 'save', options: { paper: one.id } };
  if (isPhrase(asked, unsaved) !== undefined) return { kind: 'change', command: 'save', options: { remove: true } };
  // "Remove 4 from my saved again, wrong click"
  const { name = [] } = isPhrase(asked, unsavedOne) ?? isPhrase(plainly(part?.words ?? []), unsavedOne) ?? {};
  const [number, other] = placesIn(writtenAs(name)) ?? [];
  const place = other !== undefined || number === undefined || number < -1 ? undefined : number;
  const paper = place === undefined ? paperNamed(name, named) : place === -1 ? 'last' : String(place);
  return paper === undefined ? undefined : { kind: 'change', command: 'save', options: { paper, remove: true } };
}

const saved = phrases([
  'save|bookmark|keep|store|star|stash it|this|that paper|one? for|to|on? me|later|my? reading? list?',
  'add|put it|this|that paper|one? to|on my reading? list|bookmarks',
]);

const savedOne = phrases([
  'save|bookmark|keep|store|star|stash {name} for|to|on? me|later|my? reading? list?',
  'add|put {name} to|on|in|into my reading? list|bookmarks',
]);

const unsavedOne = phrases([
  'unsave|unbookmark {name}',
  'remove|delete|take|drop|kick|throw {name} off|from|out of? my saved|reading|bookmarked? list|bookmarks|papers',
  'remove|delete|take|drop|kick|throw {name} off|from|out of? the saved|reading list|papers',
  'remove|delete|take|drop|kick|throw {name} off|from|out of? my saved|bookmarked? ones|stuff|items|saves|saved|list',
]);

const unsaved = phrases([
  'unsave|unbookmark it|this|that paper|one?',
  'remove|delete|take|drop it|this|that paper|one? off? from? my|the saved? list|bookmarks|papers?',
  'remove|delete|take|drop it|this|that paper|one? off? from? my|the reading list',
]);
