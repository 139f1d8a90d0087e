import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArxiv } from '../../src/sources/arxiv.ts';
import { createArxivPace } from '../../src/sources/arxiv-pace.ts';
import { createDocumentReader } from '../../src/sources/document-reader.ts';
import { createFullText } from '../../src/sources/full-text.ts';
import { createPaperLookup } from '../../src/sources/paper-lookup.ts';
import { createFullTextStore } from '../../src/storage/full-texts.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { channel, handClock, log } from '../discussions/room.ts';
import { html, markdown, startFullTextServer } from '../servers/full-texts.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { feed } from './arxiv-feeds.ts';
import { arxivPage, markdownPage, prose } from './full-text-pages.ts';

/** Every thread this process starts. */
let threads: Worker[] = [];
const started = (thread: Worker) => threads.push(thread);
beforeEach(() => {
  threads = [];
  process.on('worker', started);
});
const stopping: AbortController[] = [];
afterEach(() => {
  process.off('worker', started);
  for (const each of stopping.splice(0)) each.abort();
});

const [hostile, good] = ['2606.00001', '2606.00002'];
const { signal } = new AbortController();
const hourMs = 3_600_000;
/** Loading takes a busy machine seconds; what is hostile would take minutes. */
const deadlineMs = 20_000;

type Answers = Parameters<typeof startFullTextServer>[0];
const atom =
  (body: string): Answers[string] =>
  (response) =>
    response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(body);
const atArxiv = (id: string) => `/api/query?id_list=${id}&max_results=1`;

async function sourcesOver(answers: Answers, readerOptions: { deadlineMs?: number } = { deadlineMs }) {
  const server = await startFullTextServer(answers);
  const clock = handClock();
  const stop = new AbortController();
  stopping.push(stop);
  const reader = createDocumentReader({ stopping: stop.signal, ...readerOptions });
  const arxivPace = createArxivPace(clock);
  const db = await tempDatabase();
  const common = { clock, log, random: () => 0, timeoutMs: 600_000 };
  const texts = createFullText({
    ...common,
    huggingFaceUrl: server.url,
    arxivUrl: server.url,
    arxivPace,
    reader,
    store: createFullTextStore(db),
  });
  const lookup = createPaperLookup({
    ...common,
    places: [createArxiv({ ...common, url: server.url, pace: arxivPace, reader })],
    papers: createPaperStore(db),
    index: { add: async () => undefined },
  });
  const find = (id: string) => lookup.find(id, { platform: 'discord', tenant: 'guild', person: 'ada' }, signal);
  return { server, clock, texts, find, reader };
}

const filled = (pump: string, bytes: number) => pump.repeat(Math.ceil(bytes / pump.length));
const megabyte = 1_000_000;
const longLines = Array.from({ length: 20 }, (_, nth) => `${nth} ${prose.slice(0, 60)}.`).join('\n');
function manySections(section: (nth: number) => string): string {
  const length = Math.floor((4.9 * megabyte) / section(10_000).length);
  return Array.from({ length }, (_, nth) => section(nth)).join('');
}

describe('a hostile document', () => {
  it.each<[string, string]>([
    ['bold within bold', filled('<b>', 4.5 * megabyte)],
    ['blocks within blocks', filled('<div>', 4.5 * megabyte)],
    ['sections within sections', filled('<section><h2>A</h2><p>', 4.5 * megabyte)],
    ['lists within lists', filled('<ul><li>', 4.5 * megabyte)],
    ['formulae within formulae', filled('<math><mrow>', 4.5 * megabyte)],
  ])('in HTML, with %s, is unreadable for a day, and the next is read', async (_, page) => {
    const { server, texts, clock } = await sourcesOver({
      [`/html/${hostile}`]: html(`<title>A paper</title>${page}`),
      [`/html/${good}`]: html(arxivPage),
    });
    const found = await texts.fetch(hostile, channel, signal);
    expect(found).toMatchObject({ kind: 'missing', reason: expect.stringContaining('nested too deeply') });
    clock.pass(23 * hourMs);
    expect(await texts.fetch(hostile, channel, signal)).toMatchObject({ kind: 'missing' });
    expect(server.asked.filter((path) => path === `/html/${hostile}`)).toHaveLength(1);
    expect((await texts.fetch(good, channel, signal)).kind).toBe('sections');
    clock.pass(2 * hourMs);
    expect(await texts.stored(hostile)).toBeUndefined();
  });

  it.each<[string, Answers[string]]>([
    ['endless attributes', html(`<h1>A</h1><p ${filled('a1 b="2" ', 4 * megabyte)}>${prose}</p>`)],
    [
      'distinct attributes',
      html(`<h1>A</h1><p ${Array.from({ length: 200_000 }, (_, nth) => `a${nth}=""`).join(' ')}>`),
    ],
    ['entities', html(`<h1>A</h1><p>${filled('&amp;', 4 * megabyte)}</p>`)],
    ['tags that nobody closes', html(`<h1>A</h1>${filled('<p>a', 4 * megabyte)}`)],
    ['half of a tag, again and again', html(`<h1>A</h1>${filled('<a <', 4 * megabyte)}`)],
    ['a comment without an end', html(`<h1>A</h1>${filled('<!--', 4 * megabyte)}`)],
    ['a huge table', html(`<h1>A</h1><table>${filled('<tr><td>1', 4 * megabyte)}`)],
    ['links in links', html(`<h1>A</h1>${filled('<a href="b"><nobr>', 4 * megabyte)}`)],
    ['an ocean of closed tags', html(`<h1>A</h1>${filled('<i></i>', 4.5 * megabyte)}`)],
    [
      'lines of brackets',
      markdown(`# A\n\n${filled('[', megabyte)}\n${filled('[](', megabyte)}\n${filled('![a](', megabyte)}`),
    ],
    [
      'lines of stars',
      markdown(`# A\n\n${filled('*', megabyte)}\n${filled('**a ', megabyte)}\n${filled('*a _b __c ', megabyte)}`),
    ],
    [
      'deep lists',
      markdown(`# A\n\n${Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')}`),
    ],
    ['deep quotations', markdown(`# A\n\n${filled('> ', 3 * megabyte)}`)],
    ['headings', markdown(filled('# A\n', 4 * megabyte))],
  ])('with %s is read as far as it goes or given up, and the next is read', async (_, answer) => {
    const { texts } = await sourcesOver({
      [`/papers/${hostile}.md`]: answer,
      [`/html/${hostile}`]: answer,
      [`/papers/${good}.md`]: markdown(markdownPage),
    });
    expect(['missing', 'sections']).toContain((await texts.fetch(hostile, channel, signal)).kind);
    expect((await texts.fetch(good, channel, signal)).kind).toBe('sections');
  });

  it.each<[string, Answers]>([
    [
      'Markdown',
      {
        [`/papers/${hostile}.md`]: markdown(
          manySections((nth) => `## ${nth} Part\n\n${longLines.replaceAll('\n', '\n\n')}\n\n`),
        ),
      },
    ],
    [
      'HTML',
      {
        [`/html/${hostile}`]: html(
          manySections(
            (nth) => `<section><h2>${nth} Part</h2>${longLines.replace(/^.*$/gm, '<p><i>$&</i></p>')}</section>`,
          ),
        ),
      },
    ],
  ])('that is only long is answered from its first part: %s of 4.9 MB', async (_, answers) => {
    const { texts } = await sourcesOver(answers);
    const found = await texts.fetch(hostile, channel, signal);
    const sections = found.kind === 'sections' ? found.sections : [];
    expect(sections[0]).toEqual({ title: '0 Part', text: longLines });
    expect(sections.reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(480_000);
  });

  it('of a hundred thousand paragraphs is read as far as a thesis goes', async () => {
    const page = `# A\n\n${prose}\n\n## B\n\n${'a\n\n'.repeat(100_000)}`;
    const { texts } = await sourcesOver({ [`/papers/${hostile}.md`]: markdown(page) });
    const found = await texts.fetch(hostile, channel, signal);
    const lines = found.kind === 'sections' ? found.sections.flatMap(({ text }) => text.split('\n')) : [];
    expect(lines).toHaveLength(10_000);
  });

  it('that takes longer than it may is given up with its thread', async () => {
    const { texts } = await sourcesOver(
      { [`/papers/${hostile}.md`]: markdown(`${filled('# A\n\nb *c* [d](e)\n\n', 4 * megabyte)}`) },
      { deadlineMs: 1 },
    );
    const found = await texts.fetch(hostile, channel, signal);
    expect(found).toMatchObject({ kind: 'missing', reason: expect.stringContaining('takes too long to read') });
    await texts.fetch(good, channel, signal);
    expect(threads).toHaveLength(1);
  });

  it('that takes more memory than it may is given up, and the next is read in a new thread', async () => {
    const { reader } = await sourcesOver({}, { deadlineMs: 55_000 });
    // Of a feed a tree is made.
    const text = `<feed>${filled('<i a="1" b="2" c="3" d="4"></i>', 4.9 * megabyte)}</feed>`;
    const found = await reader.read({ kind: 'feed', text });
    expect(found).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining('too much memory') });
    expect(await reader.read({ kind: 'html', text: arxivPage })).toMatchObject({ kind: 'sections' });
    expect(threads).toHaveLength(2);
  });

  it.each([
    ['entries within entries', filled('<entry>', 0.8 * megabyte)],
    ['entries within entries, closed', `${filled('<entry>', 0.4 * megabyte)}${filled('</entry>', 0.4 * megabyte)}`],
  ])('as a feed of %s is told in words, and not asked for again for a day', async (_, entries) => {
    const opening = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">';
    const { server, find, clock } = await sourcesOver({
      [atArxiv(hostile)]: atom(`${opening}${entries}</feed>`),
      [atArxiv(good)]: atom(feed(`${good}v1`)),
    });
    expect(await find(hostile)).toEqual({ kind: 'unreadable', reason: 'arXiv sent a feed that is nested too deeply' });
    clock.pass(23 * hourMs);
    expect(await find(hostile)).toMatchObject({ kind: 'unreadable' });
    expect(server.asked).toHaveLength(1);
    expect(await find(good)).toMatchObject({ kind: 'paper' });
    clock.pass(2 * hourMs);
    await find(hostile);
    expect(server.asked).toHaveLength(3);
  });

  it('never makes more than eight wait, and none keeps a thread after the end', async () => {
    const { reader } = await sourcesOver({});
    const text = `${markdownPage}\n${prose}`;
    const reads = await Promise.all(Array.from({ length: 20 }, () => reader.read({ kind: 'markdown', text })));
    expect(reads.filter(({ kind }) => kind === 'sections')).toHaveLength(8);
    expect(reads.filter(({ kind }) => kind === 'busy')).toHaveLength(12);
    expect(threads).toHaveLength(1);
    const ended = new Promise((resolve) => threads[0]?.once('exit', resolve));
    for (const each of stopping) each.abort();
    await ended;
    expect(await reader.read({ kind: 'markdown', text })).toEqual({ kind: 'busy' });
  });
});
