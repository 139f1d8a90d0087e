import { notice } from '../core/delivery.ts';
import type { Discussions } from '../core/discussion.ts';
import { upvotesLine } from './messages.ts';
import type { DiscussionPorts } from './ports.ts';

/** Fewer upvotes than this are no news, however they have grown. */
const fewestUpvotes = 50;

/**
 * Tells threads, never channels, that their paper's upvotes have at least doubled since it was opened: written to the
 * outbox together with the mark that it was told.
 */
export const createUpvoteNotices =
  ({ store, papers, courier, clock }: DiscussionPorts): Discussions['noticeUpvotes'] =>
  async (ids) => {
    for (const paper of await papers.get(ids)) {
      if (paper.upvotes < fewestUpvotes) continue;
      for (const discussion of await store.unnoticed(paper.id)) {
        const { thread, upvotesAtOpening } = discussion;
        if (paper.upvotes < 2 * upvotesAtOpening) continue;
        const line = upvotesLine(paper, upvotesAtOpening);
        await store.notice(discussion, notice(thread, line, `upvotes of ${paper.id}`, clock.now()));
      }
    }
    courier.wake();
  };
