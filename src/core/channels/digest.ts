import type { Block, PaperCard, Reply } from '../chat/reply.ts';
import { longDay } from '../day.ts';
import { paperCard } from '../papers/card.ts';
import { topicName } from '../queries/topic.ts';
import { localClock, localDay } from '../schedules/zone.ts';
import { shorten } from '../text.ts';
import { mostParts } from './delivery-key.ts';
import type { Preview } from './rank.ts';
import { reasonOf } from './reason.ts';
import type { Channel } from './subscription.ts';

/** One message of a digest, and the papers it shows. */
export type DigestPart = { reply: Reply; papers: string[] };

export type DigestInput = Pick<Preview, 'picks' | 'moreMatched'> & {
  channel: Pick<Channel, 'topics' | 'schedule' | 'layout'>;
  dueAt: Date;
  /** When it is written; much later than due means late, and is said. */
  now: Date;
  /** The papers are the sample that comes with the program. */
  sample: boolean;
  /** Whether a message fits the platform; absent: everything does. */
  fits?: (reply: Reply) => boolean;
};

/** Posts that come a little after their minute are on time for whoever reads them. */
const lateAfterMs = 15 * 60_000;

/**
 * The messages of one digest. What is too long for the platform loses its summaries from the end first, then its
 * reasons, and then becomes a second message: titles and links always stay.
 */
export function composeDigest(input: DigestInput): DigestPart[] {
  const { picks, channel, fits = () => true } = input;
  const cards = picks.map((pick, position) => paperCard(pick.paper, { rank: position + 1, reason: reasonOf(pick) }));
  if (cards.length === 0) return [];
  const groups =
    channel.layout === 'cards'
      ? cards.map((card) => [card])
      : splitToFit(cards, (group) => fits(compose(input, group, 0, mostParts, true)));
  return groups.map((group, part) => ({
    reply: compose(
      input,
      shortenToFit(group, (shorter) => fits(compose(input, shorter, part, groups.length))),
      part,
      groups.length,
    ),
    papers: group.map(({ id }) => id),
  }));
}

/** Halves until the shortest form of each group fits; one card stays one, and its renderer shortens it. */
function splitToFit(cards: PaperCard[], fits: (cards: PaperCard[]) => boolean): PaperCard[][] {
  if (cards.length < 2 || fits(cards.map(bare))) return [cards];
  const middle = Math.ceil(cards.length / 2);
  return [...splitToFit(cards.slice(0, middle), fits), ...splitToFit(cards.slice(middle), fits)];
}

function shortenToFit(cards: PaperCard[], fits: (cards: PaperCard[]) => boolean): PaperCard[] {
  const current = [...cards];
  for (const shorter of [withoutBody, bare]) {
    for (let last = current.length - 1; last >= 0 && !fits(current); last -= 1) {
      const card = current[last];
      if (card !== undefined) current[last] = shorter(card);
    }
  }
  return current;
}

const withoutBody = ({ body: _body, ...card }: PaperCard): PaperCard => card;
const bare = ({ body: _body, reason: _reason, ...card }: PaperCard): PaperCard => card;

/**
 * One message. `isLast` puts the line about further matches under it; given for a first part, everything that could stand
 * in a message is in it, so that what fits then fits whatever part it becomes.
 */
function compose(
  input: DigestInput,
  cards: PaperCard[],
  part: number,
  parts: number,
  isLast = part === parts - 1,
): Reply {
  const { channel, moreMatched } = input;
  const day = dayShown(input);
  const title = `Daily papers · ${day}${parts > 1 && channel.layout === 'compact' ? ` (${part + 1} of ${parts})` : ''}`;
  const blocks: Block[] = part === 0 ? opening(input, title) : [];
  if (part > 0 && channel.layout === 'compact') blocks.push({ type: 'heading', text: title });
  blocks.push(...cards);
  if (isLast && moreMatched > 0) {
    blocks.push({ type: 'note', text: [`${moreMatched} more matched · `, { text: '/paper today', mark: 'code' }] });
  }
  const [first] = cards;
  const others = cards.length > 1 ? ` and ${cards.length - 1} more` : '';
  return { summary: `${title}: ${shorten(first?.title ?? '', 100)}${others}`, blocks, audience: 'everyone' };
}

/** After so long without a new day, today's date would claim what is not so, in milliseconds. */
const staleAfterMs = 7 * 86_400_000;

/** The day it was due; of the sample, and where no source has answered for a week, the day of its papers. */
function dayShown({ channel, dueAt, picks, sample }: DigestInput): string {
  const newest = picks
    .flatMap(({ paper }) => paper.featuredOn ?? [])
    .sort()
    .at(-1);
  if (newest !== undefined && sample) return `sample of ${longDay(newest)}`;
  if (newest !== undefined && dueAt.getTime() - Date.parse(newest) > staleAfterMs)
    return `latest, of ${longDay(newest)}`;
  return localDay(dueAt, channel.schedule.timezone);
}

function opening({ channel, dueAt, now, sample }: DigestInput, title: string): Block[] {
  const blocks: Block[] = [];
  const zone = channel.schedule.timezone;
  if (now.getTime() - dueAt.getTime() > lateAfterMs) {
    const late = `Late: due ${localClock(dueAt, zone)}, posted ${localClock(now, zone)} (we were offline).`;
    blocks.push({ type: 'note', text: [late] });
  }
  blocks.push({ type: 'heading', text: title }, { type: 'note', text: [shorten(topicLine(channel), 300)] });
  if (sample) {
    blocks.push({
      type: 'note',
      text: ['Sample papers that come with Paperboy: the source of daily papers has not answered yet.'],
    });
  }
  return blocks;
}

/** "diffusion · robotics" */
export const topicLine = ({ topics }: Pick<Channel, 'topics'>) => topics.map(({ text }) => topicName(text)).join(' · ');

/** After several runs without a paper: one line, so that silence has a reason. */
export function silenceNotice(channel: Channel, since: Date | undefined, unreachable: string | undefined): Reply {
  const topics = shorten(topicLine(channel), 200);
  const when = since === undefined ? '' : ` since ${localDay(since, channel.schedule.timezone)}`;
  const why =
    unreachable === undefined ? '' : ` The source of papers could not be reached (${shorten(unreachable, 150)}).`;
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
export const goneNotice = (channel: Channel['place'], reason: string): Reply => ({
  summary: `I stopped posting papers in a channel you subscribed: ${shorten(reason, 200)}`,
  blocks: [
    {
      type: 'text',
      text: ['I can no longer post papers in ', { channel: channel.channel }, `: ${shorten(reason, 300)}`],
    },
    {
      type: 'note',
      text: ['Its topics are kept. When that is mended, run ', { text: '/paper resume', mark: 'code' }, ' there.'],
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
