import { type Button, joined, type PaperCard, type Rich, type RunButton } from '../chat/reply.ts';
import { shorten } from '../text.ts';
import { firstSentence } from './one-sentence.ts';
import { arxivUrl, isAtArxiv, type Paper, pageOf, pdfUrl } from './paper.ts';
import { displayName, personName } from './person-name.ts';

/** Two lines on a phone. */
const summaryLength = 220;

type CardParts = { facts?: Rich; rank?: number; body?: Rich; reason?: string; buttons?: Button[]; image?: string };

/** A paper as a card: title as link, who and how popular, one line about it. */
export const paperCard = (paper: Paper, parts: CardParts = {}): PaperCard => ({
  type: 'paper',
  id: paper.id,
  title: paper.title,
  url: pageOf(paper),
  facts: paperFacts(paper),
  body: oneLine(paper),
  buttons: [discussButton(paper.id)],
  ...parts,
});

export const discussButton = (id: string): RunButton => ({ ...action('Discuss', 'discuss', id), sign: '💬' });

/** What can be done with a paper that stands in a channel. */
export const paperActions = (id: string): RunButton[] => [
  discussButton(id),
  action('Save', 'save', id),
  action('Similar', 'similar', id),
  action('Why here', 'why', id),
  action('Less like this', 'less-like', id),
];

const action = (label: string, command: string, id: string) => ({ label, invoke: { command, options: { paper: id } } });

/** "NVIDIA · 12 authors · ▲ 29 · 💬 3 · code ★ 212", or "Kang et al. (7) · ▲ 37". */
export function paperFacts(paper: Paper): Rich {
  const facts: Rich[] = withdrawnNote(paper);
  const who = byline(paper);
  if (who !== undefined) facts.push([who]);
  if (paper.upvotes !== undefined) facts.push([`▲ ${paper.upvotes}`]);
  if (paper.comments !== undefined && paper.comments > 0) facts.push([`💬 ${paper.comments}`]);
  if (paper.code !== undefined) {
    const { url, stars = 0 } = paper.code;
    facts.push([{ text: 'code', url }, ...(stars > 0 ? [` ★ ${stars}`] : [])]);
  }
  return joined(facts);
}

/** The same behind a day, as it is to be read; without one, where none is known. */
export const datedFacts = (paper: Paper, day: string | undefined): Rich =>
  day === undefined ? paperFacts(paper) : [`${day} · `, ...paperFacts(paper)];

/** Where to read the paper and what belongs to it. */
export function paperLinks(paper: Paper): Rich {
  const { id, code, projectPage } = paper;
  return joined([
    ...pagesOf(paper, `arXiv ${id}`),
    ...(code === undefined ? [] : [[{ text: 'code', url: code.url }]]),
    ...(projectPage === undefined ? [] : [[{ text: 'project page', url: projectPage }]]),
  ]);
}

/** Wherever a withdrawn paper stands, this comes first. */
export const withdrawnNote = ({ withdrawn }: Paper): Rich[] =>
  withdrawn === true ? [[{ text: 'Withdrawn by its authors', mark: 'bold' }]] : [];

/** The site that a paper's title leads to. */
export const siteOf = ({ page }: Paper): string => page?.site ?? 'arXiv';

/** Where a paper is from, in a list with others. */
export const whereFrom = (paper: Paper): string =>
  [siteOf(paper), ...(paper.page === undefined ? (paper.categories ?? []).slice(0, 1) : [])].join(' ');

/** Its pages: at arXiv, under the name given, and at the site that listed it. */
const pagesOf = ({ id, page }: Paper, arxiv = 'arXiv'): Rich[] => [
  ...(isAtArxiv(id) ? [[{ text: arxiv, url: arxivUrl(id) }], [{ text: 'PDF', url: pdfUrl(id) }]] : []),
  ...(page === undefined ? [] : [[{ text: page.site, url: page.url }]]),
];

/** Authors named in a list; the longest list seen has 664. */
const mostAuthors = 12;

/** "Ada Falter, Ben Kniff and 3 more" */
export function authorList(authors: readonly string[], most = mostAuthors): string {
  const named = authors.slice(0, most).map(displayName).join(', ');
  return authors.length > most ? `${named} and ${authors.length - most} more` : named;
}

/** The organisation and the number of authors, or the first author and how many there are. */
function byline({ organisation, authors }: Paper): string | undefined {
  const [first, second] = authors;
  if (organisation !== undefined) {
    return authors.length > 1 ? `${organisation} · ${authors.length} authors` : organisation;
  }
  if (first === undefined) return undefined;
  if (second === undefined) return displayName(first);
  return authors.length === 2
    ? `${personName(first).family} and ${personName(second).family}`
    : `${personName(first).family} et al. (${authors.length})`;
}

/** The paper's one-line summary (marked when a model wrote it), else the abstract's first sentence. */
function oneLine({ summary, abstract }: Paper): Rich {
  if (summary === undefined) return [shorten(firstSentence(abstract), summaryLength)];
  const text = shorten(summary.text, summaryLength);
  return summary.byModel ? [text, ' ', { text: 'AI summary', mark: 'italic' }] : [text];
}
