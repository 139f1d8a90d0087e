import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { Parser } from 'htmlparser2';
import { BoundedDomHandler } from './nested-too-deep.ts';

/** One entry of an Atom feed, as arXiv wrote it. */
export type ArxivEntry = { id: string; title: string; summary: string; published: string; authors: string[] };

const atom = 'http://www.w3.org/2005/Atom';
const entryId = /^https?:\/\/(?:[a-z]+\.)?arxiv\.org\/abs\/(.+?)(?:v\d+)?$/;

/**
 * Reads an answer of arXiv's API: its entries, none when it knows no such paper, or undefined when it is no feed. A
 * refusal comes as a feed too, with one entry under `/api/errors` (a malformed id, say): that is no entry. Elements are
 * found by namespace: prefixes, order and wrapping changed between 2025 and 2026. Fails where elements are nested deeper
 * than in any feed.
 */
export function readFeed(xml: string): ArxivEntry[] | undefined {
  const root = parse(xml)?.documentElement;
  if (root?.namespaceURI !== atom || root.localName !== 'feed') return undefined;
  return [...children(root, 'entry')].flatMap((entry) => {
    const id = entryId.exec(textOf(entry, 'id').trim())?.[1];
    if (id === undefined) return [];
    const authors = [...children(entry, 'author')].map((author) => textOf(author, 'name'));
    return [
      {
        id,
        title: textOf(entry, 'title'),
        summary: textOf(entry, 'summary'),
        published: textOf(entry, 'published').trim(),
        authors,
      },
    ];
  });
}

function parse(xml: string) {
  new Parser(new BoundedDomHandler(), { xmlMode: true }).end(xml);
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml');
  } catch {
    return undefined;
  }
}

const children = (parent: Element, name: string) => parent.getElementsByTagNameNS(atom, name);
const textOf = (parent: Element, name: string) => children(parent, name).item(0)?.textContent ?? '';
