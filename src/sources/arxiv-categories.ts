import { setImmediate as nextTurn } from 'node:timers/promises';
import { utcDay } from '../core/day.ts';
import type { Log } from '../core/log.ts';
import type { Paper } from '../core/papers/paper.ts';
import type { PaperSource, SourceAnswer } from '../core/papers/paper-source.ts';
import type { Announced, Announcement } from './arxiv-announcements.ts';
import { arxivDays, submittedFor } from './arxiv-days.ts';
import type { ArxivEntry } from './arxiv-feed.ts';
import type { ArxivPace } from './arxiv-pace.ts';
import { isWithdrawn, paperOfArxiv } from './arxiv-paper.ts';
import type { DocumentReader } from './document-reader.ts';
import { createHttp, type HttpSettings, under } from './http.ts';

type Options = HttpSettings & {
  /** `cs.CL`, or a whole archive, `astro-ph`; at least one. */
  categories: readonly string[];
  /** `https://rss.arxiv.org` and `https://export.arxiv.org`, or where tests stand in for them. */
  rssUrl: string;
  apiUrl: string;
  /** Shared by all that asks arXiv. */
  pace: ArxivPace;
  reader: DocumentReader;
  log: Log;
};

const name = 'arxiv';
const title = 'arXiv';
/** The feed changes once a day; where it is late or a holiday, it is looked at again after this, in milliseconds. */
const lookAgainMs = 60 * 60_000;
/** Entries of one answer: it may hold 2,000, and so many of them take a second to read. */
const pageSize = 500;
/** More than all of arXiv on its busiest day. */
const mostPages = 12;
/** Items between two turns of the event loop: cleaning one takes half a millisecond. */
const itemsATurn = 5;
/** The feed may hold 2,000 items; 747 had 1.6 MB. */
const maxBytes = 8_000_000;
const timeoutMs = 30_000;

/**
 * What arXiv announces in some of its categories: the feed of the day (info.arxiv.org/help/rss), and for days that were
 * missed its API by the time of submission, which does not know of cross-lists that came later. Both through the one gate.
 */
export function createArxivCategories({
  categories,
  rssUrl,
  apiUrl,
  pace,
  reader,
  log,
  ...settings
}: Options): PaperSource {
  const { clock } = settings;
  const http = (header: string) =>
    createHttp({
      timeoutMs,
      ...settings,
      maxBytes,
      attempts: 1,
      accept: { header, types: /^(?:application\/(?:rss\+|atom\+)?|text\/)xml\b/i },
    });
  const [rss, atom] = [http('application/rss+xml'), http('application/atom+xml')];
  let latest: { at: number; announcement: Announcement } | undefined;

  /** The announcement that the feed holds, or why it cannot be had. */
  async function announcementOf(day: string, signal: AbortSignal): Promise<Announcement | Unreachable> {
    const age = latest === undefined ? Number.POSITIVE_INFINITY : Math.abs(clock.now().getTime() - latest.at);
    if (latest !== undefined && (latest.announcement.day === day || age < lookAgainMs)) return latest.announcement;
    const address = under(rssUrl, `rss/${categories.join('+')}`);
    const fetched = await pace.get(rss, address, signal);
    if (fetched.kind === 'failed') return unreachable(address, fetched.reason, fetched.retryAfterMs);
    const read = await reader.read({ kind: 'announcement', text: fetched.text });
    if (read.kind !== 'announcement' || read.announcement === undefined) return unreachable(address, whyUnread(read));
    latest = { at: clock.now().getTime(), announcement: read.announcement };
    return read.announcement;
  }

  async function submitted(day: string, signal: AbortSignal): Promise<SourceAnswer> {
    const { from, to } = submittedFor(day);
    const among = categories
      .map((category) => `cat:${category.includes('.') ? category : `${category}*`}`)
      .join(' OR ');
    const entries: ArxivEntry[] = [];
    let total = Number.POSITIVE_INFINITY;
    for (let page = 0; page < mostPages && entries.length < total; page++) {
      const address = under(apiUrl, 'api/query');
      address.search = String(
        new URLSearchParams({
          search_query: `(${among}) AND submittedDate:[${from} TO ${to}]`,
          start: String(entries.length),
          max_results: String(pageSize),
          sortBy: 'submittedDate',
          sortOrder: 'ascending',
        }),
      );
      const fetched = await pace.get(atom, address, signal);
      if (fetched.kind === 'failed') return unreachable(address, fetched.reason, fetched.retryAfterMs);
      const read = await reader.read({ kind: 'feed', text: fetched.text });
      if (read.kind !== 'entries' || read.answer === undefined) return unreachable(address, whyUnread(read));
      if (read.answer.total === undefined) return unreachable(address, 'does not say how many papers there are');
      total = read.answer.total;
      entries.push(...read.answer.entries);
      // Taken for a whole day, this would leave out the others for ever.
      if (read.answer.entries.length === 0) break;
    }
    if (entries.length < total) {
      return unreachable(new URL(apiUrl), `sent ${entries.length} of the ${total} papers of ${day}`);
    }
    const items = entries.map(({ comment, summary, ...entry }) => ({
      ...entry,
      abstract: summary,
      withdrawn: isWithdrawn(summary, comment),
    }));
    return { kind: 'papers', papers: await clean(items, day) };
  }

  async function clean(items: readonly ArxivItem[], day?: string): Promise<Paper[]> {
    const papers: Paper[] = [];
    for (const [position, item] of items.entries()) {
      if (position % itemsATurn === 0) await nextTurn();
      const parsed = paperOfArxiv(item, day === undefined ? undefined : { source: name, as: title, on: day });
      if (parsed.kind === 'paper') papers.push(parsed.paper);
      else log.warn('A paper of arXiv could not be read and is left out', { paper: item.id, reason: parsed.reason });
    }
    return papers;
  }

  const itemOf = ({ abstract, ...paper }: Announced): ArxivItem => ({
    ...paper,
    abstract,
    withdrawn: isWithdrawn(abstract),
  });

  return {
    ...{ name, title, list: title, votes: false, restsAtWeekends: true, categories },
    days: arxivDays,
    async papersOf(day, signal) {
      const announcement = await announcementOf(day, signal);
      if ('kind' in announcement) return announcement;
      if (announcement.day === day) {
        const isShown = ({ kind }: Announced) => kind !== 'replaced';
        const updates = announcement.papers.filter((paper) => !isShown(paper)).map(itemOf);
        const papers = await clean(announcement.papers.filter(isShown).map(itemOf), day);
        return { kind: 'papers', papers, updates: await clean(updates) };
      }
      // A holiday, or the feed is late.
      if (day === utcDay(clock.now())) return { kind: 'papers', papers: [] };
      return submitted(day, signal);
    },
  };
}

type Unreachable = Extract<SourceAnswer, { kind: 'unreachable' }>;
type ArxivItem = Parameters<typeof paperOfArxiv>[0];

const unreachable = (address: URL, reason: string, retryAfterMs?: number): Unreachable => ({
  kind: 'unreachable',
  reason: `${address.host} ${reason}`,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

const whyUnread = (read: { kind: string; reason?: string }): string => {
  if (read.kind === 'busy') return 'sent a feed while too many documents wait';
  return read.reason === undefined ? 'answered with something that is no feed' : `sent a feed that ${read.reason}`;
};
