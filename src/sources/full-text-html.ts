import { DomUtils, ElementType, Parser } from 'htmlparser2';
import type { Section } from '../core/answer.ts';
import { BoundedDomHandler } from './nested-too-deep.ts';

type Nodes = BoundedDomHandler['root']['children'];
type Node = Nodes[number];
type Element = Extract<Node, { attribs: Record<string, string> }>;

/**
 * The sections of a paper from arXiv's HTML (made by LaTeXML), cleaned to prose: formulae as their TeX, captions kept,
 * navigation, tables, scripts and the list of references left out. Empty for a page that is no paper; fails where it is
 * nested deeper than any.
 */
export function sectionsOfHtml(html: string): Section[] {
  const { root: document } = parse(html);
  const title = DomUtils.getElementsByTagName('title', document, true, 1)[0];
  if (
    title !== undefined &&
    /\b(error|not found|denied|captcha|unavailable|no html)\b/i.test(DomUtils.textContent(title))
  ) {
    return [];
  }
  const writer = createWriter();
  walk(document.children, writer);
  return writer.sections();
}

function parse(html: string): BoundedDomHandler {
  const handler = new BoundedDomHandler();
  new Parser(handler).end(html);
  return handler;
}

/** Collects text under the heading read last. Paragraphs stay apart by a line break. */
export function createWriter() {
  const found: { title: string; text: string[] }[] = [];
  let current = { title: 'Text', text: [''] };
  return {
    heading(title: string) {
      if (current.text.some((paragraph) => tidy(paragraph) !== '')) found.push(current);
      current = { title: shortTitle(tidy(title)) || 'Text', text: [''] };
    },
    text(piece: string) {
      current.text[current.text.length - 1] += piece;
    },
    paragraph() {
      current.text.push('');
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

function walk(nodes: Nodes, writer: Writer): void {
  for (const node of nodes) {
    if (node.type === ElementType.Text) writer.text(node.data);
    else if (isElement(node)) element(node, writer);
    else if ('children' in node) walk(node.children, writer);
  }
}

function element(node: Element, writer: Writer): void {
  const { name, attribs } = node;
  const isEquation = /\bltx_(eqn|equation)/.test(attribs.class ?? '');
  if ((skippedTags.has(name) && !isEquation) || skippedClasses.test(attribs.class ?? '')) return;
  if (name === 'math') {
    const tex = attribs.alttext ?? DomUtils.textContent(node);
    writer.text(` ${tex} `);
    return;
  }
  if (/^h[1-6]$/.test(name)) {
    const abstract = /ltx_title_abstract/.test(attribs.class ?? '');
    writer.heading(abstract ? 'Abstract' : DomUtils.textContent(node));
    return;
  }
  const isBlock = blockTags.has(name);
  if (isBlock) writer.paragraph();
  walk(node.children, writer);
  if (isBlock) writer.paragraph();
}

/** Scripts and styles too: they are elements of types of their own, and skipped by name. */
const isElement = (node: Node): node is Element => ElementType.isTag(node);

/** One line, without what is not seen, without a space before a stop that a formula left behind. */
const tidy = (text: string) =>
  text
    .replace(/[^\P{Cc}\s]|[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:)\]])/g, '$1')
    .trim();

/** "3.1 Training details", at most 100 characters. */
const shortTitle = (title: string) => (title.length > 100 ? `${title.slice(0, 97).trimEnd()}…` : title);
