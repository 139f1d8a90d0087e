import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Paper } from '../core/papers/paper.ts';
import type { PaperRow } from './schema.ts';

/** A paper's columns apart from the two that say when. */
export type PaperFacts = Omit<PaperRow, 'seen_at' | 'changed_at'>;

const Names = z.array(z.string());

export function paperRow(paper: Paper): PaperFacts {
  return {
    id: paper.id,
    title: paper.title,
    abstract: paper.abstract,
    own_words: paper.ownWords === true ? 1 : 0,
    authors: JSON.stringify(paper.authors),
    organisation: paper.organisation ?? null,
    published_at: paper.publishedAt ?? null,
    featured_on: paper.featuredOn ?? null,
    upvotes: paper.upvotes,
    comments: paper.comments,
    keywords: JSON.stringify(paper.keywords),
    summary: paper.summary?.text ?? null,
    summary_by_model: paper.summary === undefined ? null : paper.summary.byModel ? 1 : 0,
    code_url: paper.code?.url ?? null,
    code_stars: paper.code?.stars ?? null,
    project_page: paper.projectPage ?? null,
    image: paper.image ?? null,
  };
}

export function paperFromRow(row: Selectable<PaperRow>): Paper {
  return {
    id: row.id,
    title: row.title,
    abstract: row.abstract,
    ...(row.own_words === 1 && { ownWords: true }),
    authors: Names.parse(JSON.parse(row.authors)),
    ...(row.organisation !== null && { organisation: row.organisation }),
    ...(row.published_at !== null && { publishedAt: row.published_at }),
    ...(row.featured_on !== null && { featuredOn: row.featured_on }),
    upvotes: row.upvotes,
    comments: row.comments,
    keywords: Names.parse(JSON.parse(row.keywords)),
    ...(row.summary !== null && { summary: { text: row.summary, byModel: row.summary_by_model === 1 } }),
    ...(row.code_url !== null && {
      code: { url: row.code_url, ...(row.code_stars !== null && { stars: row.code_stars }) },
    }),
    ...(row.project_page !== null && { projectPage: row.project_page }),
    ...(row.image !== null && { image: row.image }),
  };
}

/**
 * What is known after another answer: the newer one decides, the older one fills its gaps. Facts that belong together
 * (a summary and who wrote it, a repository and its stars) are taken together. Our own words give way to the paper's.
 */
export function merge(known: PaperFacts, told: PaperFacts, toldIsNewer: boolean): PaperFacts {
  const [first, second] = toldIsNewer ? [told, known] : [known, told];
  const words = first.own_words > second.own_words ? second : first;
  const summary = first.summary === null ? second : first;
  const code = first.code_url === null ? second : first;
  return {
    id: known.id,
    title: first.title,
    abstract: words.abstract,
    own_words: words.own_words,
    authors: first.authors === '[]' ? second.authors : first.authors,
    organisation: first.organisation ?? second.organisation,
    published_at: first.published_at ?? second.published_at,
    featured_on: later(first.featured_on, second.featured_on),
    upvotes: first.upvotes,
    comments: first.comments,
    keywords: first.keywords === '[]' ? second.keywords : first.keywords,
    summary: summary.summary,
    summary_by_model: summary.summary_by_model,
    code_url: code.code_url,
    code_stars: code.code_stars ?? (second.code_url === code.code_url ? second.code_stars : null),
    project_page: first.project_page ?? second.project_page,
    image: first.image ?? second.image,
  };
}

/** ISO days compare as text. */
const later = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? a : b);
