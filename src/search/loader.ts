import type { Log } from '../core/log.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import { toEntry } from './entry.ts';
import type { IndexLink } from './worker-link.ts';

/** Papers a message: reading and copying so many keeps the main loop for a few milliseconds. */
const sliceSize = 50;
/** Papers stored within the last minute before a mark are read again: stores may round times. */
const overlapMs = 60_000;

export type Loaded = { asOf: Date; papers: number; from: 'snapshot' | 'store' };

/**
 * Fills a worker: from its snapshot and what was stored since, or, when there is none that fits this store, from the
 * whole store. Throws `WorkerLost` when the worker dies meanwhile.
 */
export async function load(
  link: IndexLink,
  {
    papers,
    snapshotFile,
    log,
    now,
  }: { papers: PaperStore; snapshotFile: string | undefined; log: Log; now: () => Date },
): Promise<Loaded> {
  const opened = await link.ask('open', { snapshotFile });
  if (opened.refused !== undefined) {
    log.warn(`search: the snapshot was not used, because ${opened.refused}; the index is built from the papers again`, {
      file: snapshotFile,
    });
  }
  if (opened.asOf !== undefined) {
    const known = await papers.get(opened.sample);
    const asOf =
      known.length === opened.sample.length ? await catchUp(link, papers, now, new Date(opened.asOf)) : undefined;
    const held = await link.ask('add', { entries: [] });
    if (asOf !== undefined && held.papers === (await papers.count()))
      return { asOf, papers: held.papers, from: 'snapshot' };
    log.warn('search: the snapshot is of other papers than the database; the index is built from the papers again', {
      snapshot: held.papers,
      file: snapshotFile,
    });
    await link.ask('clear', {});
  }
  const asOf = await catchUp(link, papers, now);
  const held = await link.ask('add', { entries: [] });
  return { asOf, papers: held.papers, from: 'store' };
}

/** Adds what was stored or changed since (everything, without); gives the time up to which the index is now complete. */
export async function catchUp(link: IndexLink, papers: PaperStore, now: () => Date, since?: Date): Promise<Date> {
  const asOf = now();
  const from = since === undefined ? undefined : new Date(since.getTime() - overlapMs);
  for await (const slice of papers.all(sliceSize, from)) await link.ask('add', { entries: slice.map(toEntry) });
  return asOf;
}
