import type { Section } from '../core/answer.ts';
import { createWriter } from './full-text-html.ts';

/**
 * The sections of a paper from Markdown, cleaned to prose: headings begin sections; links become their words; images,
 * tables, code and the list of references are left out.
 */
export function sectionsOfMarkdown(markdown: string): Section[] {
  const writer = createWriter();
  let fenced = false;
  let inReferences = false;
  for (const line of withoutFrontMatter(markdown).split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) {
      fenced = !fenced;
      continue;
    }
    if (fenced) continue;
    const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
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

const isTable = (line: string) => /^\s*\|.*\|\s*$/.test(line) || /^\s*[:|\s-]*-{3,}[:|\s-]*$/.test(line);

/** The words of a line without Markdown's and HTML's marks. Underscores inside words and formulae stay. */
const plain = (line: string) =>
  line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\((?:[^()]|\([^)]*\))*\)/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([*_#`[\]()!])/g, '$1');
