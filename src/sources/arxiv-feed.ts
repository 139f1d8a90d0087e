import { childrenOf, rootOf, textOf } from './xml.ts';

/** One entry of an Atom feed, as arXiv wrote it. */
export type ArxivEntry = {
  id: string;
  title: string;
  summary: string;
  published: string;
  authors: string[];
  /** Its own first. */
  categories: string[];
  comment?: string;
  doi?: string;
};

/** An answer of arXiv's API: some of its entries, and how many there are. */
export type ArxivAnswer = { entries: ArxivEntry[]; total?: number };

const atom = 'http://www.w3.org/2005/Atom';
const arxiv = 'http://arxiv.org/schemas/atom';
const openSearch = 'http://a9.com/-/spec/opensearch/1.1/';
const entryId = /^https?:\/\/(?:[a-z]+\.)?arxiv\.org\/abs\/(.+?)(?:v\d+)?$/;

/**
 * Reads an answer of arXiv's API: its entries, none when it knows no such paper, or undefined when it is no feed. A
 * refusal comes as a feed too, with one entry under `/api/errors` (a malformed id, say): that is no entry. Elements are
 * found by namespace: prefixes, order and wrapping changed between 2025 and 2026. Fails where elements are nested deeper
 * than in any feed.
 */
export function readFeed(xml: string): ArxivAnswer | undefined {
  const root = rootOf(xml);
  if (root?.namespaceURI !== atom || root.localName !== 'feed') return undefined;
  const total = Number(textOf(root, openSearch, 'totalResults').trim() || Number.NaN);
  const entries = childrenOf(root, atom, 'entry').flatMap((entry) => {
    const id = entryId.exec(textOf(entry, atom, 'id').trim())?.[1];
    if (id === undefined) return [];
    const own = childrenOf(entry, arxiv, 'primary_category')[0]?.getAttribute('term') ?? undefined;
    const terms = childrenOf(entry, atom, 'category').flatMap((category) => category.getAttribute('term') ?? []);
    const comment = textOf(entry, arxiv, 'comment').trim();
    const doi = textOf(entry, arxiv, 'doi').trim();
    return [
      {
        id,
        title: textOf(entry, atom, 'title'),
        summary: textOf(entry, atom, 'summary'),
        published: textOf(entry, atom, 'published').trim(),
        authors: childrenOf(entry, atom, 'author').map((author) => textOf(author, atom, 'name')),
        categories: [...new Set([...(own === undefined ? [] : [own]), ...terms])],
        ...(comment === '' ? {} : { comment }),
        ...(doi === '' ? {} : { doi }),
      },
    ];
  });
  return { entries, ...(total >= 0 && { total }) };
}
