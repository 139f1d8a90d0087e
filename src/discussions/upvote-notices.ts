import { notice } from '../core/channels/delivery.ts';
import type { Discussions } from '../core/discussions/discussion.ts';
import { upvotesLine } from './messages.ts';
import type { DiscussionPorts } from './ports.ts';

/** Fewer upvotes than this are no news, however they have grown. */
const fewestUpvotes = 50;

/**
 * Tells threads, never channels, that their paper's upvotes have at least doubled since it was opened: written to the
 * outbox together with the mark that it was told. Found in what is stored, not in what a refresh changed: whoever was
 * killed between the two finds it again.
 */
export const createUpvoteNotices =
  ({ store, papers, courier, clock }: DiscussionPorts): Discussions['noticeUpvotes'] =>
  async () => {
    for (const discussion of await store.outgrown(fewestUpvotes)) {
      const [paper] = await papers.get([discussion.paper]);
      if (paper === undefined) continue;
      const line = upvotesLine(paper, discussion.upvotesAtOpening);
      await store.notice(discussion, notice(discussion.thread, line, `upvotes of ${paper.id}`, clock.now()));
    }
    courier.wake();
  };
