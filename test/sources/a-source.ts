import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createHuggingFace } from '../../src/sources/hugging-face.ts';
import { fakeClock, recordedLog } from '../fixtures/clock.ts';
import { startHuggingFace } from '../servers/hugging-face.ts';

/** The source with a server of its own; both are gone when the test ends. */
export async function aSource({ recorded = false, ...options }: { timeoutMs?: number; recorded?: boolean } = {}) {
  const server = await startHuggingFace({ recorded });
  onTestFinished(() => server.close());
  const clock = fakeClock('2026-06-19T08:00:00Z');
  const log = recordedLog();
  const source = createHuggingFace({ url: server.url, log, clock, random: () => 0.5, ...options });
  const ask = (day: string, signal = new AbortController().signal) => source.papersOf(day, signal);
  return { server, clock, log, source, ask };
}

/** An item as the server sends it. */
export const anItem = (id: string, facts: Record<string, unknown> = {}, outer: Record<string, unknown> = {}) => ({
  paper: {
    id,
    title: 'Paper Planes',
    summary: 'We fold a thousand planes.',
    authors: [{ _id: '1', name: 'Ada Falter', hidden: false }],
    publishedAt: '2026-06-17T00:00:00.000Z',
    upvotes: 3,
    ...facts,
  },
  publishedAt: '2026-06-16T20:00:00.000Z',
  title: 'Paper Planes',
  numComments: 1,
  ...outer,
});

/** What tests read of a recorded item by themselves, apart from the parser. */
export const RecordedPaper = z
  .object({
    paper: z.object({
      id: z.string(),
      title: z.string(),
      summary: z.string(),
      ai_summary: z.string().optional(),
      upvotes: z.number(),
    }),
  })
  .transform(({ paper }) => paper);
