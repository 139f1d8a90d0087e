import { fromMarkdown } from 'mdast-util-from-markdown';
import { readableFormula, readableProse } from './formula.ts';
import { cellsOf, createMarkdownTables, isTableRow, mostRows } from './full-text-markdown-tables.ts';
import { createWriter, type ReadText } from './full-text-writer.ts';
import { deepest, NestedTooDeep } from './nested-too-deep.ts';
import { isPageAboutPaper } from './page-about-paper.ts';
import { isPageFurniture } from './page-furniture.ts';
import { phrasesOf } from './phrases.ts';

/**
 * The sections of a paper from Markdown (CommonMark), cleaned to prose: headings begin sections; links become their
 * words; tables stand apart; images and code are left out. Empty for a page that is another than the paper's; fails where
 * it is nested deeper than any paper.
 */
export function textOfMarkdown(markdown: string): ReadText {
  const { body, source } = withoutHeader(markdown);
  if (source !== undefined && !isPaperText(source)) return nothing;
  const writer = createWriter();
  const tables = createMarkdownTables(writer, phrasesOf(body));
  let isOtherPage = false;

  function heading(title: string): void {
    isOtherPage ||= isPageAboutPaper(title);
    tables.heading();
    writer.heading(readableProse(title));
  }

  function write(node: Node, depth: number): void {
    if (depth > deepest) throw new NestedTooDeep();
    if (node.type === 'heading') heading(wordsOf(node));
    else if (node.type === 'paragraph' || node.type === 'html') {
      const text = node.type === 'html' ? withoutTags(node.value) : proseOf(wordsOf(node));
      for (const part of partsOf(text)) part.isHeading ? heading(part.text) : tables.paragraph(part.text);
    } else if ('children' in node) for (const child of node.children) write(child, depth + 1);
  }

  for (const piece of pieces(withoutFrontMatter(body))) {
    if (writer.isFull() || isOtherPage) break;
    if (typeof piece === 'string') write(parsed(piece), 0);
    else tables.rows(piece.map((row) => cellsOf(row).map(cellText)));
  }
  tables.heading();
  return isOtherPage ? nothing : writer.read();
}

/**
 * A paragraph with what heads it or the next, and a caption without its rows: in Hugging Face's plainest Markdown headings
 * are lines without a mark, and cells are divided by tabs.
 */
function partsOf(paragraph: string): { text: string; isHeading: boolean }[] {
  const lines = paragraph.split('\n').map((line) => line.trim());
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  const heading = (text: string) => ({ text, isHeading: true });
  if (lines.length <= 3 && lines.every((line) => isGluedHeading.test(line))) return lines.map(heading);
  const text = (from: number, to?: number) => ({
    text: paragraph.split('\n').slice(from, to).join('\n'),
    isHeading: false,
  });
  if (isNamedHeading.test(first)) return lines.length === 1 ? [heading(first)] : [heading(first), text(1)];
  if (isNamedHeading.test(last)) return [text(0, -1), heading(last)];
  const rows = /^table /i.test(first) ? paragraph.split('\n').findIndex((line) => line.includes('\t')) : -1;
  return rows > 0 ? [text(0, rows), text(rows)] : [text(0)];
}

/** "3Methods", "4.1Experimental Setup": no sentence begins with a number that is glued to it. */
const isGluedHeading = /^\d{1,2}(?:\.\d{1,2}){0,2}\p{Lu}\p{Ll}[^.!?;\t]{1,90}$/u;
const isNamedHeading = /^(?:abstract|limitations|references|acknowledge?ments?|ethical considerations)$/i;

/** Most cells hold no marks; a lone hyphen would be a list. */
const cellText = (cell: string): string => {
  const formula = /^\$([^$]+)\$$/.exec(cell)?.[1];
  return formula === undefined ? wordsOfCell(cell) : readableFormula(formula);
};

const wordsOfCell = (cell: string): string =>
  readableProse(/[*_`[\\<&!]/.test(cell) ? wordsOf(parsed(cell)).trim() : cell);

const parsed = (piece: string): Root => fromMarkdown(piece, { extensions: [{ disable: { null: unread } }] });

const nothing: ReadText = { sections: [], isPart: false };

/**
 * The lines that Hugging Face writes above a text: its title, the address it was read from, and when. Where arXiv has no
 * HTML the address is that of Hugging Face's own page of the paper, with what strangers say about it.
 */
function withoutHeader(markdown: string): { body: string; source?: string } {
  const header =
    /^\s*Title:[^\n]{0,2000}\n\s*URL Source:[ \t]*(\S{1,2000})[ \t]*\r?\n[\s\S]{0,2000}?\bMarkdown Content:[ \t]*\r?\n/.exec(
      markdown,
    );
  return header === null ? { body: markdown } : { body: markdown.slice(header[0].length), source: header[1] ?? '' };
}

/** arXiv's text of a paper; not its abstract page, and no page of anybody else. */
function isPaperText(source: string): boolean {
  if (!URL.canParse(source)) return false;
  const { hostname, pathname } = new URL(source);
  return /(?:^|\.)(?:arxiv\.org|ar5iv\.org)$/.test(hostname) && /^\/(?:html|pdf)\//.test(pathname);
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

/** The lines of a paragraph that are neither rows of a table nor a page's own words. */
const proseOf = (paragraph: string) =>
  paragraph
    .split('\n')
    .filter((line) => !isTable(line) && !isPageFurniture(line.trim()))
    .join('\n');

/** The line under the head of a table whose rows have no bars at their ends. */
const isTable = (line: string) => line.includes('---') && /^[:|\s-]*$/.test(line);

const withoutFrontMatter = (markdown: string) => markdown.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');

/** Characters that are parsed at once: to the next blank line outside code, or at most. */
const usualPiece = 2_000;
const longestPiece = 8_000;

/**
 * A text in pieces between its blocks, and the rows of its tables. The parser's memory is a hundred times what it is given,
 * and its time grows with the square of it where marks stand within marks.
 */
function* pieces(markdown: string): Generator<string | string[]> {
  let piece = '';
  let fence: string | undefined;
  let rows: string[] = [];
  for (const line of withRowsOfSigns(withUsualHeadings(lines(markdown)))) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : undefined;
    if (fence === undefined && isTableRow(line)) {
      if (piece !== '') yield piece;
      piece = '';
      if (rows.length < mostRows) rows.push(line);
      continue;
    }
    if (rows.length > 0) yield rows;
    rows = [];
    piece += line;
    const isBetween = fence === undefined && line.trim() === '' && piece.length >= usualPiece;
    if (!isBetween && piece.length < longestPiece) continue;
    yield piece;
    piece = fence === undefined ? '' : `${fence}\n`;
  }
  if (rows.length > 0) yield rows;
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

/** "+ Distillation 45.6" below a row of a table is another, and no list; nor is "- Distillation 45.6", or "# layers 6" a heading. */
function* withRowsOfSigns(read: Iterable<string>): Generator<string> {
  let isBelowRow = false;
  for (const line of read) {
    const isRow: boolean = isBelowRow && /^\+ |^(?:-|#) .*\d[^\s\p{L}]{0,8}\s*$/u.test(line);
    yield isRow ? `\\${line}` : line;
    isBelowRow = isRow || (/[\d✓✗-]\)?\s*$/.test(line) && !/^\s*(?:[-+*>#]|\d+[.)]) /.test(line));
  }
}

/**
 * A line over a rule of hyphens or equals signs, alone between blank lines, is a heading; a rule under the head of a table
 * has rows below it.
 */
function* withUsualHeadings(read: Iterable<string>): Generator<string> {
  let held: string[] = ['\n'];
  for (const line of read) {
    held.push(line);
    const [before = '', title = '', rule = '', after] = held;
    if (after === undefined) continue;
    const isHeading = isBlank(before) && isTitle(title) && isRule(rule) && isBlank(after);
    yield isHeading ? `${before}## ${title}` : before;
    held = isHeading ? [after] : held.slice(1);
  }
  yield* held;
}

const isBlank = (line: string) => line.trim() === '';
const isTitle = (line: string) => !isBlank(line) && line.length <= 200 && !line.includes('|');
const isRule = (line: string) => /^(?:-{3,}|={3,})$/.test(line.trim());
