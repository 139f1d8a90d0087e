import { describe, expect, it } from 'vitest';
import { createArxiv } from '../../src/sources/arxiv.ts';
import { createArxivPace } from '../../src/sources/arxiv-pace.ts';
import { createDocumentReader } from '../../src/sources/document-reader.ts';
import { createHuggingFacePaper } from '../../src/sources/hugging-face-paper.ts';
import { createPaperLookup } from '../../src/sources/paper-lookup.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { hasRecorded, recordedText } from '../recorded.ts';
import { failing, html, silent, startFullTextServer, tooMany } from '../servers/full-texts.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { emptyFeed, errorFeed, feed } from './arxiv-feeds.ts';

type Answers = Parameters<typeof startFullTextServer>[0];
type Answer = Answers[string];

const send =
  (type: string, body: string, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': type }).end(body);
const atom = (body: string) => send('application/atom+xml; charset=utf-8', body);
const json = (body: unknown) => send('application/json', JSON.stringify(body));

const id = '2606.00001';
const atHuggingFace = `/api/papers/${id}`;
const atArxiv = (paper = id) => `/api/query?id_list=${encodeURIComponent(paper)}&max_results=1`;
const flat = {
  id,
  title: 'Paper  Planes',
  summary: 'We fold $\\alpha$ planes.',
  authors: [{ name: 'Ada Falter' }],
  publishedAt: '2026-06-17T00:00:00.000Z',
  upvotes: 12,
  submittedOnDailyAt: '2026-06-18T01:00:00.000Z',
};
const ada = { platform: 'discord', tenant: 'guild', person: 'ada' } as const;
const { signal } = new AbortController();

async function lookupOver(answers: Answers, timeoutMs = 600_000) {
  const server = await startFullTextServer(answers);
  const clock = virtualClock('2026-06-19T08:00:00Z');
  const papers = createPaperStore(await tempDatabase());
  const added: string[] = [];
  const options = { url: server.url, clock, timeoutMs };
  const lookup = createPaperLookup({
    places: [
      createHuggingFacePaper({ ...options, random: () => 0 }),
      createArxiv({ ...options, pace: createArxivPace(clock), reader: createDocumentReader() }),
    ],
    papers,
    index: { add: async (more) => void added.push(...more.map((paper) => paper.id)) },
    clock,
    log: recordedLog(),
  });
  const find = (paper = id, person: { platform: 'discord'; tenant: string; person: string } = ada) =>
    lookup.find(paper, person, signal);
  const pass = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));
  return { server, clock, papers, added, lookup, find, pass };
}

describe('a paper that is not stored', () => {
  it('comes from Hugging Face, is cleaned, stored and searchable, and is asked for once', async () => {
    const { server, papers, added, find } = await lookupOver({ [atHuggingFace]: json(flat) });
    const found = await Promise.all([find(), find(), find()]);
    expect(found[0]).toMatchObject({
      kind: 'paper',
      paper: { id, title: 'Paper Planes', abstract: 'We fold α planes.', upvotes: 12, featuredOn: '2026-06-18' },
    });
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['paper']));
    expect(await find()).toMatchObject({ kind: 'paper' });
    expect(server.asked).toEqual([atHuggingFace]);
    expect((await papers.get([id]))[0]?.title).toBe('Paper Planes');
    expect(added).toEqual([id]);
  });

  it('comes from arXiv where Hugging Face does not know it, or cannot be asked', async () => {
    for (const there of [{}, { [atHuggingFace]: failing }, { [atHuggingFace]: json({ ...flat, id: '2606.00009' }) }]) {
      const { server, find } = await lookupOver({ ...there, [atArxiv()]: atom(feed(`${id}v3`)) });
      expect(await find()).toEqual({
        kind: 'paper',
        paper: {
          id,
          title: 'Paper Planes',
          abstract: 'We fold a thousand planes & count them.',
          authors: ['Ada Falter', 'Ben Kniff'],
          publishedAt: '2026-06-17T10:00:00.000Z',
          keywords: [],
          categories: ['cs.LG'],
          withdrawn: false,
        },
      });
      expect(server.asked.at(-1)).toBe(atArxiv());
    }
  });

  it('may have an id of before 2007, with its subject class or without', async () => {
    const { server, find } = await lookupOver({ [atArxiv('math/0309136')]: atom(feed('math/0309136v1')) });
    expect(await find('math.GT/0309136')).toMatchObject({ kind: 'paper', paper: { id: 'math/0309136' } });
    expect(await find('math/0309136')).toMatchObject({ kind: 'paper' });
    expect(server.asked.length).toBe(2);
  });

  it.each([
    ['an empty feed', atom(emptyFeed())],
    ['an error as a feed', atom(errorFeed())],
    ['status 400', send('application/atom+xml', errorFeed(), 400)],
    ['another paper', atom(feed('2606.00002v1'))],
  ])('does not exist when arXiv answers with %s, and is not asked for again within the hour', async (_, answer) => {
    const { server, find, pass } = await lookupOver({ [atArxiv()]: answer });
    expect(await find()).toEqual({ kind: 'unknown' });
    expect(await find()).toEqual({ kind: 'unknown' });
    expect(server.asked.length).toBe(2);
    pass(61);
    expect(await find()).toEqual({ kind: 'unknown' });
    expect(server.asked.length).toBe(4);
  });

  it.each([
    ['a web page', html('<h1>Rate exceeded.</h1>')],
    ['a damaged feed', atom(feed(`${id}v1`).slice(0, 300))],
    ['503', failing],
    ['silence', silent],
  ])('could not be asked for when arXiv answers with %s, and may be at once again', async (_, answer) => {
    const { server, find } = await lookupOver({ [atArxiv()]: answer }, 2_000);
    expect(await find()).toMatchObject({ kind: 'unreachable', reason: expect.stringMatching(/^arXiv /) });
    await find();
    expect(server.asked.filter((path) => path === atArxiv()).length).toBe(2);
  });
});

it('says once what is wrong at all places', async () => {
  const { find } = await lookupOver({ [atHuggingFace]: failing, [atArxiv()]: failing }, 2_000);
  expect(await find()).toMatchObject({ reason: expect.stringMatching(/^Hugging Face and arXiv [^;]+$/) });
});

describe('politeness', () => {
  it('asks arXiv one thing at a time, three seconds apart', async () => {
    const ids = ['2606.00001', '2606.00002', '2606.00003', '2606.00004'];
    const answers = Object.fromEntries(ids.map((one) => [atArxiv(one), atom(feed(`${one}v1`))]));
    const { server, clock, find } = await lookupOver(answers);
    const from = clock.now().getTime();
    const found = await Promise.all(ids.map((one) => find(one)));
    expect(found.map(({ kind }) => kind)).toEqual(['paper', 'paper', 'paper', 'paper']);
    expect(clock.now().getTime() - from).toBe(9_000);
    expect(server.asked.filter((path) => path.startsWith('/api/query')).length).toBe(4);
  });

  it('leaves arXiv alone for ten minutes after a 429', async () => {
    const { server, find, pass } = await lookupOver({ [atArxiv()]: tooMany(1) });
    const asked = () => server.asked.filter((path) => path === atArxiv()).length;
    await find();
    pass(9);
    expect(await find()).toMatchObject({ kind: 'unreachable', reason: 'arXiv asked us to pause' });
    expect(asked()).toBe(1);
    pass(2);
    await find();
    expect(asked()).toBe(2);
  });

  it('looks up thirty papers for a person in an hour', async () => {
    const { find, pass } = await lookupOver({});
    for (let n = 0; n < 30; n++) expect((await find(`2606.1${String(n).padStart(4, '0')}`)).kind).not.toBe('too-many');
    expect(await find('2606.20000')).toMatchObject({ kind: 'too-many' });
    expect((await find('2606.20000', { ...ada, person: 'ben' })).kind).toBe('unknown');
    pass(61);
    expect((await find('2606.20001')).kind).toBe('unknown');
  });

  it('lets the one who asked go, and finishes for the others', async () => {
    const { papers, lookup, find } = await lookupOver({ [atHuggingFace]: json(flat) });
    const gone = new AbortController();
    const [left, stayed] = [lookup.find(id, ada, gone.signal), find()];
    gone.abort();
    expect((await left).kind).toBe('unreachable');
    expect((await stayed).kind).toBe('paper');
    expect((await papers.get([id])).length).toBe(1);
  });
});

describe.skipIf(!hasRecorded)('the recorded answer about one paper (skipped without ../shared)', () => {
  it('is read like an item of Daily Papers', async () => {
    const body = recordedText('samples/hf/papers_2608.09888.json');
    const { find } = await lookupOver({ '/api/papers/2608.09888': send('application/json', body) });
    const found = await find('2608.09888');
    if (found.kind !== 'paper') throw new Error(`was ${found.kind}`);
    expect(found.paper.authors.length).toBeGreaterThan(0);
    expect(found.paper.title).not.toMatch(/\s{2}|\\/);
  });

  it('is 404 where the paper is not indexed', async () => {
    const body = recordedText('samples/hf/papers_404.json');
    const { server, find } = await lookupOver({ [atHuggingFace]: send('application/json', body, 404) });
    expect((await find()).kind).toBe('unknown');
    expect(server.asked).toEqual([atHuggingFace, atArxiv()]);
  });
});
