import { z } from 'zod';

// Apart, because the search worker reads ids too and starts in a third of the time without a schema library.
export { arxivIdsIn } from './arxiv-id.ts';

/** A calendar day, `YYYY-MM-DD`. Featured days are UTC days of Hugging Face Daily Papers. */
export const Day = z.iso.date();

/** Only https without credentials: anything else in a paper's links is dropped at the source's border. */
export const SafeUrl = z.url({ protocol: /^https$/, abort: true }).refine((url) => {
  const { username, password } = new URL(url);
  return username === '' && password === '';
}, 'must not carry credentials');

const arxivIdPattern = /^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/;

/** An arXiv identifier without its version: `2606.19195`, or the form before 2007, `hep-th/9901001`. */
export const ArxivId = z.string().regex(arxivIdPattern, 'must be an arXiv id such as 2606.19195');

/**
 * One paper, cleaned at the border of its source. What is unknown is absent, never an empty string.
 * Times are ISO-8601 UTC.
 */
export const Paper = z.strictObject({
  id: ArxivId,
  title: z.string().min(1),
  abstract: z.string().min(1),
  /** The abstract is our own short summary, as in the sample papers; the paper's own is on arXiv. */
  ownWords: z.literal(true).exactOptional(),
  /** Display names in the paper's order; may hold teams, and may be empty. */
  authors: z.array(z.string().min(1)),
  organisation: z.string().min(1).exactOptional(),
  /** First version on arXiv. */
  publishedAt: z.iso.datetime().exactOptional(),
  /** The latest day it was on Daily Papers; absent for papers that never were. */
  featuredOn: Day.exactOptional(),
  upvotes: z.int().nonnegative(),
  comments: z.int().nonnegative(),
  keywords: z.array(z.string().min(1)),
  /** One line about the paper, and whether a model wrote it. */
  summary: z.strictObject({ text: z.string().min(1), byModel: z.boolean() }).exactOptional(),
  code: z.strictObject({ url: SafeUrl, stars: z.int().nonnegative().exactOptional() }).exactOptional(),
  projectPage: SafeUrl.exactOptional(),
  /** A still image of the paper, suitable for an embed. */
  image: SafeUrl.exactOptional(),
});
export type Paper = z.infer<typeof Paper>;

export const paperUrl = (id: string) => `https://huggingface.co/papers/${id}`;
/** A place in arXiv's page of the whole text. */
export const arxivTextUrl = (id: string, place: string): string =>
  `https://arxiv.org/html/${id}#${encodeURIComponent(place)}`;
export const arxivUrl = (id: string) => `https://arxiv.org/abs/${id}`;
export const pdfUrl = (id: string) => `https://arxiv.org/pdf/${id}`;
