import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { FindLinked, Linked } from '../core/papers/linked.ts';
import { isAtArxiv } from '../core/papers/paper.ts';
import { createHttp, type HttpSettings, under } from './http.ts';

type Options = HttpSettings & { url: string };

/** A person waits for it, with the paper before their eyes; in milliseconds. */
const usualTimeoutMs = 3_000;
/** What was told, or not told, is believed for so long, in milliseconds. */
const keptMs = { told: 60 * 60_000, silent: 5 * 60_000 };
const mostKept = 1_000;

/** Names as the Hub makes them: owner/name. https://huggingface.co/docs/hub/repositories */
const Repositories = z.array(z.object({ id: z.string().regex(/^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/) })).catch([]);
const Count = z.int().min(0).catch(0);
const Answer = z.object({
  linkedModels: Repositories,
  numTotalModels: Count,
  linkedDatasets: Repositories,
  numTotalDatasets: Count,
  linkedSpaces: Repositories,
  numTotalSpaces: Count,
});

/** What Hugging Face links to a paper: `GET /api/papers/ID`, whose lists hold the first few of each kind. */
export function createHuggingFaceLinked({ url, ...settings }: Options): FindLinked {
  const { clock } = settings;
  const http = createHttp({ timeoutMs: usualTimeoutMs, ...settings, maxBytes: 1_000_000, attempts: 1 });
  const kept = new LRUCache<string, { linked: Linked[]; untilMs: number }>({ max: mostKept });
  /** What is asked at the moment: people in several places are shown a new paper at once. */
  const asking = new Map<string, Promise<Linked[]>>();

  async function ask(id: string, signal: AbortSignal): Promise<Linked[]> {
    const fetched = await http.get(under(url, `api/papers/${id}`), signal);
    if (signal.aborted) return [];
    const isTold = fetched.kind === 'body' || fetched.status === 404;
    const linked = fetched.kind === 'body' ? linkedIn(fetched.text) : [];
    kept.set(id, { linked, untilMs: clock.now().getTime() + (isTold ? keptMs.told : keptMs.silent) });
    return linked;
  }

  return async (id, signal) => {
    if (!isAtArxiv(id)) return [];
    const before = kept.get(id);
    const leftMs = (before?.untilMs ?? 0) - clock.now().getTime();
    if (before !== undefined && leftMs > 0 && leftMs <= keptMs.told) return before.linked;
    const asked = asking.get(id) ?? ask(id, signal).finally(() => asking.delete(id));
    asking.set(id, asked);
    return asked;
  };
}

function linkedIn(text: string): Linked[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return [];
  }
  const answer = Answer.safeParse(body);
  if (!answer.success) return [];
  const { linkedModels, numTotalModels, linkedDatasets, numTotalDatasets, linkedSpaces, numTotalSpaces } = answer.data;
  return [
    ...one('models', numTotalModels, linkedModels[0]?.id, ''),
    ...one('datasets', numTotalDatasets, linkedDatasets[0]?.id, 'datasets/'),
    ...one('Spaces', numTotalSpaces, linkedSpaces[0]?.id, 'spaces/'),
  ];
}

function one(kind: string, count: number, name: string | undefined, folder: string): Linked[] {
  if (count === 0) return [];
  return [
    { kind, count, ...(name === undefined ? {} : { first: { name, url: `https://huggingface.co/${folder}${name}` } }) },
  ];
}
