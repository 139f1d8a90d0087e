import type { PaceStore } from '../core/channels/pace-store.ts';
import type { Clock } from '../core/clock.ts';
import type { FullTextStore, FullTexts } from '../core/discussions/answer.ts';
import type { Log } from '../core/log.ts';
import type { FindLinked } from '../core/papers/linked.ts';
import type { PaperLookup } from '../core/papers/paper-lookup.ts';
import type { PaperSource } from '../core/papers/paper-source.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import type { SearchIndex } from '../core/queries/search.ts';
import { createArxiv } from './arxiv.ts';
import { createArxivCategories } from './arxiv-categories.ts';
import { createArxivPace } from './arxiv-pace.ts';
import { createDocumentReader } from './document-reader.ts';
import { createFeed } from './feed.ts';
import { createFullText } from './full-text.ts';
import { createHuggingFace } from './hugging-face.ts';
import { createHuggingFaceLinked } from './hugging-face-linked.ts';
import { createHuggingFacePaper } from './hugging-face-paper.ts';
import { createPaperLookup } from './paper-lookup.ts';

type SourcesOptions = {
  huggingFaceUrl: string;
  /** Raises Hugging Face's limits; goes to its host alone. */
  huggingFaceToken: string | undefined;
  arxivUrl: string;
  arxivApiUrl: string;
  arxivRssUrl: string;
  /** What of arXiv's announcements is read; empty: nothing. */
  arxivCategories: readonly string[];
  /** By name, their addresses. */
  feeds: ReadonlyMap<string, string>;
  papers: PaperStore;
  index: SearchIndex;
  fullTexts: FullTextStore;
  /** The pace that several processes keep together; undefined where this one is alone. */
  pace: PaceStore | undefined;
  /** Aborts when the program stops. */
  stopping: AbortSignal;
  clock: Clock;
  log: Log;
};

/** `list`: in the order in which a paper of several of them is taken to be of one. */
export type Sources = { list: readonly PaperSource[]; lookup: PaperLookup; linked: FindLinked; fullTexts: FullTexts };

/** Wherever papers come from: the days, single papers by id, and full texts. What asks arXiv shares one pace. */
export function createSources(options: SourcesOptions): Sources {
  const { huggingFaceUrl, arxivUrl, arxivApiUrl, papers, index, fullTexts, stopping, clock, log } = options;
  const { huggingFaceToken: secret, arxivRssUrl: rssUrl, arxivCategories: categories } = options;
  const token = secret === undefined ? {} : { token: { origin: new URL(huggingFaceUrl).origin, secret } };
  const arxivPace = createArxivPace(clock, options.pace);
  const reader = createDocumentReader({ stopping });
  const places = [
    createHuggingFacePaper({ url: huggingFaceUrl, clock, ...token }),
    createArxiv({ url: arxivApiUrl, pace: arxivPace, reader, clock }),
  ];
  return {
    list: [
      createHuggingFace({ url: huggingFaceUrl, clock, log, ...token }),
      ...(categories.length === 0
        ? []
        : [createArxivCategories({ categories, rssUrl, apiUrl: arxivApiUrl, pace: arxivPace, reader, clock, log })]),
      ...[...options.feeds].map(([name, url]) => createFeed({ name, url, reader, clock, log })),
    ],
    linked: createHuggingFaceLinked({ url: huggingFaceUrl, clock, ...token }),
    lookup: createPaperLookup({ places, papers, index, stopping, clock, log }),
    fullTexts: createFullText({
      ...{ huggingFaceUrl, arxivUrl, arxivPace, reader, store: fullTexts, stopping, clock, log },
      ...token,
    }),
  };
}
