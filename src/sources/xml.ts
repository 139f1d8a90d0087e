import { DOMParser, type Element, type Node, onErrorStopParsing } from '@xmldom/xmldom';
import { Parser } from 'htmlparser2';
import { deepest, NestedTooDeep } from './nested-too-deep.ts';

/** The root of a document, or undefined where it is no XML. Fails where elements are nested deeper than in any feed. */
export function rootOf(xml: string): Element | undefined {
  checkDepth(xml);
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'text/xml').documentElement ?? undefined;
  } catch {
    return undefined;
  }
}

/** Throws where elements are nested deeper than in any feed: who reads one inside another would run out of stack. */
export const checkDepth = (xml: string): void => new Parser(onlyDepth(), { xmlMode: true }).end(xml);

/** Keeps nothing: a day of arXiv has two megabytes, and its tree is made once. */
function onlyDepth() {
  let depth = 0;
  return {
    onopentag() {
      depth += 1;
      if (depth > deepest) throw new NestedTooDeep();
    },
    onclosetag() {
      depth -= 1;
    },
  };
}

/** The text of the first element of a name among an element's children. */
export const textOf = (parent: Element, namespace: string | null, name: string): string =>
  childrenOf(parent, namespace, name)[0]?.textContent ?? '';

/** An element's children of a name; `null`: in no namespace. */
export function childrenOf(parent: Element, namespace: string | null, name: string): Element[] {
  const found: Element[] = [];
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (isElement(child) && child.localName === name && child.namespaceURI === namespace) found.push(child);
  }
  return found;
}

const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE;
