import type { Block, Button, Invocation, PaperEntry, Reply, Rich } from '../chat/reply.ts';
import { discussButton } from '../papers/card.ts';
import type { SourceHealth } from '../papers/paper-store.ts';
import { localClock, localTime } from '../schedules/zone.ts';
import { shorten } from '../text.ts';
import type { Channel } from './subscription.ts';

/** What a post says beside its papers. */
export type PostNotes = {
  channel: Pick<Channel, 'topics' | 'schedule' | 'layout'>;
  /** How many more matched than the channel takes. */
  moreMatched: number;
  /** What shows those; absent: the run of the time it is due. */
  more?: Invocation;
  dueAt: Date;
  /** When it is written; much later than due means late, and is said. */
  now: Date;
  /** The papers are the sample that comes with the program. */
  sample: boolean;
  /** Whether the source of papers answers; absent: nothing is said about it. */
  health?: SourceHealth;
};

/** A paper in its place in the post. `modelOf`: the site whose model wrote its sentence; `topics`: what it is here for, in plain words. */
export type PostItem = {
  entry: PaperEntry;
  heading: string | undefined;
  modelOf: string | undefined;
  topics: string[];
};

/** One message of a digest, the papers it shows, and which of the messages it is, in the order they are posted. */
export type DigestPart = { reply: Reply; papers: string[]; position: number };

export type Post = PostNotes & { title: string; items: PostItem[] };

/**
 * One message of a post. `isLast` puts the foot of the whole post under it; given for a first part, everything that could
 * stand in a message is in it, so that what fits then fits whatever part it becomes.
 */
export function digestMessage(
  post: Post,
  { items, part, parts, isLast }: { items: readonly PostItem[]; part: number; parts: number; isLast: boolean },
): Reply {
  const isCard = post.channel.layout === 'cards';
  const title = parts > 1 && !isCard ? `${post.title} (${part + 1} of ${parts})` : post.title;
  const blocks: Block[] = [];
  if (part === 0) blocks.push(...lateNote(post), { type: 'heading', text: title }, ...sourceNote(post));
  else if (!isCard) blocks.push({ type: 'heading', text: title });
  if (isCard) blocks.push(...items.flatMap(card));
  else blocks.push(...grouped(items));
  const buttons = isLast ? footButtons(post) : [];
  const models = [...new Set(post.items.flatMap(({ modelOf = [] }) => modelOf))];
  const note = isLast && models.length > 0 ? { note: `Summaries by AI (${models.join(', ')})` } : {};
  const choices = isCard ? [] : items.map(choice);
  if (!isCard || isLast) blocks.push({ type: 'choices', label: 'More about', choices, buttons, ...note });
  const [first] = items;
  const others = items.length > 1 ? ` and ${items.length - 1} more` : '';
  return {
    summary: `${title}: ${shorten(first?.entry.title ?? '', 100)}${others}`,
    blocks,
    audience: 'everyone',
    // One notification is enough for all of them.
    ...(isCard && part > 0 ? { quiet: true } : {}),
  };
}

/** Papers under the heading of their days, where there are several. */
function grouped(items: readonly PostItem[]): Block[] {
  return items.flatMap(({ entry, heading }, position): Block[] =>
    heading === undefined || heading === items[position - 1]?.heading
      ? [entry]
      : [{ type: 'note', text: [{ text: heading, mark: 'bold' }] }, entry],
  );
}

/** A paper in a message of its own: what can be done with it has room there. */
function card({ entry }: PostItem): Block[] {
  const more: Button = { label: 'More', invoke: whole(entry.id) };
  return [
    { ...entry, actions: [] },
    { type: 'buttons', buttons: [discussButton(entry.id), more] },
  ];
}

const choice = ({ entry: { id, rank, title } }: PostItem) => ({
  label: String(rank),
  title: `${rank} · ${title}`,
  invoke: whole(id),
});

/** The private card, with everything that is known of a paper. */
export const whole = (id: string) => ({ command: 'show', options: { paper: id } });

/** Opens the channel's settings, as they are at the click, in a form where the platform has forms. */
const settings: Button = { label: 'Settings', invoke: { command: 'schedule', options: {} }, ask: [] };

export function footButtons({ moreMatched, dueAt, more }: PostNotes): Button[] {
  const invoke = more ?? { command: 'more', options: { run: dueAt.toISOString() } };
  return moreMatched > 0 ? [{ label: `${moreMatched} more`, invoke }, settings] : [settings];
}

/** Posts that come a little after their minute are on time for whoever reads them. */
const lateAfterMs = 15 * 60_000;

export function lateNote({ channel, dueAt, now }: PostNotes): Block[] {
  if (now.getTime() - dueAt.getTime() <= lateAfterMs) return [];
  const clock = (at: Date) =>
    ({ instant: at.toISOString(), as: 'clock', text: localClock(at, channel.schedule.timezone) }) as const;
  return [{ type: 'note', text: ['Late: due ', clock(dueAt), ', posted ', clock(now), ' (we were offline).'] }];
}

/** What a reader must know of where the papers come from. */
export function sourceNote({ channel, sample, health }: PostNotes): Block[] {
  const note = (...text: Rich): Block[] => [{ type: 'note', text }];
  if (sample) return note('Sample papers that come with Paperboy: the source of daily papers has not answered yet.');
  if (health === undefined || health.reachable) return [];
  const { since } = health;
  const text = localTime(new Date(since), channel.schedule.timezone);
  const at = { instant: since, as: 'day and clock', text } as const;
  return note(`${health.source} has not answered since `, at, ': these are the papers I have.');
}
