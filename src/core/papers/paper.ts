import { z } from 'zod';

// Apart, because the search worker reads ids too and starts in a third of the time without a schema library.
export { arxivIdsIn } from './arxiv-id.ts';

/** A calendar day, `YYYY-MM-DD`. Featured days are the days of the source that showed the paper. */
export const Day = z.iso.date();

/** Only https without credentials: anything else in a paper's links is dropped at the source's border. */
export const SafeUrl = z.url({ protocol: /^https$/, abort: true }).refine((url) => {
  const { username, password } = new URL(url);
  return username === '' && password === '';
}, 'must not carry credentials');

const arxivIdPattern = /^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/;

/** An arXiv identifier without its version: `2606.19195`, or the form before 2007, `hep-th/9901001`. */
export const ArxivId = z.string().regex(arxivIdPattern, 'must be an arXiv id such as 2606.19195');

/** The name of a source, as ids begin with it and queries ask for it: `hf`, `arxiv`, `openai`. */
export const SourceName = z.string().regex(/^[a-z][a-z0-9-]{0,15}$/, 'must be a lower-case word such as openai');

/** A paper that is not at arXiv: `source:` and at most 24 safe characters, so that it fits a button. */
const OwnId = z.string().regex(/^[a-z][a-z0-9-]{0,15}:[\w.-]{1,24}$/, 'must be source:id');

const PaperId = z.union([ArxivId, OwnId]);

/**
 * A list a paper stood on: the name of its source, the source's word for it ("Daily Papers"), and the latest day it was
 * there.
 */
const Listing = z.strictObject({ source: SourceName, as: z.string().min(1), on: Day });
export type Listing = z.infer<typeof Listing>;

/**
 * One paper, cleaned at the border of its source. What is unknown is absent, never an empty string.
 * Times are ISO-8601 UTC.
 */
export const Paper = z.strictObject({
  id: PaperId,
  title: z.string().min(1),
  abstract: z.string().min(1),
  /** The abstract is our own short summary, as in the sample papers; the paper's own is on arXiv. */
  ownWords: z.literal(true).exactOptional(),
  /** Display names in the paper's order; may hold teams, and may be empty. */
  authors: z.array(z.string().min(1)),
  organisation: z.string().min(1).exactOptional(),
  /** First version on arXiv; of a paper that is not there, when its source says. */
  publishedAt: z.iso.datetime().exactOptional(),
  /** The latest day of {@link listed}; absent for papers that never were on a list. */
  featuredOn: Day.exactOptional(),
  /** By source, each once. */
  listed: z.array(Listing).min(1).exactOptional(),
  /** What a source counts; absent where none does that knows the paper. */
  upvotes: z.int().nonnegative().exactOptional(),
  comments: z.int().nonnegative().exactOptional(),
  keywords: z.array(z.string().min(1)),
  /** One line about the paper, and whether a model wrote it. */
  summary: z.strictObject({ text: z.string().min(1), byModel: z.boolean() }).exactOptional(),
  code: z.strictObject({ url: SafeUrl, stars: z.int().nonnegative().exactOptional() }).exactOptional(),
  projectPage: SafeUrl.exactOptional(),
  /** Its page at the source that counts its votes, or the only one it has, and the name of that site. */
  page: z.strictObject({ url: SafeUrl, site: z.string().min(1) }).exactOptional(),
  /** At arXiv, its own first; in the others it is cross-listed. */
  categories: z.array(z.string().min(1)).min(1).exactOptional(),
  /** Whether its authors took it back; absent where nobody says. */
  withdrawn: z.boolean().exactOptional(),
  /** In lower case: `10.5802/jep.257`. */
  doi: z.string().min(1).exactOptional(),
  /** A still image of the paper, suitable for an embed. */
  image: SafeUrl.exactOptional(),
});
export type Paper = z.infer<typeof Paper>;

/** Whether a paper is at arXiv, by its id. */
export const isAtArxiv = (id: string): boolean => !id.includes(':');

/** Where a paper's title leads. */
export const pageOf = ({ id, page }: Pick<Paper, 'id' | 'page'>): string => page?.url ?? arxivUrl(id);
/** A place in arXiv's page of the whole text. */
export const arxivTextUrl = (id: string, place: string): string =>
  `https://arxiv.org/html/${id}#${encodeURIComponent(place)}`;
export const arxivUrl = (id: string) => `https://arxiv.org/abs/${id}`;
export const pdfUrl = (id: string) => `https://arxiv.org/pdf/${id}`;
