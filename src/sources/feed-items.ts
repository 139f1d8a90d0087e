import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith';
import { Parser } from 'htmlparser2';
import { checkDepth } from './xml.ts';

/** One item of a feed, its markup taken away. */
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

/**
 * Reads an RSS (0.9 to 2.0, RDF), Atom or JSON feed; undefined when it is none. One that declares entities is none: they
 * may grow when they are used. Throws where elements are nested deeper than in any feed.
 */
export function readItems(text: string): FeedItem[] | undefined {
  if (/<!ENTITY/i.test(text)) return undefined;
  // A JSON feed holds pages, whose tags need not be closed.
  if (/^[^{]*</.test(text.slice(0, 1_000))) checkDepth(text);
  const read = parsed(text);
  if (read === undefined) return undefined;
  switch (read.format) {
    case 'rss':
      return items(read.feed.items, ofItem, [read.feed.pubDate, read.feed.lastBuildDate]);
    case 'rdf':
      return items(read.feed.items, ofRdf, read.feed.dc?.dates);
    case 'atom':
      return items(read.feed.entries, ofEntry, [read.feed.updated]);
    case 'json':
      return items(read.feed.items, ofJson, []);
    default:
      return read satisfies never;
  }
}

function parsed(text: string) {
  try {
    return parseFeed(text, { maxItems: mostItems, parseDateFn: isoOf });
  } catch {
    return undefined;
  }
}

/** Empty where it is no date. */
function isoOf(text: string): string {
  const time = Date.parse(text.trim());
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

type Draft = {
  id: string | undefined;
  url: string | undefined;
  title: string | undefined;
  text: string | undefined;
  authors: readonly (string | undefined)[] | undefined;
  published: Dates;
};
type Dates = readonly (string | undefined)[] | undefined;

/** Those with a title and an address; `ofFeed`: the date of what has none. */
const items = <T>(found: readonly T[] = [], read: (item: T) => Draft, ofFeed: Dates): FeedItem[] =>
  found.flatMap((item) => {
    const draft = read(item);
    const url = draft.url?.trim() ?? '';
    const title = withoutMarkup(draft.title ?? '');
    if (url === '' || title.trim() === '') return [];
    const published = [...(draft.published ?? []), ...(ofFeed ?? [])].find((date = '') => date !== '');
    const authors = (draft.authors ?? []).slice(0, mostAuthors).flatMap((name) => name ?? []);
    return [
      {
        ...{ id: draft.id?.trim() || url, url, title, text: withoutMarkup(draft.text ?? ''), authors },
        ...(published === undefined ? {} : { published }),
      },
    ];
  });

const ofItem = (item: RssFeed.Item<string>): Draft => ({
  id: item.guid?.value,
  url: item.link,
  title: item.title,
  text: item.description || item.content?.encoded,
  authors: item.dc?.creators ?? item.authors?.map(({ name }) => name),
  published: [item.pubDate, ...(item.dc?.dates ?? [])],
});

const ofRdf = (item: RdfFeed.Item<string>): Draft => ({
  id: item.rdf?.about,
  url: item.link,
  title: item.title,
  text: item.description || item.content?.encoded,
  authors: item.dc?.creators,
  published: item.dc?.dates,
});

const ofEntry = (entry: AtomFeed.Entry<string>): Draft => ({
  id: entry.id,
  url: entry.links?.find(({ rel = '' }) => rel === 'alternate' || rel === '')?.href,
  title: entry.title?.value,
  text: entry.summary?.value || entry.content?.value,
  authors: entry.authors?.map(({ name }) => name),
  published: [entry.published, entry.updated],
});

const ofJson = (item: JsonFeed.Item<string>): Draft => ({
  id: item.id,
  url: item.url ?? item.external_url,
  title: item.title,
  text: item.summary || item.content_html || item.content_text,
  authors: item.authors?.map(({ name }) => name),
  published: [item.date_published, item.date_modified],
});

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
