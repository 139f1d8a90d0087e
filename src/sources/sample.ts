import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Paper } from '../core/papers/paper.ts';

const file = new URL('../../data/sample-papers.json', import.meta.url);

const Sample = z.strictObject({ note: z.string(), papers: z.array(Paper).min(1) });

export type Sample = {
  /** What the papers are and whose words the abstracts are. */
  note: string;
  papers: Paper[];
  /** For saving them: the start of their first day, so that every answer of a real source counts as newer. */
  seenAt: Date;
};

/** The papers that come with the program, shown as long as no source has answered. */
export function readSample(): Sample {
  const { note, papers } = Sample.parse(JSON.parse(readFileSync(file, 'utf8')));
  const first = papers.map(({ featuredOn }) => featuredOn ?? '').sort()[0];
  return { note, papers, seenAt: new Date(`${first}T00:00:00.000Z`) };
}
