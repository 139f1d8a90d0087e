/** Elements within elements that a document may have: LaTeXML's pages have about fifty, feeds five. */
export const deepest = 256;

/** The parsers' time grows with the square of the depth, and whatever walks the tree needs a stack as deep. */
export class NestedTooDeep extends Error {
  override name = 'NestedTooDeep';
}
