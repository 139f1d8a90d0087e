import type { Reply } from '../chat/reply.ts';
import { siteOf } from '../papers/card.ts';
import { topicName } from '../queries/topic.ts';
import { localDay } from '../schedules/zone.ts';
import { shorten } from '../text.ts';
import { mostParts } from './delivery-key.ts';
import { digestDays } from './digest-days.ts';
import { digestEntry } from './digest-entry.ts';
import { type DigestPart, digestMessage, type Post, type PostItem, type PostNotes } from './digest-message.ts';
import { forumDigest } from './forum-digest.ts';
import type { Decision } from './ledger.ts';
import type { Preview } from './rank.ts';
import { wantedBy, waysToSay } from './reason.ts';
import type { Channel } from './subscription.ts';
import { tooFewUpvotes } from './too-few-upvotes.ts';

export type DigestInput = PostNotes & {
  picks: Preview['picks'];
  /** Whether a message fits the platform; absent: everything does. */
  fits?: (reply: Reply) => boolean;
  /** Set where each paper becomes a post of its own (see {@link ChatAdapter.forum}). */
  forum?: { mayPin: boolean } | undefined;
};

/**
 * The messages of one digest. What is too long for the platform loses its sentences, all at once, and then becomes a
 * second message: titles, facts and links always stay.
 */
export function composeDigest(input: DigestInput): DigestPart[] {
  const { channel, fits = () => true } = input;
  const post = arranged(input);
  if (post.items.length === 0) return [];
  if (input.forum !== undefined) return forumDigest(post, input.forum);
  const groups =
    channel.layout === 'cards'
      ? post.items.map((item) => [item])
      : splitToFit(post.items, (items) =>
          fits(digestMessage(post, { items, part: 0, parts: mostParts, isLast: true })),
        );
  const parts = groups.length;
  const messages = (form: (item: PostItem) => PostItem): Reply[] => {
    const shown = { ...post, items: post.items.map(form) };
    return groups.map((group, part) =>
      digestMessage(shown, { items: group.map(form), part, parts, isLast: part === parts - 1 }),
    );
  };
  const whole = messages((item) => item);
  const replies = whole.every((reply) => fits(reply)) ? whole : messages(bare);
  return replies.map((reply, part) => ({
    reply,
    papers: groups[part]?.map(({ entry }) => entry.id) ?? [],
    position: part,
  }));
}

/** The chosen papers in the order they stand in, numbered. */
function arranged(input: DigestInput): Post {
  const { picks, channel, dueAt, sample } = input;
  const { timezone } = channel.schedule;
  const { title, groups, isEarlier } = digestDays({ papers: picks.map(({ paper }) => paper), dueAt, timezone, sample });
  const sites = new Set(picks.map(({ paper }) => siteOf(paper)));
  const context = { severalSites: sites.size > 1, isEarlier, now: dueAt };
  const ways = new Map(
    [...new Set(picks.map(({ topic }) => topic))].map((topic) => [
      topic,
      { wanted: wantedBy(topic), topics: waysToSay(topic) },
    ]),
  );
  const ordered = groups.flatMap(({ heading, papers }) =>
    papers.flatMap(({ id }) => picks.filter(({ paper }) => paper.id === id).map((pick) => ({ pick, heading }))),
  );
  const items = ordered.map(({ pick, heading }, position) => {
    const { wanted, topics = [] } = ways.get(pick.topic) ?? {};
    const reason = channel.topics.length > 1 && wanted !== undefined ? { wanted } : {};
    return {
      entry: digestEntry(pick, position + 1, { ...context, ...reason }),
      heading,
      modelOf: pick.paper.summary?.byModel ? siteOf(pick.paper) : undefined,
      topics,
    };
  });
  return { ...input, title, items };
}

/** Halves until the shortest form of each group fits; one paper stays one, and its renderer shortens it. */
function splitToFit(items: PostItem[], fits: (items: PostItem[]) => boolean): PostItem[][] {
  if (items.length < 2 || fits(items.map(bare))) return [items];
  const middle = Math.ceil(items.length / 2);
  return [...splitToFit(items.slice(0, middle), fits), ...splitToFit(items.slice(middle), fits)];
}

const bare = ({ entry: { sentence: _, ...entry }, ...item }: PostItem): PostItem => ({
  ...item,
  entry,
  modelOf: undefined,
});

/** "diffusion · robotics" */
export const topicLine = ({ topics }: Pick<Channel, 'topics'>) => topics.map(({ text }) => topicName(text)).join(' · ');

/** After several runs without a paper: one line, so that silence has a reason. */
export function silenceNotice(
  channel: Channel,
  since: Date | undefined,
  unreachable: string | undefined,
  decisions: readonly Decision[] = [],
): Reply {
  const topics = shorten(topicLine(channel), 200);
  const when = since === undefined ? '' : ` since ${localDay(since, channel.schedule.timezone)}`;
  const minimum = tooFewUpvotes(decisions);
  const why =
    unreachable === undefined
      ? minimum === undefined
        ? ''
        : ` ${minimum}`
      : ` The source of papers could not be reached (${shorten(unreachable, 150)}).`;
  const summary = `Nothing new for ${topics}${when}.${why}`;
  return {
    summary,
    blocks: [
      {
        type: 'text',
        text: [
          `${summary} `,
          { text: '/paper why', mark: 'code' },
          ' tells more, ',
          { text: '/paper subscribe', mark: 'code' },
          ' changes the topics.',
        ],
      },
    ],
    audience: 'everyone',
  };
}

/** What the organiser of a channel is told when nothing can be posted there any more. */
export const goneNotice = (channel: Pick<Channel, 'place' | 'topics'>, reason: string): Reply => ({
  summary: `I stopped posting papers in a channel you subscribed: ${shorten(reason, 200)}`,
  blocks: [
    {
      type: 'text',
      text: ['I can no longer post papers in ', { channel: channel.place.channel }, `: ${shorten(reason, 300)}`],
    },
    {
      type: 'note',
      // Of a channel that was deleted no platform tells the name any more.
      text: [
        `Its topics are kept: ${shorten(topicLine(channel), 200)}. When that is mended, run `,
        { text: '/paper resume', mark: 'code' },
        ' there; ',
        { text: '/paper subscribe', mark: 'code' },
        ' brings them to another channel.',
      ],
    },
  ],
  audience: 'everyone',
});

/** What the organiser of a channel is told when a post there was refused. */
export const refusedNotice = (channel: Channel['place'], reason: string): Reply => ({
  summary: `A post of papers in a channel you subscribed was refused: ${shorten(reason, 200)}`,
  blocks: [
    {
      type: 'text',
      text: [
        'I could not post papers in ',
        channel.kind === 'dm' ? 'our direct messages' : { channel: channel.channel },
        `: ${shorten(reason, 300)}.`,
      ],
    },
    {
      type: 'note',
      text: [
        'The papers can come with a later post; ',
        { text: '/paper why', mark: 'code' },
        ' there tells more. If posts stay away, tell whoever runs me: it is a fault of mine.',
      ],
    },
  ],
  audience: 'everyone',
});
