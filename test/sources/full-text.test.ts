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
import { arxivPage, markdownPage, otherConverter, pageAboutPaper, prose, readPage } from './full-text-pages.ts';

const id = '2606.00001';
const { signal } = new AbortController();
type Answers = Parameters<typeof startFullTextServer>[0];

async function sourceFor(answers: Answers, options: { timeoutMs?: number } = {}) {
  const server = await startFullTextServer(answers);
  const clock = handClock();
  const db = await tempDatabase();
  const store = createFullTextStore(db);
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
  return { server, clock, db, texts };
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
    expect(many.map(titles)).toEqual(Array(3).fill(['1 Introduction', '2 Method']));
    expect(await texts.fetch(id, channel, signal)).toEqual(await texts.stored(id));
    expect(server.asked).toEqual([md]);
  });

  it('comes from arXiv otherwise, cleaned to prose', async () => {
    const { texts } = await sourceFor({ [page]: html(arxivPage) });
    const text = await texts.fetch(id, channel, signal);
    expect(titles(text)).toEqual(['Abstract', '1 Introduction', '2 Method', 'Appendix A Details']);
    const body = text.kind === 'sections' ? text.sections.map((section) => section.text).join('\n') : '';
    expect(body).toContain('We set α=0.5, as in Fig. 1.');
    expect(body).toContain('Figure 1: The overview.');
    expect(body).not.toMatch(/alert|navigate|cell|Okoro|Report issue/);
  });

  it.each([
    ['a paragraph', (banner: string) => `<div class="ltx_para">${banner}</div>`],
    ["a converter's error", (banner: string) => `<p><span class="ltx_ERROR">${banner}</span></p>`],
  ])('is used as far as it goes where the conversion broke off, told in %s', async (_, told) => {
    const end = told(
      'Conversion to HTML had a Fatal error and exited abruptly. This document may be truncated or damaged.',
    );
    const broken = arxivPage.replace(
      /<section class="ltx_appendix">[\s\S]*?<\/section>/,
      `<section><h2>3 End</h2>${end}</section>`,
    );
    const { texts } = await sourceFor({ [page]: html(broken) });
    const text = await texts.fetch(id, channel, signal);
    expect(text).toMatchObject({ kind: 'sections', isPart: true });
    expect(titles(text)).toEqual(['Abstract', '1 Introduction', '2 Method']);
    expect(await texts.stored(id)).toEqual(text);
  });

  it('comes from arXiv where Hugging Face gives its own page of the paper', async () => {
    const { server, texts } = await sourceFor({ [md]: markdown(pageAboutPaper), [page]: html(arxivPage) });
    const text = await texts.fetch(id, channel, signal);
    expect(text).toMatchObject({ kind: 'sections', source: expect.stringContaining('/html/') });
    expect(server.asked).toEqual([md, page]);
  });

  it.each([
    ['with the address of its page', pageAboutPaper.replace(/## (Models|Datasets) .*/g, '## Else')],
    ['without the lines above it', pageAboutPaper.slice(pageAboutPaper.indexOf('## Tidepool'))],
    [
      "with the address of arXiv's page of its abstract",
      pageAboutPaper.replace(/https:.*/, 'https://arxiv.org/abs/2606.00001'),
    ],
  ])("is not taken from Hugging Face's own page %s", async (_, body) => {
    const { texts } = await sourceFor({ [md]: markdown(body) });
    expect(await texts.fetch(id, channel, signal)).toMatchObject({ kind: 'missing' });
  });

  it('is the text alone: no author block, no notice, no list of references, with any converter', async () => {
    const { texts } = await sourceFor({ [md]: markdown(readPage), [page]: html(otherConverter) });
    const ofMarkdown = await texts.fetch(id, channel, signal);
    expect(ofMarkdown).toMatchObject({ kind: 'sections', isPart: false });
    expect(titles(ofMarkdown)).toEqual(['Abstract', '1 Introduction', '2.1 Method']);
    expect(JSON.stringify(ofMarkdown)).not.toMatch(/Vane|Permission|Okoro|Why HTML|Preprint/);
    const { texts: others } = await sourceFor({ [page]: html(otherConverter) });
    const ofHtml = await others.fetch(id, channel, signal);
    expect(titles(ofHtml)).toEqual(['Abstract', '1 Introduction', '2 Method']);
    expect(JSON.stringify(ofHtml)).not.toMatch(/Vane|Permission|Okoro|Report issue|License/);
  });

  it('is a paper with an error in its title', async () => {
    const { texts } = await sourceFor({
      [page]: html(arxivPage.replace('<title>Tidepool', '<title>Error correction denied')),
    });
    expect(await texts.fetch(id, channel, signal)).toMatchObject({ kind: 'sections' });
  });

  it('is read anew where release 0.2 had read it, and used where it cannot be', async () => {
    const { server, db, texts, clock } = await sourceFor({ [md]: failing, [page]: tooMany(1) });
    const sections = [{ title: '1 Introduction', text: prose }];
    const row = (paper: string, read: unknown) => ({
      paper,
      source: 'x',
      sections: JSON.stringify(read),
      fetched_at: '2026-06-01',
    });
    const aboutPaper = [...sections, { title: 'Datasets citing this paper 0', text: 'None.' }];
    await db
      .insertInto('full_texts')
      .values([row(id, sections), row('2606.00002', aboutPaper)])
      .execute();
    expect(await texts.stored(id)).toBeUndefined();
    expect(await texts.fetch(id, channel, signal)).toEqual({ kind: 'sections', sections, source: 'x', isPart: false });
    expect(await texts.fetch('2606.00002', channel, signal)).toMatchObject({ kind: 'busy' });
    expect(await texts.stored(id)).toBeUndefined();
    server.answers[page] = html(arxivPage);
    clock.pass(11 * 60_000);
    expect(titles(await texts.fetch(id, channel, signal))).toContain('2 Method');
    expect(await texts.stored(id)).toMatchObject({ kind: 'sections', source: expect.stringContaining(page) });
  });

  it('is used as release 0.2 read it where too many wait in the channel', async () => {
    const { db, texts } = await sourceFor({ [md]: markdown(markdownPage) });
    const sections = [{ title: '1 Introduction', text: prose }];
    await db
      .insertInto('full_texts')
      .values({ paper: id, source: 'x', sections: JSON.stringify(sections), fetched_at: '2026-06-01' })
      .execute();
    const others = ['2606.00011', '2606.00012', '2606.00013'].map((one) => texts.fetch(one, channel, signal));
    expect(await texts.fetch(id, channel, signal)).toEqual({ kind: 'sections', sections, source: 'x', isPart: false });
    await Promise.all(others);
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
