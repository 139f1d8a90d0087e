import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Paper } from '../core/papers/paper.ts';
import { huggingFace } from './hugging-face-item.ts';

const file = new URL('../../data/sample-papers.json', import.meta.url);

const Sample = z.strictObject({ note: z.string(), papers: z.array(Paper).min(1) });

export type Sample = {
  /** What the papers are and whose words the abstracts are. */
  note: string;
  papers: Paper[];
  /** For saving them: the start of their first day, so that every answer of a real source counts as newer. */
  seenAt: Date;
};

/** They stood on its Daily Papers. */
const ofHuggingFace = (paper: Paper): Paper => ({
  ...paper,
  ...(paper.featuredOn && { listed: [{ source: huggingFace.name, as: huggingFace.list, on: paper.featuredOn }] }),
  page: { url: huggingFace.page(paper.id), site: huggingFace.title },
});

/** The papers that come with the program, shown as long as no source has answered. */
export function readSample(): Sample {
  const { note, papers } = Sample.parse(JSON.parse(readFileSync(file, 'utf8')));
  const first = papers.map(({ featuredOn }) => featuredOn ?? '').sort()[0];
  return { note, papers: papers.map(ofHuggingFace), seenAt: new Date(`${first}T00:00:00.000Z`) };
}
