import { messageAnswered, papersOfPost, postsMs } from '../core/channels/post.ts';
import type { ShownList, ShownLists } from '../core/channels/shown-lists.ts';
import { type Caller, channelOf } from '../core/chat/place.ts';
import type { Invocation, Reply } from '../core/chat/reply.ts';
import type { Services } from '../core/commands/command.ts';
import { utcDay } from '../core/day.ts';
import { papersOnPage } from '../core/queries/search.ts';

/** Papers of a list whose pages somebody turns. */
const mostListed = 100;

export type Listed = ShownList['papers'][number];

export type Lists = ReturnType<typeof createLists>;

/** Which papers "number 2" counts, and which one "it" is, where nobody says. */
export function createLists(services: Pick<Services, 'ledger' | 'papers'>, shown: ShownLists) {
  /** What this person was shown last. */
  const papersAt = async (caller: Caller, now: Date): Promise<readonly Listed[]> =>
    (await shown.last(caller, now))?.papers ?? [];

  return {
    papersAt,

    /** What a command showed a person in a place. A reply without papers leaves the list before it as it was. */
    async remember(reply: Reply, command: string, caller: Caller, now: Date): Promise<void> {
      const papers = papersOf(reply, command);
      if (papers.length === 0) return;
      const before = await shown.last(caller, now);
      // Some papers of the list, picked out, keep their numbers.
      const isNew = isCounted(reply) && command !== 'pick';
      const list = isNew ? continued(before?.list, papers) : before?.list;
      // Whoever opens one of the list may turn its page; whoever opens another paper has left it.
      const isOfList = papers.every(({ paper }) => before?.list?.some((one) => one.paper === paper));
      const isKept = list === before?.list && isOfList;
      const next = isKept ? before?.next : turning(reply, 'Next ');
      const previous = isKept ? before?.previous : turning(reply, 'Previous');
      const search = list === before?.list ? before?.search : searchOf(reply);
      const isOwn = list === before?.list ? before?.own : reply.audience === 'caller' && reply.share === undefined;
      const own = isOwn === true ? ({ own: true } as const) : {};
      const isSaved = list === before?.list ? before?.saved : command === 'saved';
      const saved = isSaved === true ? ({ saved: true } as const) : {};
      const paper = onlyOf(reply, command) ?? before?.paper;
      const paperBefore = paper === before?.paper ? before?.paperBefore : before?.paper;
      const kept = {
        ...{ papers, ...(list && { list }), ...(paper && { paper }), ...(paperBefore && { paperBefore }) },
        ...{ ...(next && { next }), ...(previous && { previous }), ...(search && { search }), ...own, ...saved },
      };
      await shown.keep(caller, kept, now);
    },

    /** The post that is answered, else what this person was shown last, else the channel's last post, else the latest day. */
    async at(caller: Caller, now: Date): Promise<readonly Listed[]> {
      const last = await shown.last(caller, now);
      const messages = await services.ledger.messages(channelOf(caller.place), new Date(now.getTime() - postsMs));
      const answered = messageAnswered(messages, caller);
      const [latest] = messages;
      const post = answered ?? (last?.list === undefined ? latest : undefined);
      if (post !== undefined) return numbered(papersOfPost(messages, post));
      if (last !== undefined) return last.list ?? last.papers;
      const [day] = await services.papers.latestDays(1, utcDay(now));
      return day === undefined ? [] : numbered((await services.papers.featured(day, day)).map(({ id }) => id));
    },

    /** The papers of the message that somebody speaks under, where it is a post or a part of one: a card has one. */
    async under(caller: Caller, now: Date): Promise<readonly string[] | undefined> {
      if (caller.place.thread === undefined && caller.repliesTo === undefined) return undefined;
      const messages = await services.ledger.messages(channelOf(caller.place), new Date(now.getTime() - postsMs));
      return messageAnswered(messages, caller)?.papers;
    },

    /** The one paper this person was shown last: a card, or an answer about it. */
    async paperAt(caller: Caller, now: Date): Promise<string | undefined> {
      const { papers = [], paper } = (await shown.last(caller, now)) ?? {};
      const [only, another] = papers;
      return another === undefined && only?.paper === paper ? paper : undefined;
    },

    /** The papers this person was shown alone, the last one and the one before it, whatever was listed since. */
    async alone(caller: Caller, now: Date): Promise<string[]> {
      const { paper, paperBefore } = (await shown.last(caller, now)) ?? {};
      return [paper, paperBefore].filter((one) => one !== undefined);
    },

    /** Whether the list that this person counts in was shown to them alone. */
    async isOwn(caller: Caller, now: Date): Promise<boolean> {
      const answered = await this.under(caller, now);
      return answered === undefined && (await shown.last(caller, now))?.own === true;
    },

    /** Whether the list that this person counts in is what they have saved. */
    async isSaved(caller: Caller, now: Date): Promise<boolean> {
      const answered = await this.under(caller, now);
      return answered === undefined && (await shown.last(caller, now))?.saved === true;
    },

    /** The search whose papers this person was shown last. */
    searchAt: async (caller: Caller, now: Date): Promise<Invocation | undefined> =>
      (await shown.last(caller, now))?.search,

    /** The same, where it has further pages, and no few of its papers were picked out: what is asked of them is asked of all. */
    async searchWithMore(caller: Caller, now: Date): Promise<Invocation | undefined> {
      const { papers = [], next, search } = (await shown.last(caller, now)) ?? {};
      const isPicked = papers.length > 1 && papers.length < Number(search?.options.limit ?? papersOnPage.usual);
      if (next === undefined || search === undefined || isPicked) return undefined;
      if ((await this.under(caller, now)) !== undefined) return undefined;
      const { page: _, ...options } = search.options;
      return { ...search, options };
    },

    /** What shows the page before the one that this person was shown last. */
    previous: async (caller: Caller, now: Date): Promise<Invocation | undefined> =>
      (await shown.last(caller, now))?.previous,

    /** What shows more of what this person was shown last, else of the post that is talked about; undefined: that was all. */
    async more(caller: Caller, now: Date): Promise<Invocation | undefined> {
      const last = await shown.last(caller, now);
      const messages = await services.ledger.messages(channelOf(caller.place), new Date(now.getTime() - postsMs));
      const post = messageAnswered(messages, caller) ?? (last?.list === undefined ? messages[0] : undefined);
      return post === undefined ? last?.next : { command: 'more', options: { run: post.dueAt } };
    },
  };
}

const papersOf = (reply: Reply, command: string): Listed[] => {
  const { blocks, about = offeredOf(reply, command) } = reply;
  const listed = blocks.flatMap((block) => (block.type === 'paper' || block.type === 'entry' ? [block] : []));
  if (listed.length === 0) return about === undefined ? [] : numbered([about]);
  // The second page of a list goes on counting.
  return listed.map(({ id, rank }, at) => ({ paper: id, number: rank ?? at + 1 }));
};

/** The one paper that an offer would save, or open a discussion of: it is talked about from then on. */
function offeredOf({ blocks }: Reply, command: string): string | undefined {
  if (command !== 'offer') return undefined;
  const papers = blocks
    .flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    .map((button) => ('invoke' in button ? button.invoke.options.paper : undefined))
    .filter((paper) => typeof paper === 'string');
  return papers.find((paper) => !paper.includes(' '));
}

/** The paper that a reply shows alone. Nobody chose the one that comes near a question to all papers, or near a name. */
function onlyOf(reply: Reply, command: string): string | undefined {
  if (reply.about !== undefined) return reply.about;
  const [only, another] = papersOf(reply, command);
  return another === undefined && command !== 'ask' && reply.failed !== true ? only?.paper : undefined;
}

/** Whether its papers have numbers: a card has none, a list of one paper has. */
const isCounted = ({ blocks }: Reply): boolean =>
  blocks.some((block) => (block.type === 'paper' && block.rank !== undefined) || block.type === 'entry');

/** With the second page the list has the papers of both. */
const continued = (list: Listed[] = [], page: Listed[]): Listed[] =>
  list.length > 0 && page[0]?.number === list.length + 1 && list.length < mostListed ? [...list, ...page] : page;

/** A search's answer can be shared by asking it again. */
const searchOf = ({ share }: Reply): Invocation | undefined => {
  if (share?.command !== 'search') return undefined;
  const { share: _, ...options } = share.options;
  return { command: 'search', options };
};

/** The button that turns the page, as `pageOf` labels it. */
const turning = ({ blocks }: Reply, label: 'Next ' | 'Previous'): Invocation | undefined =>
  blocks
    .flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    .flatMap((button) => ('invoke' in button && button.label.startsWith(label) ? [button.invoke] : []))[0];

export const numbered = (papers: readonly string[]): Listed[] => papers.map((paper, at) => ({ paper, number: at + 1 }));
