import { childrenOf, rootOf, textOf } from './xml.ts';

/**
 * What arXiv announced of a paper: it is new, new to a category that is not its own, or there is a new version of it
 * (info.arxiv.org/help/rss_specifications).
 */
export type Announced = {
  id: string;
  kind: 'new' | 'cross' | 'replaced';
  title: string;
  abstract: string;
  authors: string[];
  /** Its own first. */
  categories: string[];
  doi?: string;
};

/** One announcement: its day in New York, where it is made, and its papers; none at weekends and on holidays. */
export type Announcement = { day: string; papers: Announced[] };

const arxiv = 'http://arxiv.org/schemas/atom';
const dublinCore = 'http://purl.org/dc/elements/1.1/';
const kinds = { new: 'new', cross: 'cross', replace: 'replaced', 'replace-cross': 'replaced' } as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Reads `https://rss.arxiv.org/rss/cs.CL+cs.RO`; undefined when it is no such feed. An item that lacks something is left out. */
export function readAnnouncement(xml: string): Announcement | undefined {
  const root = rootOf(xml);
  const [channel] = root?.localName === 'rss' ? childrenOf(root, null, 'channel') : [];
  const day = channel === undefined ? undefined : dayOf(textOf(channel, null, 'pubDate'));
  if (channel === undefined || day === undefined) return undefined;
  const papers = childrenOf(channel, null, 'item').flatMap((item): Announced[] => {
    const id = /^oai:arXiv\.org:(.+?)(?:v\d+)?$/.exec(textOf(item, null, 'guid').trim())?.[1];
    const type = textOf(item, arxiv, 'announce_type').trim();
    if (id === undefined || !isKind(type)) return [];
    const doi = textOf(item, arxiv, 'DOI').trim();
    return [
      {
        id,
        kind: kinds[type],
        title: textOf(item, null, 'title'),
        // "arXiv:2203.01250v3 Announce Type: new \nAbstract: …"
        abstract: textOf(item, null, 'description').replace(
          /^\s*arXiv:\S+\s+Announce Type:\s*\S+\s+(?:Abstract:)?/,
          '',
        ),
        authors: authorsOf(textOf(item, dublinCore, 'creator')),
        categories: childrenOf(item, null, 'category').flatMap(({ textContent }) => textContent?.trim() || []),
        ...(doi === '' ? {} : { doi }),
      },
    ];
  });
  return { day, papers };
}

const isKind = (type: string): type is keyof typeof kinds => Object.hasOwn(kinds, type);

/** Names between commas; what stands in brackets (an institution) may hold some, too. */
const authorsOf = (names: string): string[] =>
  names
    .split(/,(?![^()]*\))/)
    .map((name) => name.replace(/\([^()]*\)/g, '').trim())
    .filter((name) => name !== '');

/** The day as it is written there: "Fri, 23 Feb 2024 00:00:00 -0500". */
function dayOf(date: string): string | undefined {
  const [, day = '', name = '', year = ''] = /(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})/.exec(date) ?? [];
  const month = months.indexOf(name) + 1;
  return month === 0 ? undefined : `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
