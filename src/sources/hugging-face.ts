import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import { Day, type Paper } from '../core/papers/paper.ts';
import type { PaperSource, SourceAnswer } from '../core/papers/paper-source.ts';
import { createHttp, type Fetched, type HttpSettings, under } from './http.ts';
import { huggingFace, parseItem } from './hugging-face-item.ts';
import { settledAfterTwoDays } from './settled.ts';

/** The most the server gives at once; its default of 50 cuts days short. */
const pageSize = 100;
/** A day has about a hundred papers at most: more pages than this come from a server that never ends. */
const mostPages = 10;
/** Items read of one answer: servers that ignore `limit` send whole days, and no day has had more than 150. */
const mostItems = 500;
/** Items between two turns of the event loop: cleaning one takes half a millisecond, and thirty when somebody means ill. */
const itemsATurn = 5;
/** Three times a hundred of the largest items on record. */
const maxBytes = 15_000_000;
/** Unreadable items that are logged each by itself; of more, only their number. */
const mostLogged = 10;

/** `url`: `https://huggingface.co`, or where tests stand in for it. */
type HuggingFaceOptions = HttpSettings & { url: string; log: Log };

/** Hugging Face Daily Papers: `GET /api/daily_papers` as its documentation and recorded answers describe it. */
export function createHuggingFace({
  url,
  log,
  ...settings
}: HuggingFaceOptions): PaperSource & Required<Pick<PaperSource, 'trending'>> {
  const http = createHttp({ ...settings, maxBytes });
  const api = under(url, 'api/daily_papers');

  /** Asks page after page until a short one, or one that brings nothing new: some servers ignore `p`. */
  async function ask(
    query: Record<string, string>,
    signal: AbortSignal,
    pages: number,
    day?: string,
  ): Promise<SourceAnswer> {
    const papers = new Map<string, Paper>();
    let unread = 0;
    let leftOut = 0;
    for (let page = 0; page < pages; page++) {
      const address = new URL(api);
      address.search = String(new URLSearchParams({ ...query, limit: String(pageSize), p: String(page) }));
      const items = itemsOf(await http.get(address, signal));
      if (!Array.isArray(items)) return { kind: 'unreachable', ...items, reason: `${api.host} ${items.reason}` };
      const before = papers.size;
      leftOut += Math.max(0, items.length - mostItems);
      for (const [position, item] of items.slice(0, mostItems).entries()) {
        if (position % itemsATurn === 0) await nextTurn();
        const parsed = parseItem(item, day);
        if (parsed.kind === 'paper') papers.set(parsed.paper.id, papers.get(parsed.paper.id) ?? parsed.paper);
        else {
          const { kind: _, ...problem } = parsed;
          unread += 1;
          if (unread <= mostLogged) log.warn('A paper could not be read and is left out', { ...query, ...problem });
        }
      }
      if (items.length < pageSize || papers.size === before) break;
    }
    const more = Math.max(0, unread - mostLogged);
    if (more > 0) log.warn('More papers could not be read and are left out', { ...query, papers: more });
    if (leftOut > 0)
      log.warn('The source sent more papers than any day has; the rest is left out', { ...query, papers: leftOut });
    return { kind: 'papers', papers: [...papers.values()] };
  }

  return {
    ...{ name: huggingFace.name, title: huggingFace.title, list: huggingFace.list },
    ...{ votes: true, restsAtWeekends: true, categories: [] },
    // Today and the four before it hold three featured days also after a weekend, and their papers still gain upvotes.
    days: { growing: 5, isSettled: settledAfterTwoDays, isOpen: () => true },
    async papersOf(day, signal) {
      if (!Day.safeParse(day).success) return { kind: 'unreachable', reason: `"${day}" is not a day` };
      return ask({ date: day }, signal, mostPages, day);
    },
    /** `sort=trending` ignores a date, so it goes alone; its list goes on for ever, one page is what people look at. */
    trending: (signal) => ask({ sort: 'trending' }, signal, 1),
  };
}

function itemsOf(fetched: Fetched): unknown[] | { reason: string; retryAfterMs?: number } {
  if (fetched.kind === 'failed') {
    const { reason, retryAfterMs } = fetched;
    return { reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  const { text } = fetched;
  // The body decides, not its announced type: proxies send pages as JSON, and plain servers JSON as a page.
  if (text.trimStart().startsWith('<')) return { reason: 'answered with a web page instead of JSON' };
  try {
    const body: unknown = JSON.parse(text);
    return Array.isArray(body) ? body : { reason: 'answered with JSON that is not a list of papers' };
  } catch {
    return { reason: 'answered with JSON that is cut off or damaged' };
  }
}
