import type { SourceAnswer } from '../core/papers/paper-store.ts';
import type { Sources } from './index.ts';

const nothing = async (): Promise<SourceAnswer> => ({ kind: 'papers', papers: [] });

/** Sources that answer and have nothing: all the papers there are, are stored. */
export const noSources: Sources = {
  days: { papersOf: nothing, trending: nothing },
  lookup: { find: async () => ({ kind: 'unknown' }) },
  fullTexts: {
    stored: async () => undefined,
    fetch: async () => ({ kind: 'missing', reason: 'no source is asked', retryAfter: '9999-12-31T00:00:00.000Z' }),
  },
};
