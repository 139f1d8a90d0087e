import { createServer, type ServerResponse } from 'node:http';
import { listen } from './listen.ts';

/** A paper as the fake arXiv has it. */
export type AtArxiv = {
  id: string;
  /** Its version; 1 unless it was replaced. */
  version?: number;
  title: string;
  abstract: string;
  authors?: string[];
  /** Its own first. */
  categories: string[];
  /** When it was submitted, ISO UTC. */
  submitted: string;
  /** The announcement it stands in, `YYYY-MM-DD`, and as what. */
  announced: string;
  as?: 'new' | 'cross' | 'replace' | 'replace-cross';
  comment?: string;
};

type Fault = { status: number } | 'silent' | 'empty';

/**
 * Stands in for rss.arxiv.org and export.arxiv.org, which count as one:
 * - a request within three seconds of the last, or beside another, is refused with 429 and `Rate exceeded.`, without
 *   `Retry-After`, and so is all for ten minutes after (info.arxiv.org/help/api/tou; arxiv.py issue 203 for what comes);
 * - so is what comes in the hour after the announcement, 00:00 to 01:00 UTC, as seen on 2026-10-02;
 * - more than 2,000 results at once, or beyond 30,000, are a 400 (info.arxiv.org/help/api/user-manual, section 3.1.1.2);
 * - a request without a User-Agent that names a program is refused with 403;
 * - the feed holds the day's announcement from 05:00 UTC on, is empty at weekends, and holds at most 2,000 items
 *   (info.arxiv.org/help/rss, info.arxiv.org/help/rss_specifications);
 * - the API knows submissions, in `submittedDate` and category, and no cross-lists before they are announced.
 */
export async function startArxiv(now: () => Date) {
  const papers: AtArxiv[] = [];
  const faults: Fault[] = [];
  const asked: { at: string; path: string }[] = [];
  const refused: string[] = [];
  const answers = { most: 2_000 };
  let lastAt = Number.NEGATIVE_INFINITY;
  let lockedUntil = Number.NEGATIVE_INFINITY;
  let open = 0;

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://arxiv.test');
    const at = now().getTime();
    asked.push({ at: now().toISOString(), path: decodeURIComponent(url.pathname + url.search) });
    open += 1;
    response.on('close', () => {
      open -= 1;
    });
    if (!/^[A-Z]\w+\//.test(request.headers['user-agent'] ?? '')) return end(response, 403, 'text/plain', 'Forbidden');
    const isSoon = at - lastAt < 3_000 || open > 1;
    lastAt = at;
    if (isSoon) lockedUntil = at + 10 * 60_000;
    if (at < lockedUntil || now().getUTCHours() === 0) {
      refused.push(url.pathname);
      return end(response, 429, 'text/plain', 'Rate exceeded.');
    }
    const fault = faults.shift();
    if (fault === 'silent') return;
    if (fault === 'empty') return end(response, 200, 'application/atom+xml; charset=utf-8', atom([], 1));
    if (fault !== undefined) return end(response, fault.status, 'text/html', '<h1>Sorry</h1>');
    if (url.pathname.startsWith('/rss/')) {
      return end(response, 200, 'application/rss+xml; charset=utf-8', rss(url.pathname.slice('/rss/'.length)));
    }
    if (url.pathname === '/api/query') return query(response, url.searchParams);
    end(response, 404, 'text/html', '<h1>Not found</h1>');
  });
  const port = await listen(server);

  function rss(path: string): string {
    const categories = path.split('+');
    const day = new Date(now().getTime() - 5 * 3_600_000).toISOString().slice(0, 10);
    const items = papers
      .filter((paper) => paper.announced === day && paper.categories.some((one) => isOf(one, categories)))
      .slice(0, 2_000);
    return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>${categories.join(', ')} updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/${path}</link>
    <description>${path} updates on the arXiv.org e-print archive.</description>
    <language>en-us</language>
    <lastBuildDate>${new Date(`${day}T05:00:02Z`).toUTCString()}</lastBuildDate>
    <pubDate>${new Date(`${day}T00:00:00Z`).toUTCString().replace('GMT', '-0500')}</pubDate>
    <skipDays><day>Saturday</day><day>Sunday</day></skipDays>
${items.map(itemOf).join('\n')}
  </channel>
</rss>`;
  }

  function query(response: ServerResponse, asks: URLSearchParams): void {
    const start = Number(asks.get('start') ?? 0);
    const most = Number(asks.get('max_results') ?? 10);
    if (most > 2_000 || start + most > 30_000) {
      end(response, 400, 'application/atom+xml', atom([], 0));
      return;
    }
    const search = asks.get('search_query') ?? '';
    const [, from = '', to = ''] = /submittedDate:\[(\d{12}) TO (\d{12})\]/.exec(search) ?? [];
    const categories = [...search.matchAll(/cat:([\w.*-]+)/g)].map(([, one = '']) => one.replace('*', ''));
    const found = papers
      .filter(({ as = 'new' }) => as === 'new')
      .filter(({ submitted }) => minuteOf(submitted) >= from && minuteOf(submitted) <= to)
      .filter((paper) => paper.categories.some((one) => isOf(one, categories)))
      .sort((a, b) => (a.submitted < b.submitted ? -1 : 1));
    end(
      response,
      200,
      'application/atom+xml; charset=utf-8',
      atom(found.slice(start, start + Math.min(most, answers.most)), found.length),
    );
  }

  return {
    url: `http://127.0.0.1:${port}`,
    papers,
    asked,
    /** Paths that were refused for coming too soon, or in the busy hour. */
    refused,
    /** `most`: entries of one answer of the API, however many are asked for. */
    answers,
    /** What the next requests come to. `empty`: no entries, of one that there is (arxiv.py issues 129, 157). */
    fail: (...some: Fault[]) => void faults.push(...some),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const isOf = (category: string, asked: readonly string[]) =>
  asked.some((one) => category === one || category.startsWith(`${one}.`));
const minuteOf = (time: string) => time.slice(0, 16).replace(/[-T:]/g, '');
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

const itemOf = ({
  id,
  version = 1,
  title,
  abstract,
  authors = ['Ada Falter'],
  categories,
  announced,
  as = 'new',
}: AtArxiv) =>
  `    <item>
      <title>${escaped(title)}</title>
      <link>https://arxiv.org/abs/${id}</link>
      <description>arXiv:${id}v${version} Announce Type: ${as} \nAbstract: ${escaped(abstract)}</description>
      <guid isPermaLink="false">oai:arXiv.org:${id}v${version}</guid>
${categories.map((category) => `      <category>${category}</category>`).join('\n')}
      <pubDate>${new Date(`${announced}T00:00:00Z`).toUTCString().replace('GMT', '-0500')}</pubDate>
      <arxiv:announce_type>${as}</arxiv:announce_type>
      <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
      <dc:creator>${escaped(authors.join(', '))}</dc:creator>
    </item>`;

const atom = (found: readonly AtArxiv[], total: number) => `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/made-up</id>
  <title>arXiv Query: made up</title>
  <opensearch:totalResults>${total}</opensearch:totalResults>
${found.map(entryOf).join('\n')}
</feed>`;

const entryOf = ({
  id,
  version = 1,
  title,
  abstract,
  authors = ['Ada Falter'],
  categories,
  submitted,
  comment,
}: AtArxiv) =>
  `  <entry>
    <id>http://arxiv.org/abs/${id}v${version}</id>
    <title>${escaped(title)}</title>
    <updated>${submitted}</updated>
    <summary>${escaped(abstract)}</summary>
${categories.map((category) => `    <category term="${category}" scheme="http://arxiv.org/schemas/atom"/>`).join('\n')}
    <published>${submitted}</published>
    ${comment === undefined ? '' : `<arxiv:comment>${escaped(comment)}</arxiv:comment>`}
    <arxiv:primary_category term="${categories[0]}"/>
${authors.map((name) => `    <author><name>${escaped(name)}</name></author>`).join('\n')}
  </entry>`;
