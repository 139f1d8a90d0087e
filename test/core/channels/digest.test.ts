import { describe, expect, it } from 'vitest';
import { deliveryKey } from '../../../src/core/channels/delivery-key.ts';
import { composeDigest, type DigestInput } from '../../../src/core/channels/digest.ts';
import type { ScoredPaper } from '../../../src/core/channels/rank.ts';
import { Reply } from '../../../src/core/chat/reply.ts';
import type { Paper } from '../../../src/core/papers/paper.ts';
import { aChannel, aTopic } from '../../fixtures/channels.ts';
import { aPaper, papers } from '../../fixtures/papers.ts';
import { plainText } from '../../fixtures/plain-text.ts';

const dueAt = new Date('2026-06-19T07:00:00Z');
const picks = (count: number): ScoredPaper[] =>
  papers(count, { featuredOn: '2026-06-19' }).map((paper) => ({
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

const entries = (reply: Reply) => reply.blocks.filter((block) => block.type === 'entry');
const textOf = (reply: Reply) => JSON.stringify(reply.blocks);
const size = (most: number) => (reply: Reply) => JSON.stringify(reply).length <= most;
const first = (given: Partial<DigestInput> = {}): Reply => digest(given)[0]?.reply ?? fail();
const fail = (): never => {
  throw new Error('no part');
};
/** Papers with so many upvotes each, on the given days. */
const of = (...papersOf: [upvotes: number, day: string, more?: Partial<Paper>][]): ScoredPaper[] =>
  papersOf.map(([upvotes, featuredOn, more], position) => {
    const paper = aPaper({ id: `2606.${String(position + 1).padStart(5, '0')}`, upvotes, featuredOn, ...more });
    return { paper, topic: 'planes', strength: 1, age: 0, score: upvotes, matched: [] };
  });

it('is one message: the day, the papers in three parts, and what there is to click', () => {
  const [part, ...more] = digest({ picks: of([5, '2026-06-19', { organisation: 'NASA' }], [3, '2026-06-19']) });
  expect(more).toEqual([]);
  const { blocks } = Reply.parse(part?.reply);
  expect(blocks[0]).toEqual({ type: 'heading', text: 'Daily papers · Fri 19 June' });
  expect(blocks[1]).toMatchObject({
    type: 'entry',
    rank: 1,
    title: 'Paper Planes: Gliding Policies for Folded Wings',
    sentence: 'We fold a thousand planes and learn which of them fly.',
  });
  expect(blocks.map((block) => (block.type === 'entry' ? plainText(block.facts) : block.type))).toEqual([
    'heading',
    'for planes · NASA · ▲ 5',
    'for planes · ▲ 3',
    'choices',
  ]);
  expect(blocks.at(-1)).toMatchObject({
    choices: [{ label: '1', invoke: { command: 'show' } }, { label: '2' }],
    buttons: [{ label: '3 more' }, { label: 'Settings', invoke: { command: 'schedule' } }],
  });
  expect(part?.papers).toEqual(['2606.00001', '2606.00002']);
});

it('gives no reason where there is one topic, or where it would be the upvotes', () => {
  const one = { channel: aChannel({ topics: [aTopic('planes')] }) };
  expect(textOf(first(one))).not.toContain('for planes');
  for (const topic of ['', '-video', 'since:7d']) {
    const [entry] = entries(first({ picks: picks(1).map((pick) => ({ ...pick, topic })) }));
    expect(plainText(entry?.facts ?? [])).toBe('▲ 1');
  }
});

it('names what a topic asks for without the signs it is typed with', () => {
  const said = (topic: string) => {
    const [entry] = entries(first({ picks: picks(1).map((pick) => ({ ...pick, topic })) }));
    return plainText(entry?.facts ?? []);
  };
  expect(said('author:"Ada Falter"')).toBe('for Ada Falter · ▲ 1');
  expect(said('robots | "video generation" org:nasa -toys since:7d')).toBe('for robots or video generation nasa · ▲ 1');
  // Where a paper is from stands beside it.
  expect(said('in:cs.RO robots -survey')).toBe('for robots · ▲ 1');
  expect(said('in:hf')).toBe('▲ 1');
});

it('says once that a model wrote the sentences, and only where one did', () => {
  const byModel = (wrote: boolean) => ({ summary: { text: 'Planes fold themselves.', byModel: wrote } });
  expect(textOf(first())).not.toContain('AI');
  expect(textOf(first({ picks: of([1, '2026-06-19', byModel(false)]) }))).not.toContain('AI');
  for (const layout of ['compact', 'cards'] as const) {
    const channel = aChannel({ layout });
    const parts = digest({ channel, picks: of([9, '2026-06-19', byModel(true)], [3, '2026-06-19']) });
    expect(
      parts
        .map(({ reply }) => textOf(reply))
        .join()
        .match(/AI/g),
    ).toHaveLength(1);
  }
});

describe('the order', () => {
  const headings = (reply: Reply) =>
    reply.blocks.flatMap((block) => (block.type === 'note' ? [plainText(block.text)] : []));
  const facts = (reply: Reply) => entries(reply).map((entry) => plainText(entry.facts).replace('for planes · ', ''));

  it('is by upvotes, under a heading for the day and one for the days before', () => {
    const reply = first({ picks: of([37, '2026-06-19'], [90, '2026-06-17'], [73, '2026-06-19'], [9, '2026-06-18']) });
    expect(headings(reply)).toEqual(['New today', 'From earlier this week']);
    expect(facts(reply)).toEqual(['▲ 73', '▲ 37', '▲ 90 · Wed', '▲ 9 · Thu']);
    expect(entries(reply).map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
  });

  it('on a Monday the days before are not of this week', () => {
    const dueAt = new Date('2026-06-22T07:00:00Z');
    const reply = first({ dueAt, now: dueAt, picks: of([37, '2026-06-22'], [90, '2026-06-19']) });
    expect(headings(reply)).toEqual(['New today', 'From the days before']);
  });

  it.each([
    [['2026-06-19', '2026-06-19'], 'Daily papers · Fri 19 June', ['▲ 2', '▲ 1']],
    [['2026-06-18', '2026-06-18'], 'Papers of Thu 18 June', ['▲ 2', '▲ 1']],
    [['2026-06-17', '2026-06-18'], 'Papers of Wed 17 to Thu 18 June', ['▲ 2 · Thu', '▲ 1 · Wed']],
    [['2026-05-29', '2026-06-01'], 'Papers of Fri 29 May to Mon 1 June', ['▲ 2 · Mon', '▲ 1 · Fri']],
    [['2025-06-19', '2025-06-19'], 'Papers of Thu 19 June 2025', ['▲ 2', '▲ 1']],
  ])('of papers of %j is headed %j', (days, heading, lines) => {
    const reply = first({ picks: of([1, days[0] ?? ''], [2, days[1] ?? '']) });
    expect(reply.blocks[0]).toEqual({ type: 'heading', text: heading });
    expect(headings(reply)).toEqual([]);
    expect(facts(reply)).toEqual(lines);
  });

  it('goes by the calendar of the channel', () => {
    // 08:30 on Friday in Tokyo: Hugging Face is on Thursday still.
    const channel = aChannel({ schedule: { line: '30 8 * * *', timezone: 'Asia/Tokyo' } });
    const reply = first({ channel, dueAt: new Date('2026-06-18T23:30:00Z'), picks: of([1, '2026-06-18']) });
    expect(reply.blocks[0]).toEqual({ type: 'note', text: expect.anything() });
    expect(reply.blocks[1]).toEqual({ type: 'heading', text: 'Papers of Thu 18 June' });
  });
});

describe('over the limit', () => {
  const whole = JSON.stringify(digest()[0]?.reply).length;

  it('loses all sentences at once', () => {
    const bodies = entries(first({ fits: size(whole - 50) })).map(({ sentence }) => sentence !== undefined);
    expect(bodies).toEqual([false, false, false, false, false]);
  });

  it('then says nothing of who wrote them', () => {
    const summary = { text: 'Planes that fold themselves find the shape which flies the farthest.', byModel: true };
    const given = { picks: of([2, '2026-06-19', { summary }], [1, '2026-06-19', { summary }]) };
    const most = JSON.stringify(first(given)).length;
    expect(textOf(first({ ...given, fits: size(most) }))).toContain('Summaries by AI');
    expect(textOf(first({ ...given, fits: size(most - 1) }))).not.toContain('Summaries by AI');
  });

  it('then becomes a second message, always with every title', () => {
    for (let most = whole; most > 900; most -= 40) {
      const parts = digest({ fits: size(most) });
      expect(parts.flatMap((part) => part.papers)).toEqual(papers(5).map(({ id }) => id));
      for (const { reply } of parts) if (entries(reply).length > 1) expect(size(most)(reply)).toBe(true);
    }
    expect(digest({ fits: size(900) }).length).toBeGreaterThan(1);
  });
});

it('posts one message a paper when the channel wants cards, and notifies once', () => {
  const parts = digest({ channel: aChannel({ layout: 'cards' }) });
  expect(parts.map(({ reply }) => entries(reply).length)).toEqual([1, 1, 1, 1, 1]);
  expect(parts.filter(({ reply }) => reply.blocks.some(({ type }) => type === 'heading'))).toHaveLength(1);
  expect(parts.map(({ reply }) => reply.quiet === true)).toEqual([false, true, true, true, true]);
  for (const { reply } of parts) expect(textOf(reply)).toContain('"label":"Discuss"');
  expect(textOf(parts[4]?.reply ?? fail())).toContain('"label":"3 more"');
});

it('says that it is late, at the times of each reader, and that papers are the sample', () => {
  const { blocks } = first({ now: new Date('2026-06-19T09:20:00Z'), sample: true });
  const [late] = blocks;
  expect(late?.type === 'note' && plainText(late.text)).toBe('Late: due 09:00, posted 11:20 (we were offline).');
  expect(JSON.stringify(late)).toContain('"instant":"2026-06-19T09:20:00.000Z"');
  expect(JSON.stringify(blocks)).toContain('Sample papers');
  expect(JSON.stringify(blocks)).toMatch(/Daily papers · sample of \d+ June 2026/);
});

it('says that the source is silent', () => {
  const health = {
    reachable: false,
    source: 'Hugging Face',
    since: '2026-06-18T12:00:00.000Z',
    reason: 'timeout',
  } as const;
  const { blocks } = first({ health });
  const note = blocks[1];
  expect(note?.type === 'note' && plainText(note.text)).toBe(
    'Hugging Face has not answered since Thu 18 June 14:00 (+02:00): these are the papers I have.',
  );
  expect(textOf(first({ health: { reachable: true, at: '2026-06-19T06:00:00.000Z' } }))).not.toContain('answered');
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
