import type { Element } from '@xmldom/xmldom';
import { Parser } from 'htmlparser2';
import { childrenOf, rootOf, textOf } from './xml.ts';

/** One item of an RSS or Atom feed, its markup taken away. */
export type FeedItem = {
  /** The feed's own name for it. */
  id: string;
  url: string;
  title: string;
  text: string;
  authors: string[];
  /** ISO; of the feed where the item has none. */
  published?: string;
};

/** Items of a feed that are read: the newest stand first. */
const mostItems = 500;
const mostAuthors = 100;
/** Ten times the longest abstract on record. */
const longestText = 20_000;

const atom = 'http://www.w3.org/2005/Atom';
const rss1 = 'http://purl.org/rss/1.0/';
const dublinCore = 'http://purl.org/dc/elements/1.1/';
const wholeText = 'http://purl.org/rss/1.0/modules/content/';

/**
 * Reads an RSS (2.0, 1.0) or Atom (1.0) feed; undefined when it is none. One that declares entities is none: they may grow
 * when they are used. https://www.rssboard.org/rss-specification, RFC 4287
 */
export function readItems(xml: string): FeedItem[] | undefined {
  const root = /<!ENTITY/i.test(xml) ? undefined : rootOf(xml);
  if (root === undefined) return undefined;
  const [channel] = childrenOf(root, null, 'channel');
  if (root.localName === 'feed' && root.namespaceURI === atom) {
    return items(childrenOf(root, atom, 'entry'), ofEntry, dateIn(root, atom, ['updated']));
  }
  if (root.localName === 'rss' && channel !== undefined) {
    const built = dateIn(channel, null, ['pubDate', 'lastBuildDate']);
    return items(childrenOf(channel, null, 'item'), (item) => ofItem(item, null), built);
  }
  return root.localName === 'RDF'
    ? items(childrenOf(root, rss1, 'item'), (item) => ofItem(item, rss1), undefined)
    : undefined;
}

type Draft = Omit<FeedItem, 'published'> & { published: string | undefined };

/** Those with a title and an address; `ofFeed`: the date of what has none. */
const items = (
  elements: readonly Element[],
  read: (element: Element) => Draft,
  ofFeed: string | undefined,
): FeedItem[] =>
  elements.slice(0, mostItems).flatMap((element) => {
    const { published = ofFeed, ...item } = read(element);
    if (item.url === '' || item.title.trim() === '') return [];
    return [{ ...item, id: item.id || item.url, ...(published === undefined ? {} : { published }) }];
  });

const ofItem = (item: Element, namespace: string | null): Draft => ({
  id: textOf(item, namespace, 'guid').trim(),
  url: textOf(item, namespace, 'link').trim(),
  title: withoutMarkup(textOf(item, namespace, 'title')),
  text: withoutMarkup(textOf(item, namespace, 'description') || textOf(item, wholeText, 'encoded')),
  authors: namesOf(childrenOf(item, dublinCore, 'creator')),
  published: dateIn(item, namespace, ['pubDate']) ?? dateIn(item, dublinCore, ['date']),
});

function ofEntry(entry: Element): Draft {
  const links = childrenOf(entry, atom, 'link');
  const page = links.find((link) => ['alternate', null, ''].includes(link.getAttribute('rel')));
  return {
    id: textOf(entry, atom, 'id').trim(),
    url: page?.getAttribute('href')?.trim() ?? '',
    title: withoutMarkup(textOf(entry, atom, 'title')),
    text: withoutMarkup(textOf(entry, atom, 'summary') || textOf(entry, atom, 'content')),
    authors: namesOf(childrenOf(entry, atom, 'author').flatMap((author) => childrenOf(author, atom, 'name'))),
    published: dateIn(entry, atom, ['published', 'updated']),
  };
}

const namesOf = (elements: readonly Element[]): string[] =>
  elements.slice(0, mostAuthors).map(({ textContent }) => textContent ?? '');

/** The first date there is, as ISO. */
function dateIn(parent: Element, namespace: string | null, names: readonly string[]): string | undefined {
  const times = names.map((name) => Date.parse(textOf(parent, namespace, name).trim()));
  const time = times.find((one) => !Number.isNaN(one));
  return time === undefined ? undefined : new Date(time).toISOString();
}

/** The words between the tags; what a page runs or paints is none. */
function withoutMarkup(html: string): string {
  let text = '';
  let unseen = 0;
  const isUnseen = (name: string) => name === 'script' || name === 'style';
  const parser = new Parser({
    onopentag: (name) => {
      if (isUnseen(name)) unseen += 1;
      text += ' ';
    },
    onclosetag: (name) => {
      if (isUnseen(name)) unseen -= 1;
      text += ' ';
    },
    ontext: (words) => {
      if (unseen === 0) text += words;
    },
  });
  parser.end(html.slice(0, longestText));
  return text;
}
