import type { Channel } from '../channels/subscription.ts';
import { pageOf } from '../chat/pages.ts';
import type { Block, Button, Invocation, Rich } from '../chat/reply.ts';
import { topicName } from '../queries/topic.ts';
import { daysCovered, rateText, type Volume, volumesOf } from '../queries/volume.ts';
import { counted, shorten } from '../text.ts';
import type { CommandContext } from './command.ts';

/** Topics on a page: as many as buttons that stand in a row. */
const limit = 5;

/** The topics of a channel, each with what it brings and a button that stops it, page by page. */
export async function topicList(
  { topics }: Pick<Channel, 'topics'>,
  wanted: number,
  again: Invocation,
  { services, now }: Pick<CommandContext, 'services' | 'now'>,
): Promise<Block[]> {
  const { offset, page, pages, buttons } = pageOf(topics.length, wanted, limit, again);
  const shown = topics.slice(offset, offset + limit);
  const volumes = await volumesOf(
    shown.map((topic) => [topic]),
    services,
    now,
  );
  const lines = shown.map(({ text, minUpvotes }, position): Block => {
    const minimum = minUpvotes > 0 ? [` · from ${counted(minUpvotes, 'upvote')}`] : [];
    const line: Rich = [`${offset + position + 1}  `, { text: topicName(text), mark: 'bold' }, ...minimum];
    return { type: 'text', text: [...line, ` · ${brought(volumes[position])}`] };
  });
  const [{ days } = { days: [] }] = volumes;
  const covered = days.length === 0 ? 'no papers of the last 30 days to count' : `over ${daysCovered(days, now)}`;
  return [
    ...lines,
    { type: 'note', text: [pages === 1 ? covered : `${covered} · page ${page} of ${pages}`] },
    { type: 'buttons', buttons: [...shown.map(({ text }) => stopButton(text)), ...buttons] },
  ];
}

const brought = (volume: Volume | undefined) =>
  volume === undefined || volume.days.length === 0 ? 'not counted yet' : rateText(volume);

export const stopButton = (text: string): Button => ({
  label: shorten(`Stop ${topicName(text)}`, 60),
  invoke: { command: 'unsubscribe', options: { topic: topicName(text) } },
});
