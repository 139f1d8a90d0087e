import { z } from 'zod';
import { hasRecorded, recordedItems } from '../../test/recorded.ts';
import type { Doc } from './systems.ts';

/** What a measurement needs of a recorded item. */
const Item = z.object({
  paper: z.object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    authors: z.array(z.object({ name: z.string() })).default([]),
    ai_keywords: z.array(z.string()).default([]),
  }),
});

/** The recorded papers, each once. Throws when there are no recorded days beside the checkout. */
export function recordedPapers(): Doc[] {
  if (!hasRecorded) throw new Error('There are no recorded days beside this checkout (../shared/data).');
  const docs = new Map<string, Doc>();
  for (const { item } of recordedItems()) {
    const { success, data } = Item.safeParse(item);
    if (!success) continue;
    const { id, title, summary, authors, ai_keywords } = data.paper;
    docs.set(id, {
      id,
      title: title.replace(/\s+/g, ' '),
      text: summary.replace(/\s+/g, ' '),
      authors: authors.map(({ name }) => name).filter((name) => name.trim() !== ''),
      keywords: ai_keywords,
    });
  }
  return [...docs.values()];
}
