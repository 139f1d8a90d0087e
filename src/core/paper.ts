import { z } from 'zod';

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
export const arxivUrl = (id: string) => `https://arxiv.org/abs/${id}`;
export const pdfUrl = (id: string) => `https://arxiv.org/pdf/${id}`;

const idInText =
  /(?<![\d.])(?:(\d{4}\.\d{4,5})|((?:astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nlin|nucl-ex|nucl-th|physics|quant-ph|math|cs|q-bio|q-fin|stat)(?:\.[A-Z]{2})?\/\d{7}))(?:v\d{1,3})?(?![\d])/gi;

/**
 * Every arXiv id named in a text, in order and without repeats: bare ids, `arXiv:` and DOI forms, and links
 * to arXiv, Hugging Face or alphaXiv. Versions are dropped.
 */
export function arxivIdsIn(text: string): string[] {
  const ids = new Set<string>();
  for (const [, modern, old] of text.matchAll(idInText)) {
    const id = modern ?? old?.toLowerCase().replace(/\.[a-z]{2}(?=\/)/, (c) => c.toUpperCase());
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

/** The id that a text *is*, as far as a person may write one (see {@link arxivIdsIn}); undefined for a query that merely mentions one. */
export function asArxivId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^<|>$/g, '')
    .replace(
      /^(https?:\/\/)?(www\.|export\.|dx\.)?(arxiv\.org\/(abs|pdf|html)|huggingface\.co\/papers|hf\.co\/papers|alphaxiv\.org\/(abs|overview)|doi\.org)\//i,
      '',
    )
    .replace(/^10\.48550\/arxiv\./i, '')
    .replace(/^arxiv:\s*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/(\.pdf|\.md|\/)$/i, '');
  const [id, ...rest] = arxivIdsIn(bare);
  return id !== undefined && rest.length === 0 && bare.replace(/v\d{1,3}$/i, '').toLowerCase() === id.toLowerCase()
    ? id
    : undefined;
}
