import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Listing, Paper } from '../core/papers/paper.ts';
import type { PaperRow } from './schema.ts';

/** A paper's columns apart from the two that say when. */
export type PaperFacts = Omit<PaperRow, 'seen_at' | 'changed_at'>;

const Names = z.array(z.string());
const Listings = z.array(z.strictObject({ source: z.string(), as: z.string(), on: z.string() }));

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
    listed: paper.listed === undefined ? null : JSON.stringify(paper.listed),
    upvotes: paper.upvotes ?? null,
    comments: paper.comments ?? null,
    keywords: JSON.stringify(paper.keywords),
    summary: paper.summary?.text ?? null,
    summary_by_model: paper.summary === undefined ? null : paper.summary.byModel ? 1 : 0,
    code_url: paper.code?.url ?? null,
    code_stars: paper.code?.stars ?? null,
    project_page: paper.projectPage ?? null,
    categories: paper.categories === undefined ? null : JSON.stringify(paper.categories),
    withdrawn: paper.withdrawn === undefined ? null : Number(paper.withdrawn),
    doi: paper.doi ?? null,
    page_url: paper.page?.url ?? null,
    page_site: paper.page?.site ?? null,
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
    ...(row.listed !== null && { listed: Listings.parse(JSON.parse(row.listed)) }),
    ...(row.upvotes !== null && { upvotes: row.upvotes }),
    ...(row.comments !== null && { comments: row.comments }),
    keywords: Names.parse(JSON.parse(row.keywords)),
    ...(row.summary !== null && { summary: { text: row.summary, byModel: row.summary_by_model === 1 } }),
    ...(row.code_url !== null && {
      code: { url: row.code_url, ...(row.code_stars !== null && { stars: row.code_stars }) },
    }),
    ...(row.project_page !== null && { projectPage: row.project_page }),
    ...(row.categories !== null && { categories: Names.parse(JSON.parse(row.categories)) }),
    ...(row.withdrawn !== null && { withdrawn: row.withdrawn === 1 }),
    ...(row.doi !== null && { doi: row.doi }),
    ...(row.page_url !== null && row.page_site !== null && { page: { url: row.page_url, site: row.page_site } }),
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
  const page = first.page_url === null ? second : first;
  return {
    id: known.id,
    title: first.title,
    abstract: words.abstract,
    own_words: words.own_words,
    authors: first.authors === '[]' ? second.authors : first.authors,
    organisation: first.organisation ?? second.organisation,
    published_at: first.published_at ?? second.published_at,
    featured_on: later(first.featured_on, second.featured_on),
    listed: allListed(first.listed, second.listed),
    upvotes: first.upvotes ?? second.upvotes,
    comments: first.comments ?? second.comments,
    keywords: first.keywords === '[]' ? second.keywords : first.keywords,
    summary: summary.summary,
    summary_by_model: summary.summary_by_model,
    code_url: code.code_url,
    code_stars: code.code_stars ?? (second.code_url === code.code_url ? second.code_stars : null),
    project_page: first.project_page ?? second.project_page,
    categories: first.categories ?? second.categories,
    withdrawn: first.withdrawn ?? second.withdrawn,
    doi: first.doi ?? second.doi,
    page_url: page.page_url,
    page_site: page.page_site,
    image: first.image ?? second.image,
  };
}

/** Of each source the later day; in the order of the sources' names, whichever answered first. */
function allListed(a: string | null, b: string | null): string | null {
  if (a === null || b === null || a === b) return a ?? b;
  const latest = new Map<string, Listing>();
  for (const listing of [...Listings.parse(JSON.parse(b)), ...Listings.parse(JSON.parse(a))]) {
    const known = latest.get(listing.source);
    if (known === undefined || listing.on >= known.on) latest.set(listing.source, listing);
  }
  return JSON.stringify([...latest.values()].sort((one, other) => (one.source < other.source ? -1 : 1)));
}

/** ISO days compare as text. */
const later = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? a : b);
