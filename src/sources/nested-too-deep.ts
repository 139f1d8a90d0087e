import { DomHandler } from 'htmlparser2';

/** Elements within elements that a document may have: LaTeXML's pages have about fifty, feeds five. */
export const deepest = 256;

/** The parsers' time grows with the square of the depth, and whatever walks the tree needs a stack as deep. */
export class NestedTooDeep extends Error {
  override name = 'NestedTooDeep';
}

/** Makes a tree of a document, and fails with {@link NestedTooDeep} where that would be deeper than any paper's. */
export class BoundedDomHandler extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > deepest) throw new NestedTooDeep();
    super.onopentag(name, attributes);
  }
}
