import type { Discussions } from '../core/discussions/discussion.ts';
import { createAsking } from './asking.ts';
import { createOpening } from './opening.ts';
import type { DiscussionPorts } from './ports.ts';
import { createUpvoteNotices } from './upvote-notices.ts';
import { createVotes } from './votes.ts';

/** Where there are no threads, a question is about the paper opened or asked about within this time. */
const hourMs = 3_600_000;

/** The room where papers are talked about: one thread for each paper and channel, and the questions asked in it. */
export function createDiscussions(ports: DiscussionPorts): Discussions {
  const { store, clock } = ports;
  const elsewhere: Discussions['elsewhere'] = async (place, paper) =>
    // A direct message belongs to no team: other channels' names have no place in it.
    place.kind === 'dm' ? [] : store.elsewhere(place, paper);
  const at: Discussions['at'] = (place) =>
    place.thread === undefined ? store.at(place, new Date(clock.now().getTime() - hourMs)) : store.at(place);
  return {
    ...createOpening(ports, elsewhere),
    at,
    elsewhere,
    since: (channel, since) => store.activeSince(channel, since),
    ofTenantSince: (tenant, since) => store.ofTenantSince(tenant, since),
    ...createAsking(ports),
    threadGone: (thread) => store.threadGone(thread),
    noticeUpvotes: createUpvoteNotices(ports),
    ...createVotes(ports, elsewhere),
  };
}
