import { createHttp, type HttpSettings, under } from './http.ts';
import { huggingFace, parseItem } from './hugging-face-item.ts';
import type { PaperPlace } from './paper-lookup.ts';

/** `url`: `https://huggingface.co`, or where tests stand in for it. */
type HuggingFacePaperOptions = HttpSettings & { url: string };

/** Less than usual: a person waits for this one paper, in milliseconds. */
const usualTimeoutMs = 8_000;

/** One paper of Hugging Face: `GET /api/papers/ID`, flat where Daily Papers wraps it; 404 where it is not indexed. */
export function createHuggingFacePaper({ url, ...settings }: HuggingFacePaperOptions): PaperPlace {
  const http = createHttp({ timeoutMs: usualTimeoutMs, ...settings, maxBytes: 1_000_000, attempts: 2 });
  return {
    name: huggingFace.title,
    async read(id, signal) {
      const fetched = await http.get(under(url, `api/papers/${id}`), signal);
      if (fetched.kind === 'failed') {
        return fetched.status === 404 ? { kind: 'unknown' } : { kind: 'unreachable', reason: fetched.reason };
      }
      const parsed = parseItem(jsonOf(fetched.text));
      if (parsed.kind === 'malformed') return { kind: 'unreachable', reason: `sent something that ${parsed.reason}` };
      return parsed.paper.id === id ? parsed : { kind: 'unreachable', reason: 'sent another paper' };
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
