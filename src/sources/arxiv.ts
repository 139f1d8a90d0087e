import type { ArxivPace } from './arxiv-pace.ts';
import { isWithdrawn, paperOfArxiv } from './arxiv-paper.ts';
import type { DocumentReader } from './document-reader.ts';
import { createHttp, type HttpSettings, under } from './http.ts';
import type { PaperPlace } from './paper-lookup.ts';

/** `url`: `https://export.arxiv.org`, or where tests stand in for it. */
type ArxivOptions = HttpSettings & { url: string; pace: ArxivPace; reader: DocumentReader };

/** More than usual: its searches are slow, and there is no second attempt, in milliseconds. */
const usualTimeoutMs = 20_000;

/**
 * arXiv's API, one paper at a time: `GET /api/query?id_list=ID` (info.arxiv.org/help/api/user-manual). It often refuses
 * crawlers in the hour after its midnight announcement; a single question by somebody who waits is asked all the same,
 * and the silence after a 429 keeps it to one.
 */
export function createArxiv({ url, pace, reader, ...settings }: ArxivOptions): PaperPlace {
  const http = createHttp({
    timeoutMs: usualTimeoutMs,
    ...settings,
    maxBytes: 1_000_000,
    attempts: 1,
    accept: { header: 'application/atom+xml', types: /^(?:application\/(?:atom\+)?|text\/)xml\b/i },
  });

  return {
    name: 'arXiv',
    async read(id, signal) {
      const address = under(url, 'api/query');
      address.search = String(new URLSearchParams({ id_list: id, max_results: '1' }));
      const fetched = await pace.get(http, address, signal);
      if (fetched.kind === 'failed') {
        const isRefused = fetched.status === 400 || fetched.status === 404;
        return isRefused ? { kind: 'unknown' } : { kind: 'unreachable', reason: fetched.reason };
      }
      const feed = await reader.read({ kind: 'feed', text: fetched.text });
      if (feed.kind === 'busy') return { kind: 'unreachable', reason: 'sent a feed while too many documents wait' };
      if (feed.kind === 'unreadable') return { kind: 'unreadable', reason: `sent a feed that ${feed.reason}` };
      const entries = feed.kind === 'entries' ? feed.answer?.entries : undefined;
      if (entries === undefined) return { kind: 'unreachable', reason: 'answered with something that is no feed' };
      const entry = entries.find((candidate) => candidate.id === id);
      if (entry === undefined) return { kind: 'unknown' };
      const { comment, summary: abstract, ...facts } = entry;
      const parsed = paperOfArxiv({ ...facts, abstract, withdrawn: isWithdrawn(abstract, comment) });
      return parsed.kind === 'paper' ? parsed : { kind: 'unreachable', reason: `sent a paper that ${parsed.reason}` };
    },
  };
}
