import { describe, expect, it } from 'vitest';
import type { LookedUp } from '../../src/core/papers/paper-lookup.ts';
import { aPaper } from '../fixtures/papers.ts';
import { caller, replyTo, room, words } from './fixture.ts';

const unread = aPaper({ id: '1706.03762', title: 'Folding Is All You Need' });

/** A room whose lookup answers like this, and what it was asked. */
async function roomWith(found: LookedUp) {
  const asked: string[] = [];
  const here = await room([aPaper()]);
  here.services.lookup = {
    places: ['Hugging Face', 'arXiv'],
    async find(id) {
      asked.push(id);
      return found;
    },
  };
  return { here, asked };
}

describe('a paper that was not read', () => {
  it.each(['show', 'cite', 'save', 'similar'])('%s says at once that it asks, and then answers', async (command) => {
    const { here, asked } = await roomWith({ kind: 'paper', paper: unread });
    const replies: string[] = [];
    for await (const reply of here.dispatch.readLine(`${command} arxiv.org/abs/1706.03762`).run(caller())) {
      if (replies.length === 0) expect(asked).toEqual([]);
      replies.push(words(reply));
    }
    expect(replies.length).toBe(2);
    expect(replies[0]).toBe('I have not read 1706.03762 yet; asking Hugging Face and arXiv.');
    expect(replies[1]).toContain(unread.title);
    expect(asked).toEqual(['1706.03762']);
  });

  it('lookup shows at once what was read, and then the rest', async () => {
    const { here, asked } = await roomWith({ kind: 'paper', paper: unread });
    const said: string[] = [];
    for await (const reply of here.dispatch.readLine(`lookup 1706.03762 or ${aPaper().id}`).run(caller())) {
      said.push(words(reply));
    }
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('arXiv 1706.03762 is not among the papers I have read; asking');
    expect(said.every((text) => text.includes(aPaper().title))).toBe(true);
    expect(said[1]?.indexOf(unread.title)).toBeLessThan(said[1]?.indexOf(aPaper().title) ?? 0);
    expect(asked).toEqual(['1706.03762']);
  });

  it.each([
    [{ kind: 'unknown' }, 'Hugging Face and arXiv do not know it either.'],
    [{ kind: 'unreachable', reason: 'arXiv did not answer within 20 s' }, 'because arXiv did not answer within 20 s'],
    [{ kind: 'too-many', waitMs: 90_000 }, 'in 2 minutes'],
  ] as const)('is explained when it is %o', async (found, said) => {
    const { here } = await roomWith(found);
    const reply = await replyTo(here, 'show 1706.03762');
    expect(reply.failed).toBe(true);
    expect(words(reply)).toContain('I have no paper 1706.03762.');
    expect(words(reply)).toContain(said);
  });
});
