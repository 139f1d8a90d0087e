import type { Caller } from '../core/chat/place.ts';
import type { Invocation, Reply } from '../core/chat/reply.ts';
import type { Clock } from '../core/clock.ts';
import type { Services } from '../core/commands/command.ts';
import type { PrintLine } from '../core/commands/command-line.ts';
import { findDays } from '../core/queries/find-days.ts';
import type { Ranking } from '../core/queries/order.ts';
import { papersOnPage, type SortOrder } from '../core/queries/search.ts';
import type { Fact } from './intent.ts';
import { offerOf } from './invocation.ts';
import type { Lists } from './lists.ts';
import { comparedPlace } from './papers/compared-place.ts';
import { factsAsked } from './papers/facts.ts';
import { takenOff } from './papers/taken-off.ts';
import type { Referents } from './referents.ts';
import { rankingAsked } from './topics/ranked.ts';
import { organisations } from './topics/topic-features.ts';
import { whose } from './topics/typed-terms.ts';
import { plainly } from './words/manners.ts';
import { holds, isPhrase, type Phrases, phrases } from './words/phrases.ts';
import { allWords, readSentence, type Word, writtenAs } from './words/words.ts';

type Parts = {
  services: Pick<Services, 'discussions' | 'papers'>;
  lists: Lists;
  referents: Referents;
  printLine: PrintLine;
  clock: Clock;
};

/**
 * What a sentence asks of the papers that were just shown: which of them is newest, those with code, which go off the list of
 * saved ones, to set the last one beside another, what else its authors or their lab wrote; in a discussion that alone, of its
 * paper. Undefined where it asks nothing of the kind, and where none were shown.
 */
export function createAskedOfShown({ services, lists, referents, printLine, clock }: Parts) {
  async function besideAnother(text: string, caller: Caller): Promise<Invocation | Reply | undefined> {
    const place = comparedPlace(text);
    if (place === undefined) return undefined;
    const found = typeof place.with === 'string' ? place.with : await referents.paperOf(place.with, text, caller);
    if (found === undefined || typeof found !== 'string') return found;
    // A comparison goes on: "and to 3?"
    const compared = (await lists.papersAt(caller, clock.now())).slice(0, 3).map(({ paper }) => paper);
    const [alone] = await lists.alone(caller, clock.now());
    const last = alone !== undefined && compared.length === 2 && compared.includes(alone) ? alone : undefined;
    const paper = (await referents.paperAt(caller)) ?? last;
    // Of a list of one paper it is that one, and what it is set beside was shown before.
    const one = paper === found ? (await lists.alone(caller, clock.now())).find((id) => id !== found) : paper;
    if (one === undefined) return referents.whichPaper({ command: 'compare', options: { with: found } }, caller);
    return place.isAll
      ? { command: 'compare', options: { paper: one, with: found } }
      : { command: 'ask', options: { question: text, paper: `${one} ${found}` } };
  }

  /** Of a search with further pages all it finds; else of what was shown. */
  async function picked(
    caller: Caller,
    options: { order?: Ranking } | { code: true },
  ): Promise<Invocation | undefined> {
    const search = await lists.searchWithMore(caller, clock.now());
    if (search !== undefined && 'code' in options)
      return { ...search, options: { ...search.options, query: `${search.options.query} code:yes` } };
    const order = 'code' in options ? undefined : options.order;
    const sort = order === undefined ? undefined : sorts[order];
    if (search !== undefined && sort !== undefined) return { ...search, options: { ...search.options, sort } };
    const list = await lists.at(caller, clock.now());
    const last = await lists.papersAt(caller, clock.now());
    const isUnder = (await lists.under(caller, clock.now())) !== undefined;
    if (last.length === 0 && !isUnder) return undefined;
    const papers = (last.length > 1 && !isUnder ? last : list).map(({ paper }) => paper).slice(0, papersOnPage.most);
    if (papers.length < 2) return undefined;
    const numbers = papers.map((paper) => list.find((one) => one.paper === paper)?.number ?? 0);
    return { command: 'pick', options: { papers: papers.join(' '), numbers: numbers.join(' '), ...options } };
  }

  async function ofAuthors(text: string, caller: Caller): Promise<Invocation | undefined> {
    const isOfPlace = isAll(text, samePlace);
    const id = isOfPlace || isAll(text, samePeople) ? await referents.paperAt(caller) : undefined;
    const [paper] = id === undefined ? [] : await services.papers.get([id]);
    const { organisation, authors = [] } = paper ?? {};
    if (isOfPlace && organisation !== undefined)
      return { command: 'search', options: { query: whose({ organisations: [organisation] }).join(' ') } };
    const query = whose({ authors: authorsMeant(text, authors) }).join(' | ');
    return query === '' ? undefined : { command: 'search', options: { query } };
  }

  /** Said after the list of saved papers, "remove 2" is about that list, and no topic of the channel. */
  async function offSaved(text: string, caller: Caller): Promise<Invocation | Reply | undefined> {
    const taken = (await lists.isSaved(caller, clock.now())) ? takenOff(text) : undefined;
    if (taken === undefined) return undefined;
    if ('all' in taken) return offerOf({ command: 'clear-list', options: {} }, printLine);
    const save = { command: 'save', options: { paper: taken.places, remove: true } };
    const meant = await referents.resolved(save, text, caller);
    return 'blocks' in meant ? meant : offerOf(meant, printLine);
  }

  /** Nobody knows which one the other is where not two were shown. */
  const ofOther = async (text: string, caller: Caller) =>
    isAll(text, theOther) ? referents.whichPaper({ command: 'show', options: {} }, caller) : undefined;

  return async (text: string, caller: Caller): Promise<Invocation | Reply | undefined> => {
    if ((await services.discussions.at(caller.place)) !== undefined) return ofAuthors(text, caller);
    const order = rankingAsked(text);
    if (order !== undefined) return picked(caller, { order });
    if (isAll(text, withCode)) return picked(caller, { code: true });
    if (isAll(text, theList)) return picked(caller, {});
    const fact = isAll(text, samePeople) ? undefined : factOfAll(text, clock.now());
    if (fact !== undefined) return picked(caller, fact === 'date' ? { order: 'newest' } : {});
    return (
      (await offSaved(text, caller)) ??
      (await besideAnother(text, caller)) ??
      (await ofOther(text, caller)) ??
      (await ofAuthors(text, caller))
    );
  };
}

/** "Who wrote these?", "how many votes do they all have?": the card of each tells. */
function factOfAll(text: string, now: Date): Fact | undefined {
  const words = wordsOf(text);
  if (isDays(isPhrase(words, dated)?.name ?? [], now)) return 'date';
  if (isMaker(isPhrase(words, from)?.name ?? [])) return 'organisation';
  const fact = holds(words, ofThese) === undefined ? undefined : factsAsked({ words });
  return fact !== undefined && fact.name === undefined && onCards.has(fact.fact) ? fact.fact : undefined;
}
const ofThese = phrases(['these|those|them papers|ones|all?', 'the|all papers|five|ones']);
const which = {
  which: ['which|what|who ones|papers|one? of|among|in these|those|them|the|all papers|five|ones|list?'],
};
const dated = phrases(
  ['{which} is|are|was|were published|released|posted|submitted|uploaded|out|announced {name}'],
  which,
);
/** "In June", and not "on GitHub". */
function isDays(name: readonly Word[], now: Date): boolean {
  const said = writtenAs(name);
  const days = findDays(said, now);
  return (
    days !== undefined &&
    /^(?:in|on|since|before|after|\s)*$/i.test(`${said.slice(0, days.from)}${said.slice(days.to)}`)
  );
}
const from = phrases(['{which} is|are|was|were|come|comes written? from|by|at {name}'], which);
/** "From Google", "by Kaiming He": "by far the fastest" asks for none. */
const isMaker = (name: readonly Word[]): boolean =>
  name.length < 5 &&
  (organisations.has(name[0]?.text ?? '') ||
    holds(name, ofInstitution) !== undefined ||
    (name.length > 0 &&
      name.every(({ text, written }) => /^\p{Lu}/u.test(written) || text === 'of' || text === 'the')));
const ofInstitution = phrases(['university|universities|institute|lab|labs|company|companies|industry|academia']);
const onCards: ReadonlySet<Fact> = new Set(['authors', 'organisation', 'date', 'votes']);

/** Orders that a search has, too. */
const sorts: Partial<Record<Ranking, SortOrder>> = { newest: 'new', upvotes: 'upvotes' };

const longest = 100;
const wordsOf = (text: string): Word[] => allWords(readSentence(text.slice(0, longest)).parts);
const isAll = (text: string, list: Phrases): boolean => isPhrase(plainly(wordsOf(text)), list) !== undefined;

const theOther = phrases([
  'no|nope|not|wait? that|this? i? meant|mean|want|wanted? show|open? me? the other|previous one|paper',
  'the other|previous one|paper instead',
]);

/** The list, after some of it was opened. */
const theList = phrases([
  'go|get|take|bring|jump me|us? back to the|that|this list|results',
  'back to the|that|this list|results',
  'show|give|see me|us? the|that|this list|results again',
]);

/** "Only the ones with code". */
const withCode = phrases(
  [
    'show|give|list me|us? only|just {ones} {code}',
    'only|just {ones}? {code}',
    'the|those|these ones|papers|one? {code}',
    '{ones} {code} only',
    '{code} only',
    'filter by|for|on code',
    'hide|drop|remove|skip {ones}? without|lacking code',
  ],
  {
    ones: ['the|those|these ones|papers|one?', 'ones|papers', 'those|these of them|these|those'],
    code: [
      'with|having|that|which|who have|has|with? open|public|released|available|linked? code|github|repo|repos|implementation available|released|public?',
    ],
  },
);

/** Who did most of the work stands first, and who leads it last. */
function authorsMeant(text: string, authors: readonly string[]): readonly string[] {
  if (holds(wordsOf(text), ofLast) !== undefined) return authors.slice(-1);
  return authors.length < 3 || ofOne.test(text) ? authors.slice(0, 1) : [...authors.slice(0, 1), ...authors.slice(-1)];
}
const ofLast = phrases(['last|senior author']);
const ofOne = /\b(?:him|her|his|he|she|first|lead|main|author|person|guy)\b/i;

/** "More from this lab": from its authors, where nobody says which lab it is. */
const samePlace = phrases(
  [
    'show|find|give|get|list me|us? more|other|others|further|all|any|some|anything|something|the? papers|work|works|else? by|from|of|at|out of? {place}',
    'more|other|others|further|all|any|some|anything|something|papers|work papers|work|works|else? by|from|of|at|out of? {place}',
    'what else did|does|has|have|do {place} write|written|publish|published|do|done|work|release|released on|out?',
    'what else is|comes|came from {place}',
  ],
  {
    place: [
      'this|that|the|their|its|these|those same? lab|labs|laboratory|university|institute|company|organisation|institution|place|school|department|employer|firm',
    ],
  },
);

/** "Other papers by him", "more from these authors": of the first and the last, or of the first alone where one is meant. */
const samePeople = phrases(
  [
    '{lead}? {more} by|from|of {people}',
    'what else did|has|have {people} write|written|publish|published|do|done|wrote|work on?',
    'has|have|did {people} written|published|write|publish|done|do anything|something|other|more else|papers?',
    '{lead}? his|her|their other|further|more|latest|recent papers|work|works?',
  ],
  {
    lead: ['show|find|give|get|list me|us? all|the|any|some?', 'all|any', 'are there any?', 'is there'],
    more: ['more|other|others|further|all|any|some|anything|something papers|work|works|else?', 'papers|work|works'],
    people: [
      'him|her|them|he|she|they|his|hers|theirs',
      'the|this|that|these|those|same|its|their the? same? first|lead|main|last|senior? author|authors|people|team|group|guys|guy|person|researchers',
    ],
  },
);
