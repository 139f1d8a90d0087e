import { expect, it } from 'vitest';
import { pressed, withShare } from '../../../src/adapters/kit/share.ts';
import { isRead, unreadable } from '../../../src/adapters/kit/unreadable.ts';
import type { Invocation, Reply } from '../../../src/core/chat/reply.ts';
import { say } from '../../../src/core/chat/say.ts';
import { createMemorySeen } from '../../fixtures/memory-stores.ts';

const search: Invocation = { command: 'search', options: { query: 'sparse' } };
const shared = { label: 'Share', invoke: { ...search, share: true } };
const next = { label: 'Next', invoke: search };

it('stands beside the last buttons, else below everything, and once', () => {
  const bare: Reply = { ...say('found'), share: search };
  expect(withShare(bare).blocks.at(-1)).toEqual({ type: 'buttons', buttons: [shared] });
  const paged: Reply = { ...say('found', { type: 'buttons', buttons: [next] }), share: search };
  expect(withShare(paged).blocks.at(-1)).toEqual({ type: 'buttons', buttons: [next, shared] });
  expect(withShare(withShare(paged))).toEqual(withShare(paged));
});

it('is not offered where everybody sees the answer, nor where nothing is to be shared', () => {
  for (const reply of [{ ...say('all'), audience: 'everyone' as const, share: search }, say('mine')]) {
    expect(withShare(reply).blocks).toEqual(reply.blocks);
  }
});

it('brings what it shares once for each message, and keeps nothing of what was asked', async () => {
  const seen = createMemorySeen();
  const told: string[] = [];
  const noted = {
    ...seen,
    first: (id: string) => {
      told.push(id);
      return seen.first(id);
    },
  };
  const press = async (invocation: Invocation, message: string) => {
    const replies = (async function* (): AsyncIterable<Reply> {
      yield { ...say('found'), audience: 'everyone' };
    })();
    const button = { platform: 'discord', parts: [message, 'search?query=sparse'] } as const;
    const said: string[] = [];
    for await (const { summary } of pressed(replies, invocation, button, noted)) said.push(summary.slice(0, 22));
    return said;
  };
  const share = { ...search, share: true };
  expect(await press(share, 'm1')).toEqual(['found']);
  expect(await press(share, 'm1')).toEqual(['That is shared already']);
  expect(await press(share, 'm2')).toEqual(['found']);
  expect(await press(search, 'm1')).toEqual(['found']);
  // As it is stored: a second press after an update is still a second one.
  expect(told).toEqual(Array(3).fill(expect.stringMatching(/^share discord [\w-]{43}$/)));
  expect(told[0]).toBe(told[1]);
});

it('tells a button that has expired from one that is none of ours', () => {
  expect(unreadable('expired').summary).toContain('30 days');
  expect(unreadable(undefined).summary).toContain('do not know');
  expect([isRead('expired'), isRead(undefined), isRead({})]).toEqual([false, false, true]);
});
