import type { Clock } from '../core/clock.ts';
import { createHttp } from './http.ts';
import { parseItem } from './hugging-face-item.ts';
import type { PaperPlace } from './paper-lookup.ts';

type HuggingFacePaperOptions = {
  /** `https://huggingface.co`, or where tests stand in for it. */
  url: string;
  clock: Clock;
  /** From 0 up to 1, for the jitter of retries. */
  random?: () => number;
  /** For one request, in milliseconds. */
  timeoutMs?: number;
};

/** One paper of Hugging Face: `GET /api/papers/ID`, flat where Daily Papers wraps it; 404 where it is not indexed. */
export function createHuggingFacePaper({
  url,
  clock,
  random = Math.random,
  timeoutMs = 8_000,
}: HuggingFacePaperOptions): PaperPlace {
  const http = createHttp({ clock, random, timeoutMs, maxBytes: 1_000_000, attempts: 2 });
  return {
    name: 'Hugging Face',
    async read(id, signal) {
      const address = new URL(`api/papers/${id}`, url.endsWith('/') ? url : `${url}/`);
      const fetched = await http.get(address, signal);
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
