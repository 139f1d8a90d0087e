import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import { arxivIdsIn, Paper } from '../core/papers/paper.ts';
import type { PaperSource, SourceAnswer } from '../core/papers/paper-source.ts';
import { shorten } from '../core/text.ts';
import { cleanName, cleanText } from './clean-text.ts';
import type { DocumentReader } from './document-reader.ts';
import type { FeedItem } from './feed-items.ts';
import { createHttp, type HttpSettings } from './http.ts';
import { safeUrl } from './links.ts';
import { settledAfterTwoDays } from './settled.ts';

/** `name`: as ids begin with it. `url`: the feed's address, https or, for tests, http. */
type FeedOptions = HttpSettings & { name: string; url: string; reader: DocumentReader; log: Log };

/** A feed is not asked again sooner, in milliseconds. */
const keptMs = 60 * 60_000;
const maxBytes = 5_000_000;
/** Characters of an abstract: a feed may hold whole articles. */
const longestText = 3_000;
const itemsATurn = 5;
const accept = {
  header: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml, text/xml',
  types: /^(?:application\/(?:[\w.-]+\+)?(?:xml|json)|text\/xml|text\/plain)\b/i,
};

/** Reads the items of a feed as they are now; never throws. */
export function createFeedItems({ url, reader, ...settings }: Omit<FeedOptions, 'name' | 'log'>) {
  const http = createHttp({ ...settings, maxBytes, attempts: 2, accept });

  return async (signal: AbortSignal): Promise<FeedItem[] | Unreachable> => {
    const address = new URL(url);
    const unreachable = (reason: string): Unreachable => ({
      kind: 'unreachable',
      reason: `${address.host} ${reason}`,
    });
    const fetched = await http.get(address, signal);
    if (fetched.kind === 'failed') return unreachable(fetched.reason);
    const read = await reader.read({ kind: 'items', text: fetched.text });
    if (read.kind === 'busy') return unreachable('sent a feed while too many documents wait');
    if (read.kind === 'unreadable') return unreachable(`sent a feed that ${read.reason}`);
    return read.kind === 'items' && read.items !== undefined
      ? read.items
      : unreachable('answered with something that is no feed');
  };
}

/** Any RSS, Atom or JSON feed: its items are papers, each of the day it was published. */
export function createFeed({ name, log, ...parts }: FeedOptions): PaperSource {
  const { clock } = parts;
  const ask = createFeedItems(parts);
  let kept: { at: number; items: FeedItem[] } | undefined;

  async function itemsOf(signal: AbortSignal): Promise<FeedItem[] | Unreachable> {
    const now = clock.now().getTime();
    if (kept !== undefined && Math.abs(now - kept.at) < keptMs) return kept.items;
    const items = await ask(signal);
    if (!Array.isArray(items)) return items;
    kept = { at: now, items };
    const undated = items.filter(({ published }) => published === undefined).length;
    if (undated > 0) log.warn('Items of a feed have no date and are left out', { feed: name, items: undated });
    return items;
  }

  return {
    ...{ name, title: name, list: name, votes: false, restsAtWeekends: false, categories: [] },
    isSecondHand: true,
    days: { growing: 2, isSettled: settledAfterTwoDays, isOpen: () => true },
    async papersOf(day, signal) {
      const items = await itemsOf(signal);
      if (!Array.isArray(items)) return items;
      const papers: Paper[] = [];
      for (const [position, item] of items.filter(({ published }) => published?.slice(0, 10) === day).entries()) {
        if (position % itemsATurn === 0) await nextTurn();
        papers.push(...paperOf(item, name, day));
      }
      return { kind: 'papers', papers };
    },
  };
}

type Unreachable = Extract<SourceAnswer, { kind: 'unreachable' }>;

/** None where it has no title or no https address. */
function paperOf({ id, url, title, text, authors, published }: FeedItem, source: string, day: string): Paper[] {
  const address = safeUrl(url);
  const [arxivId, ...others] = arxivIdsIn(`${id} ${url}`);
  const doi = /\b10\.\d{4,9}\/[^\s"<>?#]{1,100}/.exec(`${id} ${url}`)?.[0].toLowerCase();
  const isArxiv = arxivId !== undefined && others.length === 0;
  const cleaned = cleanText(title);
  const parsed = Paper.safeParse({
    id: isArxiv ? arxivId : doi === undefined ? `${source}:${short(id)}` : `doi:${short(doi)}`,
    title: cleaned,
    abstract: shorten(cleanText(text), longestText) || cleaned,
    authors: authors.map((name) => cleanName(name)).filter((name) => name !== ''),
    keywords: [],
    ...(published === undefined ? {} : { publishedAt: published }),
    featuredOn: day,
    listed: [{ source, as: source, on: day }],
    ...(doi === undefined || isArxiv ? {} : { doi }),
    ...(isArxiv || address === undefined ? {} : { page: { url: address, site: source } }),
  });
  return parsed.success && (isArxiv || address !== undefined) ? [parsed.data] : [];
}

/** An id of at most 24 safe characters: itself where it is one, else a hash. */
const short = (id: string) =>
  /^[\w.-]{1,24}$/.test(id) ? id : createHash('sha256').update(id).digest('base64url').slice(0, 24);
