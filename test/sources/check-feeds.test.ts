import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { checkFeeds } from '../../src/sources/check-feeds.ts';
import { fakeClock } from '../fixtures/clock.ts';
import { startArxiv } from '../servers/arxiv.ts';
import { listenDuringTest } from '../servers/listen-during-test.ts';

const clock = fakeClock('2026-06-18T12:00:00.000Z');
const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Lab</title>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
const item = '<title>Kites</title><link>https://lab.example/1</link>';
const dated = `${item}<pubDate>Wed, 17 Jun 2026 07:00:00 GMT</pubDate>`;

const pages: Record<string, string> = {
  '/good': rss(dated, `${item}<pubDate>Thu, 18 Jun 2026 07:00:00 GMT</pubDate>`),
  '/page': '<html><body>Hello</body></html>',
  '/undated': rss(item),
  '/empty': rss(),
};

async function asked(feeds: Record<string, string>, arxiv?: { url: string; categories: string[] }) {
  const server = createServer(({ url = '' }, response) => {
    const page = pages[url];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/xml' }).end(page);
  });
  const at = `http://127.0.0.1:${await listenDuringTest(server)}`;
  return checkFeeds({
    feeds: new Map(Object.entries(feeds).map(([name, path]) => [name, path.startsWith('/') ? at + path : path])),
    ...{ arxivRssUrl: arxiv?.url ?? '', arxivCategories: arxiv?.categories ?? [], clock },
  });
}

test('says of each feed how much it holds and how new that is, or what is wrong and what to do', async () => {
  const check = await asked({
    ...{ lab: '/good', page: '/page', gone: '/gone', undated: '/undated', empty: '/empty' },
    nowhere: 'http://127.0.0.1:9/feed',
  });
  expect(check?.facts).toEqual(['lab: 2 items, the newest of 2026-06-18']);
  expect(check?.findings.map(({ what }) => what)).toEqual([
    expect.stringMatching(/^The feed page cannot be read: .* is no feed\.$/),
    expect.stringMatching(/^The feed gone cannot be read: .* answered 404\.$/),
    'The feed undated says of no item when it is from, so that all are left out.',
    'The feed empty has no items.',
    expect.stringMatching(/^The feed nowhere cannot be read: .* could not be reached/),
  ]);
  for (const { remedy } of check?.findings ?? []) expect(remedy).toContain('FEEDS');
});

test("reads arXiv's categories once, all together", async () => {
  const arxiv = await startArxiv(clock.now);
  onTestFinished(() => arxiv.close());
  const facts = { title: 'Robots', abstract: 'They fold.', submitted: '2026-06-17T09:00:00Z', announced: '2026-06-18' };
  arxiv.papers.push({ id: '2606.10001', categories: ['cs.RO'], ...facts });
  const ask = () => asked({}, { url: arxiv.url, categories: ['cs.RO', 'cs.CL'] });
  expect(await ask()).toMatchObject({ facts: ["arXiv's feed of cs.RO, cs.CL: 1 paper on 2026-06-18"], findings: [] });
  expect(arxiv.asked.map(({ path }) => path)).toEqual(['/rss/cs.RO+cs.CL']);
  // Too soon for arXiv.
  expect((await ask())?.findings).toMatchObject([
    { what: expect.stringContaining('429'), remedy: expect.stringContaining('ARXIV_CATEGORIES') },
  ]);
});

test('has nothing to look at where nothing is set', async () => {
  expect(await asked({})).toBeUndefined();
});
