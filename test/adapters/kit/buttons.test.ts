import { expect, it } from 'vitest';
import { decodeButton, encodeButton } from '../../../src/adapters/kit/buttons.ts';
import type { Invocation } from '../../../src/core/chat/reply.ts';

const next: Invocation = { command: 'search', options: { query: 'sparse', page: 2 } };
const limits = { sign: '@', most: 40 };

function storeOf(kept: Record<string, Invocation> = {}) {
  return {
    kept,
    put: async (invocation: Invocation) => {
      kept.k1 = invocation;
      return 'k1';
    },
    get: async (key: string) => kept[key],
  };
}

it('keeps a short invocation in the button itself, and stores a long one', async () => {
  const store = storeOf();
  expect(await encodeButton({ invoke: next }, limits, store)).toBe('search?query=sparse&page:2');
  expect(store.kept).toEqual({});
  const long = { ...next, options: { query: 'sparse attention '.repeat(5) } };
  expect(await encodeButton({ invoke: long, ask: ['query'] }, limits, store)).toBe('@k1^query');
  expect(await decodeButton('@k1^query', limits, store)).toEqual({ invocation: long, ask: ['query'] });
});

/** Written by 0.1.0, on either platform; such buttons stand in channels. */
it.each([
  ['search?query=sparse&page:2', '@', { invocation: next }],
  ['schedule?line=09:00^timezone,line', '#', undefined],
  ['search?query=sparse&page:2^query', '#', { invocation: next, ask: ['query'] }],
  ['@k1', '@', { invocation: next }],
  ['#k1', '#', { invocation: next }],
  ['#k1^topic,when', '#', { invocation: next, ask: ['topic', 'when'] }],
  ['#k1^', '#', { invocation: next, ask: [] }],
  ['@gone', '@', 'expired'],
  ['', '@', undefined],
])('reads "%s"', async (text, sign, read) => {
  const found = await decodeButton(text, { sign }, storeOf({ k1: next }));
  if (read === undefined && text !== '') expect(found).toMatchObject({ ask: ['timezone', 'line'] });
  else expect(found).toEqual(read);
});
