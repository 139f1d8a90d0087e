import { pageOf } from '../core/papers/paper.ts';
import { displayName } from '../core/papers/person-name.ts';
import { type Feed, htmlOf, idOf, momentOf } from './atom.ts';

/** The whole feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const writeJsonFeed = ({ title, note, address, home, entries }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    ...(note === undefined ? {} : { description: note }),
    home_page_url: home,
    feed_url: address,
    language: 'en',
    authors: [{ name: 'Paperboy' }],
    items: entries.map((entry) => ({
      id: idOf(entry.paper),
      url: pageOf(entry.paper),
      title: entry.paper.title,
      summary: entry.reason,
      content_html: htmlOf(entry),
      date_published: momentOf(entry.day),
      authors: entry.paper.authors.slice(0, 20).map((name) => ({ name: displayName(name) })),
      tags: entry.paper.keywords,
    })),
  });
