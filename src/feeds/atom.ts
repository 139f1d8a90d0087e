import { DOMImplementation, XMLSerializer } from '@xmldom/xmldom';
import { authorList, paperLinks } from '../core/papers/card.ts';
import { arxivUrl, isAtArxiv, type Paper, pageOf } from '../core/papers/paper.ts';
import { displayName } from '../core/papers/person-name.ts';
import { shorten } from '../core/text.ts';
import type { FeedEntry } from './entries.ts';

/** A feed as it will be written; `note`: what its readers must know of all of it; `updated` is ISO UTC. */
export type Feed = {
  title: string;
  note?: string;
  address: string;
  home: string;
  updated: string;
  entries: readonly FeedEntry[];
};

const atom = 'http://www.w3.org/2005/Atom';
const xhtml = 'http://www.w3.org/1999/xhtml';
/** Characters of an abstract; the longest at arXiv have 1,920. */
const longestAbstract = 2_000;
/** Authors an entry names; the longest list seen has 664. */
const mostAuthors = 20;

type Tree = { name: string; attributes?: Record<string, string>; children?: readonly (Tree | string)[] };

const tree = (name: string, attributes: Record<string, string>, ...children: readonly (Tree | string)[]): Tree => ({
  ...{ name, attributes, children },
});

/** XML of a tree, with every text and attribute escaped by the serializer. */
function write(root: Tree, namespace: string): string {
  const document = new DOMImplementation().createDocument(namespace, root.name);
  const built = (node: Tree, outer: string): ReturnType<typeof document.createElementNS> => {
    const inner = node.attributes?.xmlns ?? outer;
    const element = document.createElementNS(inner, node.name);
    for (const [name, value] of Object.entries(node.attributes ?? {})) {
      if (name !== 'xmlns') element.setAttribute(name, allowed(value));
    }
    for (const child of node.children ?? []) {
      element.appendChild(typeof child === 'string' ? document.createTextNode(allowed(child)) : built(child, inner));
    }
    return element;
  };
  return new XMLSerializer().serializeToString(built(root, namespace), { requireWellFormed: true });
}

/** Without the characters that XML has no way to write (www.w3.org/TR/xml, "Char"). */
const allowed = (text: string): string => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

/** The whole feed as Atom (RFC 4287). */
export function writeAtom({ title, note, address, home, updated, entries }: Feed): string {
  const feed = tree(
    'feed',
    { 'xml:lang': 'en' },
    tree('id', {}, address),
    tree('title', {}, title),
    ...(note === undefined ? [] : [tree('subtitle', {}, note)]),
    tree('updated', {}, updated),
    tree('author', {}, tree('name', {}, 'Paperboy')),
    tree('generator', {}, 'Paperboy'),
    tree('link', { rel: 'self', type: 'application/atom+xml', href: address }),
    tree('link', { rel: 'alternate', type: 'text/html', href: home }),
    ...entries.map(entryOf),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(feed, atom)}\n`;
}

function entryOf(entry: FeedEntry): Tree {
  const { paper, day, reason } = entry;
  const links = linksOf(paper).filter(({ url }) => url !== pageOf(paper));
  return tree(
    'entry',
    {},
    tree('id', {}, idOf(paper)),
    tree('title', {}, paper.title),
    tree('updated', {}, momentOf(day)),
    tree('published', {}, momentOf(day)),
    ...paper.authors.slice(0, mostAuthors).map((name) => tree('author', {}, tree('name', {}, displayName(name)))),
    ...paper.keywords.map((term) => tree('category', { term })),
    tree('link', { rel: 'alternate', type: 'text/html', href: pageOf(paper) }),
    ...links.map(({ text, url }) => tree('link', { rel: 'related', title: text, href: url })),
    tree('summary', {}, reason),
    tree('content', { type: 'xhtml' }, contentOf(entry)),
  );
}

/** An entry's content as HTML, which is XML as well. */
export const htmlOf = (entry: FeedEntry): string => write(contentOf(entry), xhtml);

/** Why it is there, by whom it is, what it says, and where to read on. */
function contentOf({ paper, reason }: FeedEntry): Tree {
  const links = linksOf(paper).flatMap(({ text, url }, at) => [
    ...(at === 0 ? [] : [' · ']),
    tree('a', { href: url }, text),
  ]);
  const authors = paper.authors.length === 0 ? [] : [tree('p', {}, authorList(paper.authors))];
  return tree(
    'div',
    { xmlns: xhtml },
    tree('p', {}, tree('em', {}, reason)),
    ...authors,
    tree('p', {}, shorten(paper.abstract, longestAbstract)),
    tree('p', {}, ...links),
  );
}

const linksOf = (paper: Paper) =>
  paperLinks(paper).flatMap((span) => (typeof span === 'object' && 'url' in span ? [span] : []));

/** What a reader knows an entry by, for good: a paper may get another page. */
export const idOf = ({ id }: Pick<Paper, 'id'>): string =>
  isAtArxiv(id) ? arxivUrl(id) : `urn:x-paperboy:${encodeURIComponent(id)}`;

/** A featured day as the moment it began. */
export const momentOf = (day: string): string => `${day}T00:00:00Z`;
