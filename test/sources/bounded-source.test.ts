import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import { createOwnPace } from '../../src/core/channels/own-pace.ts';
import { createArxivPace } from '../../src/sources/arxiv-pace.ts';
import type { Fetched } from '../../src/sources/http.ts';
import { systemClock } from '../../src/system-clock.ts';
import { handClock } from '../discussions/room.ts';
import { createGate } from '../fixtures/gate.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { paper } from '../search/papers-in-memory.ts';
import { anItem, aSource } from './a-source.ts';

const day = '2026-06-18';
const idOf = (nth: number) => `2606.${String(nth).padStart(5, '0')}`;
const papersIn = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof aSource>>['ask']>>) =>
  answer.kind === 'papers' ? answer.papers : [];

describe('what a source brings', () => {
  it('is five hundred papers of an answer at most, and the rest is told once', async () => {
    const { server, ask, log } = await aSource();
    server.fail({ kind: 'body', body: JSON.stringify(Array.from({ length: 40_000 }, (_, nth) => anItem(idOf(nth)))) });
    expect(papersIn(await ask(day))).toHaveLength(500);
    expect(log.lines.at(-1)).toMatchObject({
      message: expect.stringContaining('more papers than any day'),
      facts: { papers: 39_500 },
    });
  });

  it('lets everything else have its turn between the papers of an answer', async () => {
    const { server, ask, log } = await aSource();
    // Two that cannot be read, so that the log tells when the first and the last were looked at.
    const papers = Array.from({ length: 198 }, (_, nth) => anItem(idOf(nth)));
    server.fail({ kind: 'body', body: JSON.stringify([{}, ...papers, {}]) });
    let turns = 0;
    const seenAt: number[] = [];
    log.warn = () => void seenAt.push(turns);
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    count();
    await ask(day);
    isOver = true;
    expect((seenAt[1] ?? 0) - (seenAt[0] ?? 0)).toBeGreaterThanOrEqual(39);
  });

  it('is logged ten times where it cannot be read, then counted', async () => {
    const { server, ask, log } = await aSource();
    server.days.set(
      day,
      Array.from({ length: 80 }, () => ({ paper: { id: 'nonsense' } })),
    );
    expect(await ask(day)).toMatchObject({ papers: [] });
    expect(log.lines.filter(({ message }) => message.includes('could not be read'))).toHaveLength(11);
    expect(log.lines.at(-1)).toMatchObject({ facts: { papers: 70 } });
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['votes below nothing', { upvotes: -3 }, { upvotes: 0 }],
    ['votes beyond all people', { upvotes: 1e300 }, { upvotes: 0 }],
    ['votes of more than all readers', { upvotes: 9e9 }, { upvotes: 0 }],
    ['a date beyond all calendars', { publishedAt: '+275760-09-13T00:00:00.000Z' }, { publishedAt: undefined }],
    ['a date before arXiv', { publishedAt: '0001-01-01T00:00:00.000Z' }, { publishedAt: undefined }],
    ['a date that was', { publishedAt: '1991-08-14T00:00:00.000Z' }, { publishedAt: '1991-08-14T00:00:00.000Z' }],
  ])('is unknown where it cannot be: %s', async (_, facts, expected) => {
    const { server, ask } = await aSource();
    server.days.set(day, [anItem(idOf(1), facts)]);
    const [found] = papersIn(await ask(day));
    expect({ ...found }).toMatchObject({ id: idOf(1) });
    for (const [name, value] of Object.entries(expected)) expect(Reflect.get(found ?? {}, name)).toBe(value);
  });

  it('has as many authors as the largest collaborations, and a hundred keywords', async () => {
    const { server, ask } = await aSource();
    const authors = Array.from({ length: 50_000 }, (_, nth) => ({ name: `Author ${nth}` }));
    const keywords = Array.from({ length: 5_000 }, (_, nth) => `keyword ${nth}`);
    const long = { name: 'A'.repeat(10_000) };
    server.days.set(day, [anItem(idOf(1), { authors: [long, ...authors], ai_keywords: keywords })]);
    const [found] = papersIn(await ask(day));
    expect(found?.authors).toHaveLength(4_000);
    expect(found?.authors[0]).toHaveLength(300);
    expect(found?.keywords).toHaveLength(100);
  });
});

it('a stored text of more lines than any is answered from', async () => {
  const text = `We train on 512 GPUs for nine days.\n${'a\n'.repeat(150_000)}`;
  const answer = await createAnswerer(systemClock).about(
    paper({ title: 'Robots', abstract: 'They fold planes.' }),
    [{ title: 'Training', text }],
    'How many GPUs?',
    { earlier: [], signal: new AbortController().signal },
  );
  expect(answer).toMatchObject({ kind: 'quotes', quotes: [{ text: 'We train on 512 GPUs for nine days.' }] });
});

describe('the queue to arXiv', () => {
  const url = new URL('https://arxiv.example/');
  /** Answers when told to. */
  function slowHttp() {
    const asked: (() => void)[] = [];
    const get = () => new Promise<Fetched>((resolve) => asked.push(() => resolve({ kind: 'body', text: '' })));
    return { asked, http: { get } };
  }

  it('has an end, and beyond it says so at once', async () => {
    const { http, asked } = slowHttp();
    const pace = createArxivPace(handClock());
    const { signal } = new AbortController();
    const waiting = Array.from({ length: 10 }, () => pace.get(http, url, signal));
    expect(await pace.get(http, url, signal)).toMatchObject({ kind: 'failed', status: 429 });
    for (const each of waiting) {
      while (asked.length === 0) await new Promise(setImmediate);
      asked.shift()?.();
      expect(await each).toMatchObject({ kind: 'body' });
    }
  });

  it('keeps one pace, and one silence, over all processes that share it', async () => {
    const clock = virtualClock('2026-06-19T09:00:00.000Z');
    const { signal } = new AbortController();
    const began: number[] = [];
    let asking = 0;
    let most = 0;
    let isRefusing = false;
    const http = {
      async get(): Promise<Fetched> {
        began.push(clock.now().getTime());
        most = Math.max(most, ++asking);
        // Each third one takes longer than the pace.
        await clock.sleep(began.length % 3 === 0 ? 8_000 : 500);
        asking -= 1;
        return isRefusing ? { kind: 'failed', reason: 'asked too much', status: 429 } : { kind: 'body', text: '' };
      },
    };
    const shared = createOwnPace(clock);
    const paces = Array.from({ length: 3 }, () => createArxivPace(clock, shared));
    await Promise.all(paces.flatMap((pace) => Array.from({ length: 3 }, () => pace.get(http, url, signal))));
    expect(began).toHaveLength(9);
    expect(most).toBe(1);
    for (const [at, time] of began.entries()) {
      expect(time - (began[at - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(3_000);
    }
    isRefusing = true;
    await paces[0]?.get(http, url, signal);
    for (const pace of paces) expect(await pace.get(http, url, signal)).toMatchObject({ status: 429 });
    expect(began).toHaveLength(10);
    isRefusing = false;
    await clock.sleep(600_000);
    expect(await paces[1]?.get(http, url, signal)).toMatchObject({ kind: 'body' });
  });

  it('waits no longer than a minute for a process that ended while it asked', async () => {
    const clock = virtualClock('2026-06-19T09:00:00.000Z');
    const shared = createOwnPace(clock);
    const [killed, other] = [createArxivPace(clock, shared), createArxivPace(clock, shared)];
    const { signal } = new AbortController();
    const asked = createGate();
    const hanging = {
      get: () => {
        asked.open();
        return new Promise<Fetched>(() => {});
      },
    };
    void killed.get(hanging, url, signal);
    await asked.opened;
    const { http, asked: answers } = slowHttp();
    const next = other.get(http, url, signal);
    await clock.sleep(63_000);
    answers.shift()?.();
    expect(await next).toMatchObject({ kind: 'body' });
  });

  it('asks nothing where the store does not say whose turn it is', async () => {
    const { http, asked } = slowHttp();
    const away = { change: () => Promise.reject(new Error('the connection was closed')) };
    const fetched = await createArxivPace(handClock(), away).get(http, url, new AbortController().signal);
    expect(fetched).toMatchObject({ kind: 'failed', reason: expect.stringContaining('whose turn') });
    expect(asked).toEqual([]);
  });

  it('gives the place of whoever has gone to the next, and asks nothing for them', async () => {
    const { http, asked } = slowHttp();
    const pace = createArxivPace(handClock());
    const leaving = new AbortController();
    const { signal } = new AbortController();
    const first = pace.get(http, url, signal);
    const gone = Array.from({ length: 9 }, () => pace.get(http, url, leaving.signal));
    leaving.abort();
    for (const each of await Promise.all(gone))
      expect(each).toMatchObject({ reason: expect.stringContaining('nobody') });
    const next = pace.get(http, url, signal);
    while (asked.length === 0) await new Promise(setImmediate);
    asked.shift()?.();
    expect(await first).toMatchObject({ kind: 'body' });
    while (asked.length === 0) await new Promise(setImmediate);
    asked.shift()?.();
    expect(await next).toMatchObject({ kind: 'body' });
    expect(asked).toHaveLength(0);
  });
});
