import type { Log } from '../core/log.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import type { SearchAnswer, SearchIndex } from '../core/queries/search.ts';
import { toEntry } from './entry.ts';
import { snippetOf } from './snippet.ts';
import { WorkerKeeper } from './worker-keeper.ts';

/** The snapshot is written when nothing was asked or added for so long. */
const quietMs = 20_000;
/** Papers a message to the worker. */
const sliceSize = 100;

/**
 * The local index in a worker thread. Begins at once; {@link SearchIndex.ready} tells when it is complete. With a
 * `snapshotFile` the next start reads that instead of the whole store.
 */
export function createSearchIndex({
  papers,
  snapshotFile,
  log,
  waitMs,
  inThisThread = false,
}: {
  papers: PaperStore;
  snapshotFile?: string;
  log: Log;
  /** How long a question waits for papers that are still being loaded, in milliseconds; two seconds when absent. */
  waitMs?: number;
  /** Without a worker: quicker to start, for whoever asks once and ends. Nothing else runs while it works. */
  inThisThread?: boolean;
}): SearchIndex {
  const keeper = new WorkerKeeper({ papers, snapshotFile, log, waitMs, inThisThread });
  let quiet: NodeJS.Timeout | undefined;
  const saveWhenQuiet = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => void keeper.save(), quietMs).unref();
  };
  void keeper.ready().then(saveWhenQuiet);

  return {
    async search(query, { limit, offset = 0, sort = 'relevance', today, snippets = true }) {
      saveWhenQuiet();
      try {
        const { terms, papers: held, ...found } = await keeper.ask('search', { query, limit, offset, sort, today });
        const hits = await withPapers(papers, found.hits, snippets ? terms : undefined);
        const answer = { ...found, hits };
        return keeper.isLoaded ? answer : { ...answer, ready: held / Math.max(1, held, await papers.count()) };
      } catch (error) {
        log.error('search: a question could not be answered', { error: String(error) });
        return { hits: [], total: 0, whole: 0, repaired: [], nearest: [], ready: 0 };
      }
    },

    matches: (topic, ids, today) => keeper.ask('matches', { topic, ids, today }, 'ready'),

    similar: (id, limit) => keeper.ask('similar', { id, limit }),

    suggest: (text, limit) => keeper.ask('suggest', { text, limit }),

    named: (text) => keeper.ask('named', { text }),

    authorsIn: (text) => keeper.ask('authorsIn', { text }),

    async add(added) {
      for (let from = 0; from < added.length; from += sliceSize) {
        const { papers: held } = await keeper.ask('add', {
          entries: added.slice(from, from + sliceSize).map(toEntry),
        });
        keeper.changed(held);
      }
      saveWhenQuiet();
    },

    state: () => ({ isLoaded: keeper.isLoaded, papers: keeper.papers }),

    ready: () => keeper.ready(),

    async close() {
      clearTimeout(quiet);
      await keeper.save();
      await keeper.close();
    },
  };
}

/** The papers themselves, and of each the sentence to show, for these terms; absent where none is to be shown. */
async function withPapers(
  papers: PaperStore,
  hits: SearchAnswer['hits'],
  terms: string[] | undefined,
): Promise<SearchAnswer['hits']> {
  const stored = new Map((await papers.get(hits.map(({ id }) => id))).map((paper) => [paper.id, paper]));
  const wanted = terms && new Set(terms);
  return hits.map((hit) => {
    const paper = stored.get(hit.id);
    if (paper === undefined) return hit;
    return wanted === undefined ? { ...hit, paper } : { ...hit, paper, snippet: snippetOf(paper.abstract, wanted) };
  });
}
