import { DOMParser, type Element } from '@xmldom/xmldom';
import { z } from 'zod';

const atom = 'http://www.w3.org/2005/Atom';
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * What the W3C's validator (validator.w3.org/feed/docs/atom.html, after RFC 4287) would say against an Atom feed, as far
 * as we can break it: what must stand exactly once, dates, ids as absolute IRIs and each once, absolute links, a `self`
 * link that is where the feed was fetched, an alternate for each entry, an author everywhere.
 */
export function faultsOf(xml: string, address: string): string[] {
  const faults: string[] = [];
  const complain = (level: string, message: string) => faults.push(`${level}: ${message}`);
  const { documentElement: feed } = new DOMParser({ onError: complain }).parseFromString(xml, 'application/xml');
  if (feed === null || feed.localName !== 'feed' || feed.namespaceURI !== atom) return [...faults, 'no Atom feed'];
  const entries = childrenOf(feed, 'entry');
  for (const [what, element] of [['feed', feed], ...entries.map((entry) => ['entry', entry])] as [string, Element][]) {
    for (const name of ['id', 'title', 'updated']) {
      const found = childrenOf(element, name);
      if (found.length !== 1) faults.push(`${what}: ${found.length} ${name}`);
      if ((found[0]?.textContent ?? '').trim() === '') faults.push(`${what}: empty ${name}`);
    }
    for (const date of [...childrenOf(element, 'updated'), ...childrenOf(element, 'published')]) {
      if (!rfc3339.test(date.textContent ?? '')) faults.push(`${what}: date ${date.textContent}`);
    }
    for (const link of childrenOf(element, 'link')) {
      const href = link.getAttribute('href') ?? '';
      if (!/^https?:\/\/[^/\s]+/.test(href) || !URL.canParse(href)) faults.push(`${what}: link ${href}`);
    }
    if (!URL.canParse(childrenOf(element, 'id')[0]?.textContent ?? '')) faults.push(`${what}: id is no IRI`);
  }
  const self = linksOf(feed, 'self');
  if (self.length !== 1 || self[0] !== address) faults.push(`self link ${self.join(' ')}`);
  if (childrenOf(feed, 'author').length === 0) faults.push('feed without author');
  const ids = entries.map((entry) => childrenOf(entry, 'id')[0]?.textContent);
  if (new Set(ids).size !== ids.length) faults.push('an id stands twice');
  for (const entry of entries) {
    if (linksOf(entry, 'alternate').length !== 1) faults.push('entry without one alternate link');
    const [content] = childrenOf(entry, 'content');
    const inside = content === undefined ? [] : [...content.childNodes].filter(({ nodeType }) => nodeType === 1);
    const isDiv = inside.length === 1 && inside[0]?.nodeName === 'div';
    if (content?.getAttribute('type') !== 'xhtml' || !isDiv) faults.push('xhtml content is one div');
  }
  return faults;
}

/**
 * What a validator of JSON Feed would say (jsonfeed.org/version/1.1): `version`, `title` and `items`; each item with an id of
 * its own, which is text, and content; absolute addresses; RFC 3339 dates; authors that say something.
 */
export function faultsOfJson(text: string, address: string): string[] {
  const feed = JsonFeed.safeParse(JSON.parse(text));
  if (!feed.success) return feed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { items, feed_url } = feed.data;
  return [
    ...(feed_url === address ? [] : [`feed_url ${feed_url}`]),
    ...(new Set(items.map(({ id }) => id)).size === items.length ? [] : ['an id stands twice']),
  ];
}

const Author = z
  .object({ name: z.string().min(1), url: z.url() })
  .partial()
  .refine((author) => Object.keys(author).length > 0);
const Content = z.object({ content_html: z.string() }).or(z.object({ content_text: z.string() }));
const JsonFeed = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  authors: z.array(Author).optional(),
  items: z.array(
    z
      .object({
        ...{ id: z.string().min(1), url: z.url(), title: z.string().optional(), summary: z.string().optional() },
        ...{ external_url: z.url().optional(), date_published: z.string().regex(rfc3339).optional() },
        ...{ date_modified: z.string().regex(rfc3339).optional(), authors: z.array(Author).optional() },
        tags: z.array(z.string()).optional(),
      })
      .and(Content),
  ),
});

const childrenOf = (parent: Element, name: string): Element[] =>
  [...parent.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && node.namespaceURI === atom && node.localName === name,
  );

const linksOf = (parent: Element, rel: string) =>
  childrenOf(parent, 'link')
    .filter((link) => link.getAttribute('rel') === rel)
    .map((link) => link.getAttribute('href'));
