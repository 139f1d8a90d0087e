import type { SourceAnswer } from '../core/papers/paper-source.ts';
import type { Sources } from './index.ts';

const nothing = async (): Promise<SourceAnswer> => ({ kind: 'papers', papers: [] });

/** Hugging Face as if it answered and had nothing more: all the papers there are, are stored, and stand on its days. */
export const noSources: Sources = {
  list: [
    {
      ...{
        name: 'hf',
        title: 'Hugging Face',
        list: 'Daily Papers',
        votes: true,
        restsAtWeekends: false,
        categories: [],
      },
      days: { growing: 0, isSettled: () => true, isOpen: () => true },
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
