import { describe, expect, it } from 'vitest';
import type { StoredFullText } from '../../src/core/discussions/answer.ts';
import { createArxivPace } from '../../src/sources/arxiv-pace.ts';
import { createDocumentReader } from '../../src/sources/document-reader.ts';
import { createFullText } from '../../src/sources/full-text.ts';
import { createFullTextStore } from '../../src/storage/full-texts.ts';
import { channel, handClock, log } from '../discussions/room.ts';
import {
  elsewhere,
  failing,
  gone,
  html,
  huge,
  markdown,
  pdf,
  silent,
  startFullTextServer,
  tooMany,
} from '../servers/full-texts.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { arxivPage, markdownPage, prose } from './full-text-pages.ts';

const id = '2606.00001';
const { signal } = new AbortController();
type Answers = Parameters<typeof startFullTextServer>[0];

async function sourceFor(answers: Answers, options: { timeoutMs?: number } = {}) {
  const server = await startFullTextServer(answers);
  const clock = handClock();
  const store = createFullTextStore(await tempDatabase());
  const texts = createFullText({
    huggingFaceUrl: server.url,
    arxivUrl: server.url,
    arxivPace: createArxivPace(clock),
    reader: createDocumentReader(),
    store,
    clock,
    log,
    random: () => 0,
    timeoutMs: 600_000,
    ...options,
  });
  return { server, clock, store, texts };
}

const md = `/papers/${id}.md`;
const page = `/html/${id}`;
const titles = (text: StoredFullText | { kind: 'busy' }) =>
  text.kind === 'sections' ? text.sections.map(({ title }) => title) : text.kind;

describe('a full text', () => {
  it('comes from Hugging Face first, and is fetched once', async () => {
    const { server, texts } = await sourceFor({ [md]: markdown(markdownPage), [page]: html(arxivPage) });
    expect(await texts.stored(id)).toBeUndefined();
    const many = await Promise.all([1, 2, 3].map(() => texts.fetch(id, channel, signal)));
    expect(many.map(titles)).toEqual(Array(3).fill(['Tidepool', '1 Introduction', '2 Method']));
    expect(await texts.fetch(id, channel, signal)).toEqual(await texts.stored(id));
    expect(server.asked).toEqual([md]);
  });

  it('comes from arXiv otherwise, cleaned to prose', async () => {
    const { texts } = await sourceFor({ [page]: html(arxivPage) });
    const text = await texts.fetch(id, channel, signal);
    expect(titles(text)).toEqual(['Abstract', '1 Introduction', '2 Method', 'Appendix A Details']);
    const body = text.kind === 'sections' ? text.sections.map((section) => section.text).join('\n') : '';
    expect(body).toContain('We set \\alpha=0.5, as in Fig. 1.');
    expect(body).toContain('Figure 1: The overview.');
    expect(body).not.toMatch(/alert|navigate|cell|Okoro|Report issue/);
  });

  it.each<[string, Answers, RegExp]>([
    ['gone', {}, /Hugging Face answered 404; arXiv answered 404/],
    ['a PDF', { [page]: pdf }, /arXiv sent application\/pdf/],
    ['50 MB', { [page]: huge('text/html') }, /arXiv sent more than 5 MB/],
    [
      'an error page with status 200',
      { [page]: html(`<title>Error</title><h1>Oops</h1><p>${prose}</p><h2>x</h2><p>${prose}</p>`) },
      /no full text/,
    ],
    [
      'an abstract page',
      { [md]: markdown('# Title\n\nShort.'), [page]: html('<h1>Title</h1><p>Short.</p>') },
      /no full text/,
    ],
    ['HTML where Markdown should be', { [md]: html(arxivPage) }, /Hugging Face sent text\/html/],
    ['sent elsewhere', { [page]: elsewhere('https://evil.example/html') }, /arXiv sends us to another host/],
  ])('is missing when it is %s, for a day', async (_, answers, reason) => {
    const { server, texts, clock } = await sourceFor(answers);
    expect(await texts.fetch(id, channel, signal)).toMatchObject({
      kind: 'missing',
      reason: expect.stringMatching(reason),
    });
    const before = server.asked.length;
    clock.pass(23 * 3_600_000);
    expect(await texts.fetch(id, channel, signal)).toMatchObject({ kind: 'missing' });
    expect(server.asked).toHaveLength(before);
    clock.pass(2 * 3_600_000);
    expect(await texts.stored(id)).toBeUndefined();
  });

  it.each<[string, Answers]>([
    ['slow', { [md]: gone, [page]: silent }],
    ['failing', { [md]: failing, [page]: failing }],
  ])('is missing when the server is %s, for an hour', async (_, answers) => {
    const { texts, clock } = await sourceFor(answers, { timeoutMs: 100 });
    expect(await texts.fetch(id, channel, signal)).toMatchObject({ kind: 'missing' });
    clock.pass(59 * 60_000);
    expect(await texts.stored(id)).toMatchObject({ kind: 'missing' });
    clock.pass(2 * 60_000);
    expect(await texts.stored(id)).toBeUndefined();
  });

  it('is not read from a page nested deeper than the stack holds', async () => {
    const deep = `<title>A paper</title>${'<section><h2>A</h2><p>'.repeat(60_000)}`;
    const { texts } = await sourceFor({ [page]: html(deep) });
    expect((await texts.fetch(id, channel, signal)).kind).toBe('missing');
  });

  it('is read as far as a thesis is long', async () => {
    const long = `# A paper\n\n## 1 Introduction\n\n${'Tides turn. '.repeat(50_000)}\n\n## 2 Method\n\n${prose}`;
    const { texts } = await sourceFor({ [md]: markdown(`${long}\n\n## 3 Results\n\n${prose}`) });
    const text = await texts.fetch(id, channel, signal);
    const lengths = text.kind === 'sections' ? text.sections.map((section) => section.text.length) : [];
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(500_000);
  });

  it('is not asked for during ten minutes after a 429, and not taken for missing', async () => {
    const { server, texts, clock } = await sourceFor({ [page]: tooMany(1) });
    expect(await texts.fetch(id, channel, signal)).toMatchObject({ kind: 'busy' });
    expect(await texts.stored(id)).toBeUndefined();
    clock.pass(9 * 60_000);
    await texts.fetch(id, channel, signal);
    expect(server.asked.filter((path) => path === page)).toHaveLength(1);
    clock.pass(2 * 60_000);
    await texts.fetch(id, channel, signal);
    expect(server.asked.filter((path) => path === page)).toHaveLength(2);
  });

  it('is asked of arXiv one at a time, three seconds apart, three waiting a channel', async () => {
    const ids = ['2606.00011', '2606.00012', '2606.00013', '2606.00014'];
    const { server, texts, clock } = await sourceFor(
      Object.fromEntries(ids.map((one) => [`/html/${one}`, html(arxivPage)])),
    );
    const begun = clock.now().getTime();
    const answers = await Promise.all(ids.map((one) => texts.fetch(one, channel, signal)));
    expect(answers.map(({ kind }) => kind)).toEqual(['sections', 'sections', 'sections', 'busy']);
    expect(clock.now().getTime() - begun).toBeGreaterThanOrEqual(6_000);
    expect(server.asked.filter((path) => path.startsWith('/html/'))).toHaveLength(3);
    expect((await texts.fetch('2606.00014', { ...channel, channel: 'C2' }, signal)).kind).toBe('sections');
  });

  it('goes on for the next when the one who asked has gone', async () => {
    const { texts } = await sourceFor({ [md]: markdown(markdownPage) });
    const leaving = new AbortController();
    const first = texts.fetch(id, channel, leaving.signal);
    const second = texts.fetch(id, channel, signal);
    leaving.abort();
    expect((await first).kind).toBe('busy');
    expect((await second).kind).toBe('sections');
  });
});
