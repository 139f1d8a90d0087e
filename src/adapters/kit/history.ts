import type { FindResult, MessageRef } from '../../core/chat/chat-adapter.ts';

/** One page of a place's history: our message, or where the next page begins, if any is worth looking at. */
export type HistoryPage = { found: MessageRef } | { next: string | undefined };

/**
 * Looks for a message page by page. `absent` only when everything was looked at: so much that it cannot be is `unable`,
 * or what stands there would be posted again. A page that cannot be read throws. `start`: the page to begin with.
 */
export async function lookThrough(
  read: (from: string | undefined) => Promise<HistoryPage>,
  mostPages: number,
  start?: string,
): Promise<FindResult> {
  let from = start;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await read(from);
    if ('found' in page) return { kind: 'found', message: page.found };
    if (page.next === undefined) return { kind: 'absent' };
    from = page.next;
  }
  return { kind: 'unable', reason: 'too much has been said there since' };
}
