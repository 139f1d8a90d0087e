import type { SourceAnswer } from '../core/papers/paper-source.ts';
import type { Sources } from './index.ts';

const nothing = async (): Promise<SourceAnswer> => ({ kind: 'papers', papers: [] });

/** Sources that answer and have nothing: all the papers there are, are stored. */
export const noSources: Sources = {
  list: [
    {
      ...{ name: 'none', title: 'No source', list: 'No list', votes: true, restsAtWeekends: false, categories: [] },
      days: { growing: 0, isSettled: () => true, isOpen: () => false },
      papersOf: nothing,
    },
  ],
  linked: async () => [],
  lookup: { places: [], find: async () => ({ kind: 'unknown' }) },
  fullTexts: {
    stored: async () => undefined,
    fetch: async () => ({ kind: 'missing', reason: 'no source is asked', retryAfter: '9999-12-31T00:00:00.000Z' }),
  },
};
