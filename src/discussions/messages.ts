import type { Block, Reply, Rich } from '../core/chat/reply.ts';
import { longDay } from '../core/day.ts';
import type { Discussion } from '../core/discussions/discussion.ts';
import { type Tally, tallyLine } from '../core/discussions/vote.ts';
import { authorList, paperFacts, paperLinks, withdrawnNote } from '../core/papers/card.ts';
import { isAtArxiv, type Paper, pageOf } from '../core/papers/paper.ts';

/** The one quiet line in the channel. */
export const openingLine = (paper: Paper, openedBy: string): Reply => ({
  summary: `Discussion: ${paper.title}`,
  blocks: [
    {
      type: 'text',
      text: [
        { text: paper.title, url: pageOf(paper) },
        ...(openedBy === '' ? [] : [' · opened by ', { person: openedBy }]),
      ],
    },
  ],
  audience: 'everyone',
  quiet: true,
  post: { title: paper.title, topics: [] },
});

type FirstMessageParts = {
  elsewhere: readonly Discussion[];
  isThread: boolean;
  isAlone: boolean;
  tally?: Tally | undefined;
};

/** What stands first in the thread: who wrote it, when, the abstract, what people think, where else it is talked about, how to ask. */
export function firstMessage(paper: Paper, { elsewhere, isThread, isAlone, tally }: FirstMessageParts): Reply {
  const title: Block = { type: 'text', text: [{ text: paper.title, mark: 'bold' }] };
  const blocks: Block[] = [
    // A thread has its title above it already: in its name, and in the line it hangs under.
    ...(isThread ? [] : [title]),
    { type: 'text', text: paperFacts(paper) },
    { type: 'facts', facts: factsOf(paper) },
    { type: 'text', text: [paper.ownWords === true ? 'In our words: ' : '', paper.abstract] },
  ];
  const votes = tallyLine(tally);
  if (votes !== '') blocks.push({ type: 'note', text: [`${votes} here`] });
  if (elsewhere.length > 0) blocks.push({ type: 'note', text: ['Discussed in ', ...channels(elsewhere)] });
  blocks.push({
    type: 'note',
    text: [
      `${isThread && !isAlone ? 'Mention me' : 'Write to me here'} to ask about this paper. I quote the text; I do not guess.`,
    ],
  });
  return { summary: paper.title, blocks, audience: 'everyone' };
}

/** The line a thread gets when its paper became popular. */
export const upvotesLine = (paper: Paper, before: number): Reply => {
  const summary = `${paper.upvotes} upvotes now; ${before} when this discussion was opened.`;
  return { summary, blocks: [{ type: 'note', text: [`▲ ${summary}`] }], audience: 'everyone', quiet: true };
};

function factsOf(paper: Paper): { label: string; value: Rich }[] {
  const facts: { label: string; value: Rich }[] = withdrawnNote(paper).map((value) => ({ label: 'Status', value }));
  if (paper.authors.length > 0) facts.push({ label: 'Authors', value: [authorList(paper.authors)] });
  if (paper.organisation !== undefined) facts.push({ label: 'Organisation', value: [paper.organisation] });
  const dates: string[] = [];
  if (paper.publishedAt !== undefined) {
    dates.push(`${isAtArxiv(paper.id) ? 'on arXiv' : 'published'} ${longDay(paper.publishedAt)}`);
  }
  for (const { as, on } of paper.listed ?? []) dates.push(`on ${as} ${longDay(on)}`);
  if (dates.length > 0) facts.push({ label: 'Dates', value: [dates.join(', ')] });
  facts.push({ label: 'Links', value: paperLinks(paper) });
  return facts;
}

const channels = (discussions: readonly Discussion[]): Rich =>
  discussions.flatMap(({ channel, url }, at): Rich => {
    const named: Rich = [
      { channel: channel.channel },
      ...(url === undefined ? [] : [' (', { text: 'thread', url }, ')']),
    ];
    return at === 0 ? named : [', ', ...named];
  });
