import type { ArxivPace } from './arxiv-pace.ts';
import type { DocumentReader } from './document-reader.ts';
import type { ReadText } from './full-text-writer.ts';
import { createHttp, type Fetched, type HttpSettings, under } from './http.ts';

export type PlaceOptions = HttpSettings & {
  /** `https://huggingface.co`, or where tests stand in for it. */
  huggingFaceUrl: string;
  /** `https://arxiv.org`, or where tests stand in for it. */
  arxivUrl: string;
  /** Shared by all that asks arXiv. */
  arxivPace: ArxivPace;
  reader: DocumentReader;
};

export type PlaceAnswer =
  | ({ kind: 'sections'; source: string } & ReadText)
  /** `passing`: worth another try soon. */
  | { kind: 'nothing'; reason: string; passing: boolean }
  | { kind: 'busy'; reason: string };

/** One place that may have a paper's full text. */
export type FullTextPlace = { name: string; read(paper: string, signal: AbortSignal): Promise<PlaceAnswer> };

/** More than any paper's text: the longest survey seen has 1.2 MB as HTML. */
const maxBytes = 5_000_000;

export function huggingFaceMarkdown(options: PlaceOptions): FullTextPlace {
  const accept = { header: 'text/markdown, text/plain', types: /^text\/(markdown|x-markdown|plain)\b/i };
  const http = createHttp({ ...options, maxBytes, attempts: 2, accept });
  return {
    name: 'Hugging Face',
    async read(paper, signal) {
      const url = under(options.huggingFaceUrl, `papers/${paper}.md`);
      return read(await http.get(url, signal), url, 'markdown', options.reader);
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
        return { kind: 'busy', reason: `arXiv ${fetched.reason}` };
      }
      return read(fetched, url, 'html', options.reader);
    },
  };
}

async function read(
  fetched: Fetched,
  url: URL,
  kind: 'html' | 'markdown',
  reader: DocumentReader,
): Promise<PlaceAnswer> {
  if (fetched.kind === 'failed') {
    const { status, reason } = fetched;
    return { kind: 'nothing', reason, passing: status === undefined || status === 429 || status >= 500 };
  }
  const document = await reader.read({ kind, text: fetched.text });
  if (document.kind === 'busy') return { kind: 'busy', reason: 'too many documents wait to be read' };
  if (document.kind === 'unreadable') {
    return { kind: 'nothing', reason: `sent a page that ${document.reason}`, passing: false };
  }
  if (document.kind !== 'sections' || document.sections.length === 0) {
    return { kind: 'nothing', reason: 'sent a page that is no full text', passing: false };
  }
  return { ...document, source: url.href };
}
