import type { CommandSpec } from '../core/chat/command-spec.ts';
import { type Caller, personKey } from '../core/chat/place.ts';
import type { Button, Invocation, Reply } from '../core/chat/reply.ts';
import { refuse } from '../core/chat/say.ts';
import type { Clock } from '../core/clock.ts';
import type { Services } from '../core/commands/command.ts';
import { idsOfOption } from '../core/commands/paper-option.ts';
import { papersOnPage } from '../core/queries/search.ts';
import { counted, shorten } from '../core/text.ts';
import type { Intent, Where } from './intent.ts';
import { commandOfItems } from './invocation.ts';
import { type Listed, type Lists, numbered } from './lists.ts';
import { followsUp } from './papers/follow-up.ts';
import { placesIn } from './papers/item.ts';
import { namesOwnList } from './papers/own-list.ts';
import { pointsBack } from './papers/reference.ts';
import type { SeveralAsked } from './papers/several.ts';
import { namesOne, withPlace } from './papers/titled-one.ts';

type ReferentParts = {
  services: Pick<Services, 'discussions' | 'papers' | 'saved'>;
  lists: Lists;
  clock: Clock;
  specOf: (command: string) => CommandSpec | undefined;
};

type Item = Extract<Intent, { kind: 'item' }>;

/** Words of a question that names nothing it is about. */
const mostWordsOfNone = 4;

/** Papers that are offered where it is not clear which one is meant. */
const mostOffered = 4;

/** Where none was shown. */
const ways: Button[] = [
  { label: 'Search', invoke: { command: 'search', options: {} }, ask: ['query'] },
  { label: 'Latest papers', invoke: { command: 'today', options: {} } },
];

export type Referents = ReturnType<typeof createReferents>;

/** Which papers are meant by "it", "number 2" and "the last one", where somebody says so. */
export function createReferents({ services, lists, clock, specOf }: ReferentParts) {
  /** The paper of the card that somebody speaks under. */
  async function paperUnder(caller: Caller): Promise<string | undefined> {
    const [only, another] = (await lists.under(caller, clock.now())) ?? [];
    return another === undefined ? only : undefined;
  }

  /** The paper of the discussion, of the card, or the one that was shown last. */
  const paperAt = async (caller: Caller) =>
    (await services.discussions.at(caller.place))?.paper ??
    (await paperUnder(caller)) ??
    (await lists.paperAt(caller, clock.now()));

  /** The papers with such numbers, of somebody's own list where the text says so, else of the one that is talked about; without numbers all. */
  async function papersOf(
    numbers: readonly number[],
    { does, text }: { does: Item['does'] | 'unsave'; text: string },
    caller: Caller,
  ): Promise<string[] | Reply> {
    // What is put on the own list stands in another.
    const isOwn = does !== 'save' && namesOwnList(text) && !(await lists.isSaved(caller, clock.now()));
    const list = isOwn ? numbered(await services.saved.list(personKey(caller))) : await lists.at(caller, clock.now());
    if (numbers.length === 0 && list.length > 0) {
      const all = isOwn ? list : await allOf(list, does === 'compare', caller);
      return all.slice(0, papersOnPage.most).map(({ paper }) => paper);
    }
    const papers: string[] = [];
    for (const number of numbers) {
      const shown = number < 0 ? list.at(number) : list.find((one) => one.number === number);
      if (shown === undefined) return notListed(number, list.length, isOwn);
      papers.push(shown.paper);
    }
    return papers.length === 0 ? notListed(1, 0, isOwn) : papers;
  }

  /** "Them": those of a list that were shown last; of two that were shown one after the other, both, where they are compared. */
  async function allOf(list: readonly Listed[], isCompared: boolean, caller: Caller): Promise<readonly Listed[]> {
    if ((await lists.under(caller, clock.now())) !== undefined) return list;
    const last = await lists.papersAt(caller, clock.now());
    const alone = await lists.alone(caller, clock.now());
    if (isCompared && last.length === 1 && alone.length === 2) return numbered(alone.toReversed());
    return last.length > 1 ? last : list;
  }

  /** "The other one": of two that were shown the one that is not talked about. */
  async function beside(caller: Caller): Promise<string | undefined> {
    const [last, before] = await lists.alone(caller, clock.now());
    const shown = await lists.papersAt(caller, clock.now());
    const [one, other, more] = shown.length === 2 ? shown : await lists.at(caller, clock.now());
    const isOfTwo = more === undefined && (last === one?.paper || last === other?.paper);
    return isOfTwo ? [one, other].find((listed) => listed?.paper !== last)?.paper : before;
  }

  /** Asks for the paper of a command, which keeps all else: the one that was shown alone is offered first, then those of the list. */
  async function whichPaper({ command, options }: Invocation, caller: Caller): Promise<Reply> {
    const [before] = await lists.alone(caller, clock.now());
    const listed = (await lists.papersAt(caller, clock.now())).map(({ paper }) => paper);
    const ids = [...new Set([...(before === undefined ? [] : [before]), ...listed])]
      .filter((id) => id !== options.with)
      .slice(0, mostOffered);
    const offered = (await services.papers.get(ids)).map(
      ({ id, title }): Button => ({ label: nameOf(title), invoke: { command, options: { ...options, paper: id } } }),
    );
    return refuse('Which paper do you mean? Say its number in the list above, its arXiv id, or words of its title.', {
      type: 'buttons',
      buttons: offered.length > 0 ? offered : ways,
    });
  }

  return {
    whichPaper,
    paperAt,

    /** The paper with a number of the list. */
    async paperOf(place: number, text: string, caller: Caller): Promise<string | Reply | undefined> {
      const papers = await papersOf([place], { does: 'compare', text }, caller);
      return 'blocks' in papers ? papers : papers[0];
    },

    async whereOf(caller: Caller): Promise<Where> {
      const { place } = caller;
      if (place.thread !== undefined && (await services.discussions.at(place)) !== undefined) return 'thread';
      if ((await lists.under(caller, clock.now())) !== undefined) return 'digest';
      return place.kind === 'dm' ? 'dm' : 'channel';
    },

    /** "The inpainting one" of the list that is talked about, as its place; in a discussion it is of its paper's own. */
    async placed(text: string, caller: Caller): Promise<string> {
      const isOne = thisOne.test(text) && (await paperAt(caller)) !== undefined;
      if (isOne) return text.replace(thisOne, 'it');
      const other = otherOne.test(text) && (await services.discussions.at(caller.place)) === undefined;
      const paper = other ? await beside(caller) : undefined;
      if (paper !== undefined) return text.replace(otherOne, paper);
      if (!namesOne(text) || (await services.discussions.at(caller.place)) !== undefined) return text;
      const list = await lists.at(caller, clock.now());
      const papers = await services.papers.get(list.map(({ paper }) => paper));
      const titles = new Map(papers.map(({ id, title }) => [id, title]));
      return withPlace(
        text,
        list.map(({ paper, number }) => ({ number, title: titles.get(paper) ?? '' })),
      );
    },

    /** What is asked of papers of the list that is talked about. */
    async ofItems(item: Item, text: string, caller: Caller): Promise<Invocation | Reply> {
      const papers = await papersOf(item.numbers, { does: item.does, text }, caller);
      if ('blocks' in papers) return papers;
      const [only, another] = papers;
      const isAlone = item.does === 'compare' && another === undefined && only !== undefined;
      return isAlone
        ? whichPaper({ command: 'compare', options: { with: only } }, caller)
        : commandOfItems(item, papers, text);
    },

    /** A question to one's saved papers, or to those of the list that is talked about; undefined where there is none. */
    async ofSeveral({ of, question }: SeveralAsked, caller: Caller): Promise<Invocation | Reply | undefined> {
      if (of === 'saved') return { command: 'ask', options: { question, in: 'saved' } };
      if ((await services.discussions.at(caller.place)) !== undefined) return undefined;
      const list = of === 'shown' ? await lists.papersAt(caller, clock.now()) : await lists.at(caller, clock.now());
      const papers = idsOfOption(list.map(({ paper }) => paper));
      if (papers.length > 1) return { command: 'ask', options: { question, paper: papers.join(' ') } };
      // "Which is faster?" alone; a longer question may be one to all papers.
      const isOfNone = of === 'shown' && question.split(' ').length <= mostWordsOfNone;
      return isOfNone ? whichPaper({ command: 'ask', options: { question } }, caller) : undefined;
    },

    /** What a question that names no paper asks of the one that was shown last; of several that were shown it asks which. */
    async ofShown(question: string, caller: Caller): Promise<Invocation | Reply | undefined> {
      if (!followsUp(question) || (await services.discussions.at(caller.place)) !== undefined) return undefined;
      if ((await lists.under(caller, clock.now())) !== undefined) return undefined;
      const paper = await lists.paperAt(caller, clock.now());
      if (paper !== undefined) return { command: 'ask', options: { question, paper } };
      const shown = await lists.papersAt(caller, clock.now());
      return shown.length > 0 ? whichPaper({ command: 'ask', options: { question } }, caller) : undefined;
    },

    /** All that one has saved, summed up or side by side; the empty list where that is all there is. */
    async ofSaved(does: 'gist' | 'compare', caller: Caller): Promise<Invocation> {
      const papers = (await services.saved.list(personKey(caller))).slice(0, papersOnPage.most);
      if (papers.length === 0) return { command: 'saved', options: {} };
      return commandOfItems({ kind: 'item', numbers: papers.map((_, at) => at + 1), does }, papers, '');
    },

    /** A command that needs a paper gets the one that is talked about, and so does "how fast is it?"; "save 2" that of the list. */
    async resolved({ command, options }: Invocation, text: string, caller: Caller): Promise<Invocation | Reply> {
      const isNeeded = specOf(command)?.options.some(({ name, required }) => name === 'paper' && required);
      const { paper: named } = options;
      if (named === undefined) {
        const pointed = takesOne.has(command) && pointsBack(text);
        // A question under a card is about its paper.
        const under = command === 'ask' ? await paperUnder(caller) : undefined;
        const paper = isNeeded || pointed ? await paperAt(caller) : under;
        if (paper !== undefined) return { command, options: { ...options, paper } };
        // Of several that were shown nobody knows which one "it" is.
        const isUnclear = command === 'ask' && pointed && (await lists.papersAt(caller, clock.now())).length > 1;
        return isUnclear ? whichPaper({ command, options }, caller) : { command, options };
      }
      const numbers = (isNeeded || command === 'why') && typeof named === 'string' ? placesIn(named) : undefined;
      if (numbers === undefined) return { command, options };
      const does = command !== 'save' ? 'show' : options.remove === true ? 'unsave' : 'save';
      const papers = await papersOf(numbers, { does, text }, caller);
      if ('blocks' in papers) return papers;
      const [paper = '', another] = papers;
      if (another === undefined) return { command, options: { ...options, paper } };
      return command === 'save'
        ? { command, options: { ...options, paper: papers.join(' ') } }
        : commandOfItems({ kind: 'item', numbers, does: command === 'cite' ? command : 'show' }, papers, text);
    },
  };
}

/** "Is this one fast?", of the paper that is talked about. */
const thisOne = /\b(?:this|that) one\b(?! (?:about|on|that|which|with|from|by)\b)/i;
const otherOne = /\bthe (?:other|previous) (?:one|paper)\b(?! (?:about|on|that|which|with|from|by)\b)/i;

/** They say something of one paper, and without one of more. */
const takesOne = new Set(['ask', 'why']);

/** A title as a button holds it: its name, where it has one before a colon. */
const nameOf = (title: string): string => shorten(title.split(': ')[0] ?? title, 60);

const notListed = (number: number, length: number, isOwn: boolean): Reply =>
  refuse(
    length > 0
      ? `${isOwn ? 'Your list' : 'The list I showed last'} has ${counted(length, 'paper')}, so there is no number ${number}.`
      : isOwn
        ? 'Your list is empty.'
        : 'I have shown no list here that I could count in. Ask me for papers first, or give an arXiv id.',
  );
