import { z } from 'zod';
import type { Block, Button } from '../src/core/chat/reply.ts';
import { defineCommand, type Services } from '../src/core/commands/command.ts';
import { sourceNotes } from '../src/core/commands/source-notes.ts';
import { dayName, utcDay } from '../src/core/day.ts';
import { paperCard } from '../src/core/papers/card.ts';

/** What the buttons offer a person who has said nothing yet. */
export const firstSteps = (kind: 'public' | 'private' | 'dm'): Button[] => [
  { label: 'Search', invoke: { command: 'search', options: {} }, ask: ['query'], style: 'primary' },
  {
    label: kind === 'dm' ? 'Send me papers' : 'Subscribe this channel',
    invoke: { command: 'subscribe', options: {} },
    // No names: the command's own form.
    ask: [],
  },
  { label: 'Help', invoke: { command: 'help', options: {} } },
];

export const start = defineCommand({
  name: 'start',
  description: "Show today's best three papers and how to begin",
  hidden: true,
  options: z.object({}),
  async *run(_options, { services, now, place }) {
    const { day, blocks } = await bestPapers(services, now);
    const hello: Block = { type: 'text', text: ['Hello. I find papers, and answer about them by quoting.'] };
    const none: Block = { type: 'text', text: ['I bring this channel its daily research papers. I have none yet.'] };
    yield {
      summary: day === undefined ? 'Paperboy: your daily papers' : `The best three papers of ${dayName(day, now)}`,
      blocks: [
        ...(day === undefined ? [none] : [hello]),
        ...blocks,
        { type: 'buttons', buttons: firstSteps(place.kind) },
      ],
      audience: 'caller',
    };
  },
});

/**
 * The best three papers of the latest day, and what a reader must know of where they come from. No day: there are none
 * yet. `isShort`: without a sentence about each.
 */
export async function bestPapers(
  services: Services,
  now: Date,
  { isShort = false } = {},
): Promise<{ day: string | undefined; blocks: Block[] }> {
  const [day] = await services.papers.latestDays(1, utcDay(now));
  const papers = day === undefined ? [] : (await services.papers.featured(day, day)).slice(0, 3);
  const cards = papers.map((paper, position) =>
    paperCard(paper, { rank: position + 1, ...(isShort ? { body: [] } : {}) }),
  );
  const heading: Block[] =
    day === undefined ? [] : [{ type: 'heading', text: `The best three of ${dayName(day, now)}` }];
  return { day, blocks: [...heading, ...(await sourceNotes(services)), ...cards] };
}
