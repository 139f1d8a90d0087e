import type { Section } from '../core/answer.ts';
import type { ArxivPace } from './arxiv-pace.ts';
import { sectionsOfHtml } from './full-text-html.ts';
import { sectionsOfMarkdown } from './full-text-markdown.ts';
import { createHttp, type Fetched, type HttpSettings, under } from './http.ts';

export type PlaceOptions = HttpSettings & {
  /** `https://huggingface.co`, or where tests stand in for it. */
  huggingFaceUrl: string;
  /** `https://arxiv.org`, or where tests stand in for it. */
  arxivUrl: string;
  /** Shared by all that asks arXiv. */
  arxivPace: ArxivPace;
};

export type PlaceAnswer =
  | { kind: 'sections'; sections: Section[]; source: string }
  /** `passing`: worth another try soon. */
  | { kind: 'nothing'; reason: string; passing: boolean }
  | { kind: 'busy'; reason: string };

/** One place that may have a paper's full text. */
export type FullTextPlace = { name: string; read(paper: string, signal: AbortSignal): Promise<PlaceAnswer> };

/** More than any paper's text: the longest survey seen has 1.2 MB as HTML. */
const maxBytes = 5_000_000;
/** Some 80,000 words, the length of a thesis; what comes after is not read. */
const mostCharacters = 500_000;
/** Less is an abstract page, or an error page with good manners. */
const leastCharacters = 2_000;

export function huggingFaceMarkdown(options: PlaceOptions): FullTextPlace {
  const accept = { header: 'text/markdown, text/plain', types: /^text\/(markdown|x-markdown|plain)\b/i };
  const http = createHttp({ ...options, maxBytes, attempts: 2, accept });
  return {
    name: 'Hugging Face',
    async read(paper, signal) {
      const url = under(options.huggingFaceUrl, `papers/${paper}.md`);
      return read(await http.get(url, signal), url, sectionsOfMarkdown);
    },
  };
}

export function arxivHtml(options: PlaceOptions): FullTextPlace {
  const accept = { header: 'text/html', types: /^(text\/html|application\/xhtml\+xml)\b/i };
  const http = createHttp({ ...options, maxBytes, attempts: 1, accept });
  return {
    name: 'arXiv',
    async read(paper, signal) {
      const url = under(options.arxivUrl, `html/${paper}`);
      const fetched = await options.arxivPace.get(http, url, signal);
      if (fetched.kind === 'failed' && fetched.status === 429) {
        return { kind: 'busy', reason: 'arXiv asked us to pause' };
      }
      return read(fetched, url, sectionsOfHtml);
    },
  };
}

function read(fetched: Fetched, url: URL, sectionsOf: (text: string) => Section[]): PlaceAnswer {
  if (fetched.kind === 'failed') {
    const { status, reason } = fetched;
    return { kind: 'nothing', reason, passing: status === undefined || status === 429 || status >= 500 };
  }
  const sections = readable(sectionsOf, fetched.text);
  const characters = sections.reduce((sum, { text }) => sum + text.length, 0);
  if (sections.length < 2 || characters < leastCharacters) {
    return { kind: 'nothing', reason: 'sent a page that is no full text', passing: false };
  }
  return { kind: 'sections', sections: beginningOf(sections), source: url.href };
}

/** A page whose marks are nested deeper than the stack holds is no paper. */
function readable(sectionsOf: (text: string) => Section[], page: string): Section[] {
  try {
    return sectionsOf(page);
  } catch (cause) {
    if (cause instanceof RangeError) return [];
    throw cause;
  }
}

function beginningOf(sections: readonly Section[]): Section[] {
  let room = mostCharacters;
  return sections.flatMap(({ title, text }) => {
    const kept = text.slice(0, Math.max(room, 0));
    room -= text.length;
    return kept === '' ? [] : [{ title, text: kept }];
  });
}
