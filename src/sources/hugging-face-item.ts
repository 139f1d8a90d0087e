import { z } from 'zod';
import { ArxivId, Day, Paper } from '../core/papers/paper.ts';
import { cleanName, cleanText } from './clean-text.ts';
import { repositoryUrl, safeUrl } from './links.ts';

/** A fact that does not look as it should is unknown; it never costs the paper. */
const known = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
/** A hundred thousand times what the most liked paper has: more would stand on top of every list for ever. */
const mostCounted = 25_000_000;
const Count = known(z.int().min(0).max(mostCounted));
const Text = known(z.string());
const Organisation = known(z.object({ fullname: Text, name: Text }));

const Item = z.object({
  id: z.string(),
  title: Text,
  summary: Text,
  authors: known(z.array(z.unknown())),
  publishedAt: Text,
  submittedOnDailyAt: Text,
  upvotes: Count,
  ai_summary: Text,
  ai_keywords: known(z.array(z.unknown())),
  githubRepo: Text,
  githubStars: Count,
  projectPage: Text,
  organization: Organisation,
});

/** What stands around the paper; the outer `publishedAt` is not the date on arXiv and is not read. */
const Wrapper = z.object({
  title: Text,
  summary: Text,
  thumbnail: Text,
  mediaUrl: Text,
  mediaUrls: known(z.array(z.unknown())),
  numComments: Count,
  organization: Organisation,
  /** Its name for three days of 2025. */
  submitterOrganization: Organisation,
});

const Author = z.object({ name: z.string() });

/** What Hugging Face is called, and its pages. */
export const huggingFace = {
  name: 'hf',
  title: 'Hugging Face',
  list: 'Daily Papers',
  page: (id: string) => `https://huggingface.co/papers/${id}`,
} as const;

export type ParsedItem = { kind: 'paper'; paper: Paper } | { kind: 'malformed'; id?: string; reason: string };

/**
 * One element of a `daily_papers` answer, in any of the shapes recorded since 2024. Only an arXiv id, a title and an
 * abstract are asked of it. `day` is the day that was asked for; without it the item's own day counts, if it has one.
 */
export function parseItem(raw: unknown, day?: string): ParsedItem {
  const outer = Wrapper.safeParse(raw);
  if (!outer.success) return { kind: 'malformed', reason: 'is not an object' };
  const inner = Item.safeParse(z.object({ paper: z.looseObject({}) }).safeParse(raw).data?.paper ?? raw);
  if (!inner.success) return { kind: 'malformed', reason: 'has no id' };
  const [wrapper, item] = [outer.data, inner.data];

  const id = ArxivId.safeParse(item.id.trim().replace(/v\d{1,3}$/, ''));
  const seenId = cleanName(item.id).slice(0, 40);
  if (!id.success) return { kind: 'malformed', id: seenId, reason: 'has an id that is not of arXiv' };
  const title = cleanText(item.title ?? '') || cleanText(wrapper.title ?? '');
  if (title === '') return { kind: 'malformed', id: seenId, reason: 'has no title' };
  const abstract = cleanText(item.summary ?? '') || cleanText(wrapper.summary ?? '');
  if (abstract === '') return { kind: 'malformed', id: seenId, reason: 'has no abstract' };

  const featuredOn = day ?? Day.safeParse(timeOf(item.submittedOnDailyAt)?.slice(0, 10)).data;
  const paper = {
    id: id.data,
    title,
    abstract,
    authors: (item.authors ?? [])
      .slice(0, mostAuthors)
      .flatMap((author) => name(Author.safeParse(author).data?.name) ?? [])
      // arXiv lists a team's members behind an author ":".
      .filter((author) => /[\p{L}\p{N}]/u.test(author)),
    organisation: organisationOf(wrapper.organization ?? item.organization ?? wrapper.submitterOrganization),
    publishedAt: timeOf(item.publishedAt),
    featuredOn,
    listed: featuredOn && [{ source: huggingFace.name, as: huggingFace.list, on: featuredOn }],
    upvotes: item.upvotes ?? 0,
    comments: wrapper.numComments ?? 0,
    keywords: keywordsOf((item.ai_keywords ?? []).slice(0, mostKeywords)),
    summary: summaryOf(item.ai_summary),
    code: codeOf(item.githubRepo, item.githubStars),
    projectPage: safeUrl(item.projectPage),
    page: { url: huggingFace.page(id.data), site: huggingFace.title },
    image: imageOf(wrapper),
  };
  const facts = Object.fromEntries(Object.entries(paper).filter(([, fact]) => fact !== undefined));
  const parsed = Paper.safeParse(facts);
  return parsed.success
    ? { kind: 'paper', paper: parsed.data }
    : { kind: 'malformed', id: seenId, reason: z.prettifyError(parsed.error) };
}

/** The largest collaborations, at CERN, have 3,000; the most on record here are 664. */
const mostAuthors = 4_000;
/** Three times the most on record. */
const mostKeywords = 100;
/** Of a paper's pictures and films the first few are looked at for one to show. */
const mostMedia = 20;
/** Characters of a name or keyword; the longest on record has 73. */
const longestName = 300;

const name = (raw: string | undefined) => cleanName((raw ?? '').slice(0, longestName)) || undefined;

const organisationOf = (organisation: z.infer<typeof Organisation>) =>
  name(organisation?.fullname) ?? name(organisation?.name);

/** arXiv opened in August 1991. After this century a date is a mistake, and from the year 10000 on no date of ours at all. */
const [earliest, latest] = [Date.parse('1991-08-01T00:00:00Z'), Date.parse('2100-01-01T00:00:00Z')];

function timeOf(raw: string | undefined): string | undefined {
  const time = raw === undefined ? Number.NaN : Date.parse(raw);
  return time >= earliest && time < latest ? new Date(time).toISOString() : undefined;
}

/** Without repeats that differ in case only. */
function keywordsOf(raw: unknown[]): string[] {
  const words = raw.flatMap((word) => (typeof word === 'string' ? (name(word) ?? []) : []));
  return [...new Map(words.reverse().map((word) => [word.toLowerCase(), word])).values()].reverse();
}

function summaryOf(raw: string | undefined): Paper['summary'] {
  const text = cleanText(raw ?? '');
  return text === '' ? undefined : { text, byModel: true };
}

function codeOf(repository: string | undefined, stars: number | undefined): Paper['code'] {
  const url = repositoryUrl(repository);
  return url === undefined ? undefined : { url, ...(stars !== undefined && { stars }) };
}

/** The thumbnail; before June 2024 the single `mediaUrl` was one. Videos cannot be embedded. */
const imageOf = ({ thumbnail, mediaUrl, mediaUrls = [] }: z.infer<typeof Wrapper>) =>
  safeUrl(thumbnail) ??
  [mediaUrl, ...mediaUrls.slice(0, mostMedia)]
    .map((url) => (typeof url === 'string' ? safeUrl(url) : undefined))
    .find((url) => url !== undefined && /\.(png|jpe?g|gif|webp)$/i.test(new URL(url).pathname));
