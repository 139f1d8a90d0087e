import type { Discussions } from '../core/discussion.ts';
import { upvotesLine } from './messages.ts';
import type { DiscussionPorts } from './ports.ts';

/** Fewer upvotes than this are no news, however they have grown. */
const fewestUpvotes = 50;

/**
 * Tells threads, never channels, that their paper's upvotes have at least doubled since it was opened. Marked before
 * it is sent: a lost line is no loss, a second one is noise.
 */
export const createUpvoteNotices =
  ({ store, papers, adapterOf, log }: DiscussionPorts): Discussions['noticeUpvotes'] =>
  async (ids) => {
    for (const paper of await papers.get(ids)) {
      if (paper.upvotes < fewestUpvotes) continue;
      for (const discussion of await store.unnoticed(paper.id)) {
        if (paper.upvotes < 2 * discussion.upvotesAtOpening) continue;
        const adapter = adapterOf(discussion.thread.platform);
        if (adapter === undefined || !(await store.notice(discussion))) continue;
        const line = upvotesLine(paper, discussion.upvotesAtOpening);
        const posted = await adapter.post(discussion.thread, line, noticeKey(discussion.thread.thread ?? '', paper.id));
        if (posted.kind !== 'sent') log.warn('upvotes were not told to a thread', { paper: paper.id });
      }
    }
  };

const noticeKey = (thread: string, paper: string) =>
  `u${paper.replace(/\W/g, '')}${thread.replace(/\W/g, '')}`.slice(0, 25);
