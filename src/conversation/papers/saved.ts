import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent } from '../intent.ts';
import { oneWeekday } from '../times/time-words.ts';
import { bag, isBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import { isEverydayName } from '../words/title-share.ts';
import { type Sentence, type Word, writtenAs } from '../words/words.ts';
import { placesIn } from './item.ts';
import { ownList } from './own-list.ts';
import { paperNamed } from './reference.ts';

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
  const names = [plainly(part?.words ?? []), asked].map((words) => isPhrase(words, unsavedOne)?.name ?? []);
  const paper = names.map((name) => placeOrPaper(name, named)).find((one) => one !== undefined);
  return paper === undefined ? undefined : { kind: 'change', command: 'save', options: { paper, remove: true } };
}

/** Where a paper stands in the list, or the paper that is named. */
function placeOrPaper(name: readonly Word[], named: readonly NamedPaper[]): string | undefined {
  const [number, other] = placesIn(writtenAs(name)) ?? [];
  const place = other !== undefined || number === undefined || number < -1 ? undefined : number;
  if (place === undefined) return paperNamed(name, named);
  return place === -1 ? 'last' : String(place);
}

const saved = phrases(
  [
    'save|bookmark|keep|store|star|stash it|this|that paper|one? for|to|on? me|later?',
    `save|bookmark|star|stash|pin it|this|that paper|one? for|until|till tomorrow|tonight|later|now|${oneWeekday}|the ...?`,
    'save|bookmark|keep|store|star|stash|add|put it|this|that paper|one? for|to|on|onto|in|into {own}',
  ],
  ownList,
);

const savedOne = phrases(
  [
    'save|bookmark|keep|store|star|stash {name} for|to|on? me|later?',
    'save|bookmark|keep|store|star|stash|add|put|move {name} for|to|on|onto|in|into {own}',
  ],
  ownList,
);

const unsavedOne = phrases(
  [
    'unsave|unbookmark {name}',
    'forget|remove|delete|drop {name} that|which? i|we have? saved|bookmarked',
    'remove|delete|take|drop|kick|throw {name} off|from|out of? {own}',
  ],
  ownList,
);

const unsaved = phrases(
  [
    'unsave|unbookmark it|this|that paper|one?',
    'remove|delete|take|drop|kick|throw it|this|that paper|one? off|from|out from|of? {own}',
    'remove|delete|take|drop it|this|that paper|one? off? from? the list',
  ],
  ownList,
);

/** What somebody has saved: "list the stuff I saved so far", "where are my bookmarks?" Nothing is put on it, and no topic named. */
export function readSavedList({ clauses, parts }: Sentence): Intent | undefined {
  const [clause, another] = clauses;
  const isWhole = clause !== undefined && another === undefined && clause.asks && asksForList(clause.words);
  const isMeant =
    isWhole ||
    parts.some(({ words, asks }) => {
      const asked = plainly(words);
      return (
        asksForList(asked) && (asks || isPhrase(asked, alone) !== undefined || beginsWith(asked, asking) !== undefined)
      );
    });
  if (!isMeant) return undefined;
  const isBibtex = parts.some(({ words }) => holds(words, bibtex) !== undefined);
  return { kind: 'status', of: 'saved', ...(isBibtex ? { as: 'bibtex' } : {}) };
}

function asksForList(words: readonly Word[]): boolean {
  return beginsWith(plainly(words), changing) === undefined && isBag(words, ofSaved);
}

const ofSaved = bag(
  [
    'i|we saved|bookmarked|kept|starred|stored|collected',
    'i|we did save|bookmark|keep|star',
    'my|our saved|bookmarked|bookmarks|saves|favourites|favorites|library|starred',
    'my|the reading list',
    'my|the read later list',
    'my list',
    'saved papers|list|ones|stuff|items|things|articles',
    'bookmarked papers|list|ones|stuff|items|things|articles',
    'show|list|open|see|view|export saved',
    'bookmarks',
  ],
  `show list open see view pull print export display load bring return access look go through over everything stuff things papers articles items current
  currently full whole private own personal later last week month today yesterday recently bibtex bib file format citations entries
  download count number where many`,
);
const bibtex = phrases(['bibtex|bib|citations']);
const alone = phrases([
  'my ...',
  'saved|bookmarked|bookmarks ...',
  'the? reading list ...',
  'the? papers|things|stuff i|we ...',
]);
const asking = phrases([
  'show|list|open|see|view|export|get|find|give|pull|print|display|load|bring|send|download|access|look|go',
  'what|which|where',
  'how many',
  'do|did|have|has i|we',
  'all|everything|papers|things|stuff',
  'the|a? list',
  'a|the? bibtex|bib|citations',
]);
const changing = phrases([
  'save|bookmark|keep|star|store|add|put|pin|remove|delete|take|clear|drop|forget|empty|wipe|reset|move|unsave',
]);
