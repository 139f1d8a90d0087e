import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Section } from '../core/discussions/answer.ts';
import { createWriter } from './full-text-html.ts';
import { deepest, NestedTooDeep } from './nested-too-deep.ts';

/**
 * The sections of a paper from Markdown (CommonMark), cleaned to prose: headings begin sections; links become their
 * words; images, tables, code and the list of references are left out. Fails where it is nested deeper than any paper.
 */
export function sectionsOfMarkdown(markdown: string): Section[] {
  const writer = createWriter();
  let inReferences = false;

  function write(node: Node, depth: number): void {
    if (depth > deepest) throw new NestedTooDeep();
    if (node.type === 'heading') {
      const title = wordsOf(node);
      inReferences = /^[\d.\s]*(references|bibliography)\s*$/i.test(title);
      writer.heading(title);
    } else if (node.type === 'paragraph' || node.type === 'html') {
      if (inReferences) return;
      writer.paragraph();
      writer.text(`${node.type === 'html' ? withoutTags(node.value) : withoutTable(wordsOf(node))} `);
    } else if ('children' in node) for (const child of node.children) write(child, depth + 1);
  }

  for (const piece of pieces(withoutFrontMatter(markdown))) {
    if (writer.isFull()) break;
    write(fromMarkdown(piece, { extensions: [{ disable: { null: unread } }] }), 0);
  }
  return writer.sections();
}

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];

/** A text that was a page has indents where nobody meant code, and lines under the rows of a table, which are no headings. */
const unread = ['codeIndented', 'setextUnderline'];

function wordsOf(node: Node, depth = 0): string {
  if (depth > deepest) throw new NestedTooDeep();
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map((child) => wordsOf(child, depth + 1)).join('') : '';
}

const withoutTags = (html: string) => html.replace(/<\/?[a-z][^<>]*>/gi, '');

const withoutTable = (paragraph: string) =>
  paragraph
    .split('\n')
    .filter((line) => !isTable(line))
    .join('\n');

/** Rows between bars; the line under a head. Converters leave out the head, so that no grammar knows them for a table. */
const isTable = (line: string) => /^\|.*\|$/.test(line.trim()) || (line.includes('---') && /^[:|\s-]*$/.test(line));

const withoutFrontMatter = (markdown: string) => markdown.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');

/** Characters that are parsed at once: to the next blank line outside code, or at most. */
const usualPiece = 2_000;
const longestPiece = 8_000;

/**
 * A text in pieces between its blocks. The parser's memory is a hundred times what it is given, and its time grows with
 * the square of it where marks stand within marks.
 */
function* pieces(markdown: string): Generator<string> {
  let piece = '';
  let fence: string | undefined;
  for (const line of lines(markdown)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : undefined;
    piece += line;
    const isBetween = fence === undefined && line.trim() === '' && piece.length >= usualPiece;
    if (!isBetween && piece.length < longestPiece) continue;
    yield piece;
    piece = fence === undefined ? '' : `${fence}\n`;
  }
  yield piece;
}

/** One after the other, with their ends: a list of millions would take more memory than there is. */
function* lines(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = Math.min(newline === -1 ? text.length : newline + 1, start + longestPiece);
    yield text.slice(start, end);
    start = end;
  }
}
