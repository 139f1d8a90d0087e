import { type Handler, Parser } from 'htmlparser2';
import type { Section } from '../core/discussions/answer.ts';
import { deepest, NestedTooDeep } from './nested-too-deep.ts';

/** So much is parsed at once, in characters; between two pieces it is looked whether that was enough. */
const pieceLength = 65_536;

/**
 * The sections of a paper from arXiv's HTML (made by LaTeXML), cleaned to prose: formulae as their TeX, captions kept,
 * navigation, tables, scripts and the list of references left out. Empty for a page that is no paper; fails where it is
 * nested deeper than any. No tree is made of it, and it is read no further than is kept: a tree of five megabytes would
 * take more memory than there is.
 */
export function sectionsOfHtml(html: string): Section[] {
  const writer = createWriter();
  const handler = createHandler(writer);
  const parser = new Parser(handler);
  for (let at = 0; at < html.length && !writer.isFull(); at += pieceLength)
    parser.write(html.slice(at, at + pieceLength));
  parser.end();
  return /\b(error|not found|denied|captcha|unavailable|no html)\b/i.test(handler.title()) ? [] : writer.sections();
}

/** Characters and paragraphs that are more than what is kept of any text even when they are cleaned. */
const enoughCharacters = 2_000_000;
const enoughParagraphs = 20_000;

/** Collects text under the heading read last. Paragraphs stay apart by a line break. */
export function createWriter() {
  const found: { title: string; text: string[] }[] = [];
  let current = { title: 'Text', text: [''] };
  let characters = 0;
  let paragraphs = 0;
  return {
    /** What comes after would be cut off. */
    isFull: () => characters > enoughCharacters || paragraphs > enoughParagraphs,
    heading(title: string) {
      if (current.text.some((paragraph) => tidy(paragraph) !== '')) found.push(current);
      current = { title: shortTitle(tidy(title)) || 'Text', text: [''] };
    },
    text(piece: string) {
      current.text[current.text.length - 1] += piece;
      characters += piece.trim().length;
    },
    paragraph() {
      const last = current.text.length - 1;
      if (/\S/.test(current.text[last] ?? '')) {
        current.text.push('');
        paragraphs += 1;
      } else current.text[last] = '';
    },
    sections(): Section[] {
      this.heading('');
      return found.map(({ title, text }) => ({
        title,
        text: text
          .map(tidy)
          .filter((paragraph) => paragraph !== '')
          .join('\n'),
      }));
    },
  };
}
type Writer = ReturnType<typeof createWriter>;

const skippedTags = new Set(
  'script style noscript template nav header footer aside form button select input iframe object svg canvas video audio img table head'.split(
    ' ',
  ),
);
const skippedClasses =
  /\b(ltx_bibliography|ltx_TOC|ltx_page_(header|footer|navbar)|ltx_role_footnote|ltx_note_outer|ltx_authors|ltx_dates|ltx_tabular|ltx_ERROR|ltx_tag_figure|ltx_tag_equation|package-alerts|html-header-message)\b/;
const blockTags = new Set('p div section article li ul ol dd dt dl figcaption blockquote tr br pre'.split(' '));

/** Writes what is read, without what is skipped. */
function createHandler(writer: Writer): Partial<Handler> & { title(): string } {
  let depth = 0;
  /** An element whose text is wanted as a whole, or not at all. */
  let apart: { depth: number; text: string; end(text: string): void } | undefined;
  let title: { depth: number; text: string } | undefined;

  function meet(name: string, attributes: Record<string, string>): void {
    const { class: classes = '', alttext } = attributes;
    const isEquation = /\bltx_(eqn|equation)/.test(classes);
    const readApart = (end: (text: string) => void) => {
      apart = { depth, text: '', end };
    };
    if ((skippedTags.has(name) && !isEquation) || skippedClasses.test(classes)) readApart(() => undefined);
    else if (name === 'math') readApart((text) => writer.text(` ${alttext ?? text} `));
    else if (/^h[1-6]$/.test(name)) {
      const isAbstract = /ltx_title_abstract/.test(classes);
      readApart((text) => writer.heading(isAbstract ? 'Abstract' : text));
    } else if (blockTags.has(name)) writer.paragraph();
  }

  return {
    title: () => title?.text ?? '',
    onopentag(name, attributes) {
      depth += 1;
      if (depth > deepest) throw new NestedTooDeep();
      if (name === 'title') title ??= { depth, text: '' };
      if (apart === undefined) meet(name, attributes);
    },
    ontext(text) {
      if (title !== undefined && depth >= title.depth) title.text += text;
      if (apart === undefined) writer.text(text);
      else apart.text += text;
    },
    onclosetag(name) {
      if (apart?.depth === depth) {
        apart.end(apart.text);
        apart = undefined;
      } else if (apart === undefined && blockTags.has(name)) writer.paragraph();
      if (title?.depth === depth) title.depth = Number.POSITIVE_INFINITY;
      depth -= 1;
    },
  };
}

/** One line, without what is not seen, without a space before a stop that a formula left behind. */
const tidy = (text: string) =>
  text
    .replace(/[^\P{Cc}\s]|[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:)\]])/g, '$1')
    .trim();

/** "3.1 Training details", at most 100 characters. */
const shortTitle = (title: string) => (title.length > 100 ? `${title.slice(0, 97).trimEnd()}…` : title);
