import type { Section } from '../core/discussions/answer.ts';
import { createWriter } from './full-text-html.ts';

/**
 * The sections of a paper from Markdown, cleaned to prose: headings begin sections; links become their words; images,
 * tables, code and the list of references are left out.
 */
export function sectionsOfMarkdown(markdown: string): Section[] {
  const writer = createWriter();
  let fenced = false;
  let inReferences = false;
  for (const line of lines(withoutFrontMatter(markdown))) {
    if (writer.isFull()) break;
    if (/^\s*(```|~~~)/.test(line)) {
      fenced = !fenced;
      continue;
    }
    if (fenced) continue;
    const heading = headingOf(line);
    if (heading !== undefined) {
      inReferences = /^[\d.\s*_]*(references|bibliography)[*_\s]*$/i.test(heading);
      writer.heading(plain(heading));
    } else if (!inReferences && !isTable(line)) {
      if (line.trim() === '' || /^\s*([-*+]|\d+[.)])\s/.test(line)) writer.paragraph();
      writer.text(`${plain(line.replace(/^\s*(>+|[-*+]|\d+[.)])\s+/, ''))} `);
    }
  }
  return writer.sections();
}

const withoutFrontMatter = (markdown: string) => markdown.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');

/** One after the other: a list of millions would take more memory than there is. */
function* lines(text: string): Generator<string> {
  for (let start = 0, end = 0; end !== -1; start = end + 1) {
    end = text.indexOf('\n', start);
    yield text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '');
  }
}

const isTable = (line: string) => /^\|.*\|$/.test(line.trim()) || (line.includes('---') && /^[:|\s-]*$/.test(line));

/** No heading is longer; what stands behind its marks at the end is looked for in so much only. */
const longestHeading = 500;

const headingOf = (line: string) =>
  /^ {0,3}#{1,6}\s(.*)/
    .exec(line.slice(0, longestHeading))?.[1]
    ?.trim()
    .replace(/(?<!#)#+$/, '')
    .trim();

/**
 * The words of a line without Markdown's and HTML's marks. Underscores inside words and formulae stay. No mark
 * looks for its end beyond the next that begins: a line of nothing but brackets must not take time that grows with its
 * square.
 */
const plain = (line: string) =>
  line
    .replace(/!\[[^[\]]*\]\((?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\*\*(?=\S)((?:[^*]|\*(?!\*))+)(?<=\S)\*\*/g, '$1')
    .replace(/__(?=\S)((?:[^_]|_(?!_))+)(?<=\S)__/g, '$1')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([*_#`[\]()!])/g, '$1');
