import { expect, it } from 'vitest';
import { lookThrough } from '../../../src/adapters/kit/history.ts';
import type { MessageRef } from '../../../src/core/chat/chat-adapter.ts';

const message: MessageRef = { place: { platform: 'console', tenant: 'T', channel: 'C', kind: 'public' }, id: 'm' };

/** A history of so many pages, the message on one of them; what was asked for. */
function historyOf(pages: number, at?: number) {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    read: async (from: string | undefined) => {
      asked.push(from);
      const page = Number(from ?? 1);
      if (page === at) return { found: message };
      return { next: page === pages ? undefined : String(page + 1) };
    },
  };
}

it('reads on until the message is found', async () => {
  const { asked, read } = historyOf(5, 3);
  expect(await lookThrough(read, 10)).toEqual({ kind: 'found', message });
  expect(asked).toEqual([undefined, '2', '3']);
});

it('says that it is absent only when it has read everything', async () => {
  expect(await lookThrough(historyOf(5).read, 5)).toEqual({ kind: 'absent' });
  expect(await lookThrough(historyOf(5).read, 4)).toMatchObject({ kind: 'unable' });
  expect(await lookThrough(historyOf(5, 5).read, 4)).toMatchObject({ kind: 'unable' });
});
