import type { Block, Reply } from '../chat/reply.ts';
import { paperActions } from '../papers/card.ts';
import { counted } from '../text.ts';
import {
  type DigestPart,
  footButtons,
  lateNote,
  type Post,
  type PostItem,
  sourceNote,
  whole,
} from './digest-message.ts';

/**
 * A digest where each paper is a post of its own that people talk under. What is posted last stands on top: the papers
 * come from the last to the best, behind what is said of them all, which is left out where it may not be pinned.
 */
export function forumDigest(post: Post, { mayPin }: { mayPin: boolean }): DigestPart[] {
  const { items } = post;
  const papers = items.map((item, at) => ({
    reply: paperPost(item, post),
    papers: [item.entry.id],
    position: items.length - at,
  }));
  return mayPin ? [...papers, { reply: head(post), papers: [], position: 0 }] : papers;
}

function head(post: Post): Reply {
  const { title, items } = post;
  const each = items.length === 1 ? 'in a post of its own' : 'each in a post of its own, the best on top';
  return {
    summary: title,
    blocks: [
      ...lateNote(post),
      { type: 'heading', text: title },
      ...sourceNote(post),
      { type: 'text', text: [`${counted(items.length, 'paper')}, ${each}.`] },
      { type: 'buttons', buttons: footButtons(post) },
    ],
    audience: 'everyone',
    post: { title, topics: [], isPinned: true },
  };
}

function paperPost({ entry, modelOf, topics }: PostItem, { items }: Post): Reply {
  const ask = 'Mention me here to ask about this paper.';
  const note: Block = { type: 'note', text: [modelOf === undefined ? ask : `Summary by AI (${modelOf}). ${ask}`] };
  const actions = paperActions(entry.id).filter(({ invoke }) => invoke.command !== 'discuss');
  return {
    summary: entry.title,
    blocks: [
      { ...entry, actions: [] },
      { type: 'buttons', buttons: [{ label: 'More', invoke: whole(entry.id) }, ...actions] },
      note,
    ],
    audience: 'everyone',
    post: { title: entry.title, topics },
    // One notification is enough for all of them: that of the best, which comes last.
    ...(entry === items[0]?.entry ? {} : { quiet: true }),
  };
}
