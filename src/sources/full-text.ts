import type { ChannelKey } from '../core/chat/place.ts';
import type { FullTextStore, FullTexts, StoredFullText } from '../core/discussions/answer.ts';
import type { Log } from '../core/log.ts';
import { isAtArxiv } from '../core/papers/paper.ts';
import { arxivHtml, huggingFaceMarkdown, type PlaceOptions } from './full-text-places.ts';
import { isPageAboutPaper } from './page-about-paper.ts';
import { createSharedWork } from './shared-work.ts';

export type FullTextOptions = PlaceOptions & {
  store: FullTextStore;
  log: Log;
  /** Aborts when the program stops. */
  stopping?: AbortSignal;
};

/** Papers of one channel that may wait for their full text at once. */
const mostWaiting = 3;
const hourMs = 3_600_000;
const notAtArxiv = {
  kind: 'missing',
  reason: 'it is not at arXiv',
  retryAfter: '9999-12-31T00:00:00.000Z',
} as const;
const nobodyWaits = { kind: 'busy', reason: 'nobody waits for it any more' } as const;

/**
 * Full texts: Hugging Face's Markdown, else arXiv's HTML. Each paper is fetched once, however many ask, and kept, unless
 * nobody waits for it any more. That there is none is kept too, for a day when the servers said so and for an hour when they
 * could not be asked. What an earlier release read is read anew, and used where that cannot be.
 */
export function createFullText(options: FullTextOptions): FullTexts {
  const { store, clock, log, stopping = new AbortController().signal } = options;
  const places = [huggingFaceMarkdown(options), arxivHtml(options)];
  const underWay = createSharedWork<Fetched>(stopping);
  const waiting = new Map<string, number>();

  async function stored(paper: string): Promise<StoredFullText | undefined> {
    const text = await store.get(paper);
    if (text?.kind === 'sections') return text.isOld === true ? undefined : text;
    const stale = text !== undefined && text.retryAfter <= clock.now().toISOString();
    return stale ? undefined : text;
  }

  /** What an earlier release read: better than nothing, unless it took a page about the paper for the paper. */
  async function oldText(paper: string) {
    const text = await store.get(paper);
    if (text?.kind !== 'sections' || text.isOld !== true) return undefined;
    const { isOld, ...old } = text;
    return old.sections.some(({ title }) => isPageAboutPaper(title)) ? undefined : old;
  }

  async function fetchOnce(paper: string, signal: AbortSignal): Promise<Fetched> {
    const reasons: string[] = [];
    let retryMs = 24 * hourMs;
    for (const place of places) {
      const found = await place.read(paper, signal);
      if (found.kind === 'sections') {
        await store.save(paper, found, clock.now());
        return found;
      }
      if (found.kind === 'busy') return (await oldText(paper)) ?? found;
      if (signal.aborted) return nobodyWaits;
      reasons.push(`${place.name} ${found.reason}`);
      if (found.passing) retryMs = hourMs;
    }
    const old = await oldText(paper);
    if (old !== undefined) {
      if (retryMs > hourMs) await store.save(paper, old, clock.now());
      return old;
    }
    const retryAfter = new Date(clock.now().getTime() + retryMs).toISOString();
    const missing = { kind: 'missing' as const, reason: reasons.join('; '), retryAfter };
    await store.save(paper, missing, clock.now());
    log.info('a full text could not be had', { paper, reason: missing.reason });
    return missing;
  }

  async function fetchFor(paper: string, channel: ChannelKey, signal: AbortSignal): Promise<Fetched> {
    if (!isAtArxiv(paper)) return notAtArxiv;
    const known = await stored(paper);
    if (known !== undefined) return known;
    const key = JSON.stringify([channel.platform, channel.tenant, channel.channel]);
    const before = waiting.get(key) ?? 0;
    if (before >= mostWaiting)
      return (await oldText(paper)) ?? { kind: 'busy', reason: 'too many full texts wait in this channel' };
    waiting.set(key, before + 1);
    try {
      return await underWay.join(paper, signal, nobodyWaits, (shared) => fetchOnce(paper, shared));
    } finally {
      const left = (waiting.get(key) ?? 1) - 1;
      if (left === 0) waiting.delete(key);
      else waiting.set(key, left);
    }
  }

  return { stored, fetch: fetchFor };
}

type Fetched = Awaited<ReturnType<FullTexts['fetch']>>;
