import type { Log } from '../core/log.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import { toEntry } from './entry.ts';
import type { IndexLink } from './worker-link.ts';

/** Papers a message: reading and copying so many keeps the main loop for a few milliseconds. */
const sliceSize = 50;

export type Loaded = { asOf: Date; papers: number; from: 'snapshot' | 'store' };

/**
 * Fills a worker: from its snapshot and what was stored since, or, when there is none that fits this store, from the
 * whole store. Throws `WorkerLost` when the worker dies meanwhile.
 */
export async function load(
  link: IndexLink,
  { papers, snapshotFile, log }: { papers: PaperStore; snapshotFile: string | undefined; log: Log },
): Promise<Loaded> {
  const opened = await link.ask('open', { snapshotFile });
  if (opened.refused !== undefined) {
    log.warn(`search: the snapshot was not used, because ${opened.refused}; the index is built from the papers again`, {
      file: snapshotFile,
    });
  }
  if (opened.asOf !== undefined) {
    const known = await papers.get(opened.sample);
    const asOf = known.length === opened.sample.length ? await catchUp(link, papers, new Date(opened.asOf)) : undefined;
    const held = await link.ask('add', { entries: [] });
    if (asOf !== undefined && held.papers === (await papers.count()))
      return { asOf, papers: held.papers, from: 'snapshot' };
    log.warn('search: the snapshot is of other papers than the database; the index is built from the papers again', {
      snapshot: held.papers,
      file: snapshotFile,
    });
    await link.ask('clear', {});
  }
  const asOf = await catchUp(link, papers);
  const held = await link.ask('add', { entries: [] });
  return { asOf, papers: held.papers, from: 'store' };
}

/** Adds what was stored or changed since a mark of the store's (everything, without); gives that of what it now holds. */
export async function catchUp(link: IndexLink, papers: PaperStore, since?: Date): Promise<Date> {
  const asOf = await papers.lastChange();
  for await (const slice of papers.all(sliceSize, since)) await link.ask('add', { entries: slice.map(toEntry) });
  return asOf;
}
