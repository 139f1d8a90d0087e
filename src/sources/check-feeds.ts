import type { Clock } from '../core/clock.ts';
import type { Check } from '../core/status/check.ts';
import type { Finding } from '../core/status/finding.ts';
import { counted } from '../core/text.ts';
import { createDocumentReader, type DocumentReader } from './document-reader.ts';
import { createFeedItems } from './feed.ts';
import { createHttp, under } from './http.ts';

type Options = {
  arxivRssUrl: string;
  arxivCategories: readonly string[];
  /** By name, their addresses. */
  feeds: ReadonlyMap<string, string>;
  clock: Clock;
  timeoutMs?: number;
};
type Read = { fact: string } | { finding: Finding };

const name = 'Feeds';

/** Reads what `ARXIV_CATEGORIES` and `FEEDS` name as the bot would, once each; undefined where neither is set. */
export async function checkFeeds(options: Options): Promise<Check | undefined> {
  const { arxivCategories, feeds } = options;
  if (arxivCategories.length === 0 && feeds.size === 0) return undefined;
  const stopping = new AbortController();
  const reader = createDocumentReader({ stopping: stopping.signal });
  try {
    const read = arxivCategories.length === 0 ? [] : [await readCategories(options, reader, stopping.signal)];
    for (const feed of feeds) read.push(await readFeed(feed, options, reader, stopping.signal));
    return {
      name,
      facts: read.flatMap((each) => ('fact' in each ? [each.fact] : [])),
      findings: read.flatMap((each) => ('finding' in each ? [each.finding] : [])),
    };
  } finally {
    stopping.abort();
  }
}

async function readFeed(
  [feed, url]: [string, string],
  { clock, timeoutMs }: Options,
  reader: DocumentReader,
  signal: AbortSignal,
): Promise<Read> {
  const items = await createFeedItems({ url, reader, clock, ...(timeoutMs && { timeoutMs }) })(signal);
  if (!Array.isArray(items)) {
    const remedy = `Look at its address in FEEDS: it has to lead to an RSS, Atom or JSON feed, without another host between.`;
    return { finding: { what: `The feed ${feed} cannot be read: ${items.reason}.`, remedy } };
  }
  const dates = items.flatMap(({ published }) => published ?? []).sort();
  const newest = dates.at(-1)?.slice(0, 10);
  if (newest !== undefined) return { fact: `${feed}: ${counted(items.length, 'item')}, the newest of ${newest}` };
  const what = items.length === 0 ? 'has no items' : 'says of no item when it is from, so that all are left out';
  return { finding: { what: `The feed ${feed} ${what}.`, remedy: 'Ask whoever makes it, or take it out of FEEDS.' } };
}

async function readCategories(
  { arxivRssUrl, arxivCategories, clock, timeoutMs = 30_000 }: Options,
  reader: DocumentReader,
  signal: AbortSignal,
): Promise<Read> {
  const names = arxivCategories.join(', ');
  const http = createHttp({
    clock,
    timeoutMs,
    attempts: 1,
    accept: { header: 'application/rss+xml', types: /xml\b/i },
  });
  const fetched = await http.get(under(arxivRssUrl, `rss/${arxivCategories.join('+')}`), signal);
  const failed = (reason: string): Read => ({
    finding: {
      what: `arXiv's feed of ${names} cannot be read: it ${reason}.`,
      remedy: 'Check ARXIV_CATEGORIES, the network, the proxy and ARXIV_RSS_URL; arXiv refuses whoever asks often.',
    },
  });
  if (fetched.kind === 'failed') return failed(fetched.reason);
  const read = await reader.read({ kind: 'announcement', text: fetched.text });
  if (read.kind !== 'announcement' || read.announcement === undefined) return failed('is no feed of announcements');
  const { day, papers } = read.announcement;
  return { fact: `arXiv's feed of ${names}: ${counted(papers.length, 'paper')} on ${day}` };
}
