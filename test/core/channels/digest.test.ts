import { describe, expect, it } from 'vitest';
import { deliveryKey } from '../../../src/core/channels/delivery-key.ts';
import { composeDigest, type DigestInput } from '../../../src/core/channels/digest.ts';
import type { ScoredPaper } from '../../../src/core/channels/rank.ts';
import { Reply } from '../../../src/core/chat/reply.ts';
import { aChannel, aTopic } from '../../fixtures/channels.ts';
import { papers } from '../../fixtures/papers.ts';

const dueAt = new Date('2026-06-19T07:00:00Z');
const picks = (count: number): ScoredPaper[] =>
  papers(count).map((paper) => ({
    paper,
    topic: 'planes',
    strength: 0.5,
    age: 0,
    score: paper.upvotes,
    matched: [{ word: 'planes', fields: ['title'] }],
  }));

const digest = (given: Partial<DigestInput> = {}) =>
  composeDigest({
    picks: picks(5),
    moreMatched: 3,
    channel: aChannel({
      topics: [aTopic('planes'), aTopic('wings')],
      schedule: { line: '0 9 * * *', timezone: 'Europe/Paris' },
    }),
    dueAt,
    now: dueAt,
    sample: false,
    ...given,
  });

const cards = (reply: Reply) => reply.blocks.filter((block) => block.type === 'paper');
const size = (most: number) => (reply: Reply) => JSON.stringify(reply).length <= most;

it('is one message with the date, the topics, the papers with their reasons, and what else matched', () => {
  const [part, ...more] = digest();
  expect(more).toEqual([]);
  expect(Reply.parse(part?.reply)).toEqual(part?.reply);
  expect(part?.reply.blocks[0]).toEqual({ type: 'heading', text: 'Daily papers · Fri 19 June' });
  expect(part?.reply.blocks[1]).toEqual({ type: 'note', text: ['planes · wings'] });
  expect(cards(part?.reply ?? fail())[0]).toMatchObject({
    rank: 1,
    reason: 'Here for "planes": in the title, 5 upvotes',
  });
  expect(JSON.stringify(part?.reply.blocks.at(-1))).toContain('3 more matched · ');
  expect(part?.papers).toEqual(papers(5).map(({ id }) => id));
});

it.each(['', '-video', 'since:7d'])('gives the upvotes as the reason where %j asks for no word', (topic) => {
  const [part] = digest({ picks: picks(1).map((pick) => ({ ...pick, topic, matched: [] })) });
  expect(cards(part?.reply ?? fail())[0]?.reason).toBe('Among the most upvoted: 1 upvote');
});

const fail = (): never => {
  throw new Error('no part');
};

describe('over the limit', () => {
  const whole = JSON.stringify(digest()[0]?.reply).length;

  it('loses summaries from the end first', () => {
    const [part] = digest({ fits: size(whole - 50) });
    const bodies = cards(part?.reply ?? fail()).map((card) => card.body !== undefined);
    expect(bodies).toEqual([true, true, true, true, false]);
  });

  it('then reasons, and then becomes a second message, always with every title', () => {
    for (let most = whole; most > 900; most -= 40) {
      const parts = digest({ fits: size(most) });
      expect(parts.flatMap((part) => part.papers)).toEqual(papers(5).map(({ id }) => id));
      for (const { reply } of parts) {
        if (cards(reply).length > 1) expect(size(most)(reply)).toBe(true);
        const shape = cards(reply).map((card) => Number(card.body !== undefined) + Number(card.reason !== undefined));
        expect(shape).toEqual([...shape].sort((a, b) => b - a));
      }
    }
    expect(digest({ fits: size(900) }).length).toBeGreaterThan(1);
  });
});

it('posts one message a paper when the channel wants cards', () => {
  const parts = digest({ channel: aChannel({ layout: 'cards' }) });
  expect(parts.map(({ reply }) => cards(reply).length)).toEqual([1, 1, 1, 1, 1]);
  expect(parts.filter(({ reply }) => reply.blocks.some(({ type }) => type === 'heading'))).toHaveLength(1);
});

it('says that it is late, and that papers are the sample', () => {
  const [part] = digest({ now: new Date('2026-06-19T09:20:00Z'), sample: true });
  const text = JSON.stringify(part?.reply.blocks);
  expect(text).toContain('Late: due 09:00, posted 11:20 (we were offline).');
  expect(text).toContain('Sample papers');
  expect(text).toMatch(/Daily papers · sample of \d+ June 2026/);
});

it('keys messages by channel, run and part, in 25 characters', () => {
  const keys = new Set<string>();
  for (const platform of ['discord', 'slack'] as const) {
    for (const tenant of ['1', '2', '12']) {
      for (const channel of ['1', '2', '12']) {
        for (const part of [0, 1, 11]) {
          const key = deliveryKey({ platform, tenant, channel }, dueAt.toISOString(), part);
          expect(key.length).toBeLessThanOrEqual(25);
          expect(key).toBe(deliveryKey({ platform, tenant, channel }, dueAt.toISOString(), part));
          keys.add(key);
        }
      }
    }
  }
  expect(keys.size).toBe(54);
});
