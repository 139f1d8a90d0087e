import { createServer } from 'node:http';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createRefresh } from '../../src/ingest/refresh.ts';
import { createDocumentReader } from '../../src/sources/document-reader.ts';
import { createFeed } from '../../src/sources/feed.ts';
import { readItems } from '../../src/sources/feed-items.ts';
import { NestedTooDeep } from '../../src/sources/nested-too-deep.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { aPaper } from '../fixtures/papers.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { listenDuringTest } from '../servers/listen-during-test.ts';
import { tempDatabase } from '../storage/temp-database.ts';

const { signal } = new AbortController();

const rss = (...items: string[]) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Our Lab</title><link>https://lab.example/</link>
<description>News</description>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
const item = ({
  url = 'https://lab.example/kites',
  title = 'Steady &amp; Kites',
  text = '',
  on = 'Thu, 18 Jun 2026 07:00:00 GMT',
} = {}) =>
  `<title>${title}</title><link>${url}</link><guid>${url}</guid><dc:creator>Ada Falter</dc:creator>
   <description>${text || '&lt;h2&gt;Kites&lt;/h2&gt;&lt;p&gt;They &lt;b&gt;fly&lt;/b&gt;.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;'}</description>
   <pubDate>${on}</pubDate>`;
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Our Lab</title><id>urn:lab</id>
<updated>2026-06-18T09:00:00Z</updated><entry><id>urn:1</id><title type="html">Kites</title><link href="https://lab.example/1"/>
<updated>2026-06-18T09:00:00Z</updated><author><name>Ben Kniff</name></author><summary>They fly.</summary></entry></feed>`;

async function setUp(body: () => string, type = 'application/rss+xml') {
  const clock = virtualClock('2026-06-18T12:00:00.000Z');
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': type }).end(body());
  });
  const url = `http://127.0.0.1:${await listenDuringTest(server)}/feed`;
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const log = recordedLog();
  const reader = createDocumentReader({ stopping: stopping.signal });
  const source = createFeed({ name: 'lab', url, reader, clock, log, random: () => 0 });
  const papers = createPaperStore(await tempDatabase());
  const refresh = createRefresh({
    sources: [source],
    papers,
    index: { add: async () => {} },
    log,
    clock,
    recentDays: 3,
  });
  return { clock, papers, refresh, log, asked: () => asked };
}

test('items of RSS are papers of the day they were published, their markup taken away, with ids that fit a button', async () => {
  const long = `https://lab.example/${'very-'.repeat(20)}long`;
  const { refresh, papers, asked, clock } = await setUp(() =>
    rss(item(), item({ url: long, on: 'Wed, 17 Jun 2026 07:00:00 GMT' })),
  );
  expect(await refresh.refresh(signal)).toMatchObject({ reachable: true });
  const [paper] = await papers.featured('2026-06-18', '2026-06-18', 'lab');
  expect(paper).toMatchObject({
    title: 'Steady & Kites',
    abstract: 'Kites They fly.',
    authors: ['Ada Falter'],
    listed: [{ source: 'lab', as: 'lab', on: '2026-06-18' }],
    page: { url: 'https://lab.example/kites', site: 'lab' },
  });
  expect(paper).not.toHaveProperty('upvotes');
  const [other] = await papers.featured('2026-06-17', '2026-06-17', 'lab');
  expect(other?.id).toMatch(/^lab:[\w.-]{24}$/);
  clock.set('2026-06-18T12:30:00.000Z');
  await refresh.refresh(signal);
  expect(asked()).toBe(1);
});

test('an item that names an arXiv id is that paper, in the words that are stored; one with a DOI is that of the DOI', async () => {
  const { refresh, papers, clock } = await setUp(() =>
    rss(item({ url: 'https://arxiv.org/abs/2606.00001v2' }), item({ url: 'https://doi.org/10.1101/2026.01.02' })),
  );
  await papers.save([aPaper()], clock.now());
  await refresh.refresh(signal);
  const found = await papers.featured('2026-06-18', '2026-06-18', 'lab');
  expect(found.map(({ id, title, upvotes }) => [id, title, upvotes])).toEqual([
    ['2606.00001', aPaper().title, 12],
    [expect.stringMatching(/^doi:/), 'Steady & Kites', undefined],
  ]);
});

test('items without a date are papers of the first day they are seen on, whatever date the feed bears', async () => {
  let built = 'Thu, 18 Jun 2026 07:00:00 GMT';
  const urls = ['https://lab.example/1'];
  const undated = () =>
    rss(...urls.map((url) => item({ url }).replace(/<pubDate>.*<\/pubDate>/, ''))).replace(
      '<item>',
      `<lastBuildDate>${built}</lastBuildDate><item>`,
    );
  const { refresh, papers, clock } = await setUp(undated);
  await refresh.refresh(signal);
  const shown = async (day: string) => (await papers.featured(day, day, 'lab')).map(({ page }) => page?.url);
  expect(await shown('2026-06-18')).toEqual(urls);
  urls.unshift('https://lab.example/2');
  built = 'Fri, 19 Jun 2026 07:00:00 GMT';
  clock.set('2026-06-19T12:00:00.000Z');
  await refresh.refresh(signal);
  expect([await shown('2026-06-18'), await shown('2026-06-19')]).toEqual([['https://lab.example/1'], [urls[0]]]);
  const [first] = await papers.featured('2026-06-18', '2026-06-18', 'lab');
  expect(first).toMatchObject({ featuredOn: '2026-06-18', publishedAt: '2026-06-18T07:00:00.000Z' });
});

test('Atom is read as well', async () => {
  const { refresh, papers } = await setUp(() => atom, 'application/atom+xml');
  await refresh.refresh(signal);
  expect(await papers.featured('2026-06-18', '2026-06-18', 'lab')).toMatchObject([
    { title: 'Kites', abstract: 'They fly.', authors: ['Ben Kniff'] },
  ]);
});

test.each([
  [
    'RSS 1.0',
    `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://lab.example/"><title>Our Lab</title></channel>
    <item rdf:about="https://lab.example/1"><title>Kites &amp; wind</title><link>https://lab.example/1</link>
    <description><![CDATA[<p>They <b>fly</b>.</p>]]></description><dc:creator>Ben Kniff</dc:creator>
    <dc:date>2026-06-18T09:00:00+02:00</dc:date></item></rdf:RDF>`,
  ],
  [
    'RSS 0.91',
    `<rss version="0.91"><channel><title>Our Lab</title><pubDate>Thu, 18 Jun 2026 07:00:00 GMT</pubDate><item>
    <title>Kites &amp; wind</title><link>https://lab.example/1</link><description>They fly.</description>
    <author>Ben Kniff</author></item></channel></rss>`,
  ],
  [
    'JSON Feed',
    JSON.stringify({
      ...{ version: 'https://jsonfeed.org/version/1.1', title: 'Our Lab' },
      items: [
        {
          ...{ id: '1', url: 'https://lab.example/1', title: 'Kites & wind', content_html: '<p>They <b>fly</b>.</p>' },
          ...{ authors: [{ name: 'Ben Kniff' }], date_published: '2026-06-18T07:00:00Z' },
        },
      ],
    }),
  ],
])('%s is read like any other feed', (_, text) => {
  const [read, ...others] = readItems(text) ?? [];
  expect(others).toEqual([]);
  expect(read).toMatchObject({
    ...{ url: 'https://lab.example/1', title: 'Kites & wind', authors: ['Ben Kniff'] },
    published: '2026-06-18T07:00:00.000Z',
  });
  expect(read?.text.replace(/\s+/g, ' ').trim()).toMatch(/^They fly ?\.$/);
});

test('what is nested deeper than any feed is not read, however much of it there is', () => {
  const deep = `<rss version="2.0"><channel>${'<item>'.repeat(100_000)}`;
  expect(() => readItems(deep)).toThrow(NestedTooDeep);
  expect(() => readItems(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: deep }))).not.toThrow();
});

test('what is no feed, or declares entities, leaves the source silent, with a reason', async () => {
  const bomb = rss(item()).replace('<rss', '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss');
  for (const body of ['<html><body>Hello</body></html>', bomb]) {
    const { refresh } = await setUp(() => body, 'text/xml');
    expect(await refresh.refresh(signal)).toMatchObject({
      reachable: false,
      source: 'lab',
      reason: expect.stringContaining('answered with something that is no feed'),
    });
  }
});

test('reading never throws', () => {
  const whole = rss(item());
  const cut = fc
    .tuple(fc.nat(whole.length), fc.string())
    .map(([at, text]) => whole.slice(0, at) + text + whole.slice(at));
  fc.assert(fc.property(fc.oneof(cut, fc.string()), (text) => readItems(text) === undefined || true));
});

test('FEEDS is read as names and addresses, and anything else refused', () => {
  const read = (text: string) => [...readConfig({ FEEDS: text }).feeds];
  expect(read('lab=https://lab.example/a?b=c blog=https://blog.example/atom.xml')).toEqual([
    ['lab', 'https://lab.example/a?b=c'],
    ['blog', 'https://blog.example/atom.xml'],
  ]);
  for (const wrong of [
    'hf=https://lab.example',
    'lab=http://lab.example',
    'Lab=https://lab.example',
    'lab',
    'lab=https://me:pw@lab.example',
  ]) {
    expect(() => read(wrong)).toThrow('FEEDS');
  }
});
