import type { Listing, Paper } from '../core/papers/paper.ts';
import { type ParsedItem, parseItem } from './hugging-face-item.ts';

/** A paper as arXiv has it, not cleaned yet. */
export type ArxivItem = {
  id: string;
  title: string;
  abstract: string;
  authors: readonly string[];
  /** Of the first version. */
  published?: string;
  /** Its own first. */
  categories: readonly string[];
  doi?: string;
  withdrawn: boolean;
};

/** Categories of one paper that are kept; most have one to three. */
const mostCategories = 12;

/** Cleans and checks it; `listing`: where it was announced. */
export function paperOfArxiv(item: ArxivItem, listing?: Listing): ParsedItem {
  const { id, title, abstract: summary, published, categories, doi, withdrawn } = item;
  const authors = item.authors.map((name) => ({ name }));
  // In the shape of Hugging Face's answer, so that one reader cleans and checks both.
  const parsed = parseItem({ id, title, summary, publishedAt: published, authors });
  if (parsed.kind !== 'paper') return parsed;
  // Nobody votes at arXiv, and its pages are found by the id.
  const { upvotes: _, comments: __, page: ___, ...paper }: Paper = parsed.paper;
  const known = categories.filter((category) => isCategory.test(category)).slice(0, mostCategories);
  return {
    kind: 'paper',
    paper: {
      ...paper,
      withdrawn,
      ...(known.length === 0 ? {} : { categories: known }),
      ...(doi === undefined || !isDoi.test(doi) ? {} : { doi: doi.toLowerCase() }),
      ...(listing === undefined ? {} : { featuredOn: listing.on, listed: [listing] }),
    },
  };
}

/** `cs.CL`, `astro-ph.GA`, `hep-th` */
const isCategory = /^[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?$/;
const isDoi = /^10\.\d{4,9}\/\S{1,100}$/;

/** Authors say so in the comment, and the abstract begins with it then. */
export const isWithdrawn = (abstract: string, comment = ''): boolean =>
  says.test(comment) || says.test(abstract.trimStart().slice(0, 200));

const says =
  /\b(?:paper|article|submission|manuscript|work|preprint|version)s? (?:has been|have been|is|was|is being) (?:temporarily )?withdrawn\b|^\s*withdrawn\b/i;
