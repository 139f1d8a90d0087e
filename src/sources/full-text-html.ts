import { type Handler, Parser } from 'htmlparser2';
import { createWriter, type ReadText, type Writer } from './full-text-writer.ts';
import { deepest, NestedTooDeep } from './nested-too-deep.ts';

/** So much is parsed at once, in characters; between two pieces it is looked whether that was enough. */
const pieceLength = 65_536;

/**
 * The sections of a paper from arXiv's HTML (made by LaTeXML), cleaned to prose: formulae as their TeX, captions kept,
 * navigation, tables, scripts and the list of references left out. Empty for a page that is no paper; fails where it is
 * nested deeper than any. No tree is made of it, and it is read no further than is kept: a tree of five megabytes would
 * take more memory than there is.
 */
export function textOfHtml(html: string): ReadText {
  const writer = createWriter();
  const handler = createHandler(writer);
  const parser = new Parser(handler);
  for (let at = 0; at < html.length && !writer.isFull(); at += pieceLength)
    parser.write(html.slice(at, at + pieceLength));
  parser.end();
  return isErrorPage(handler.title()) ? { sections: [], isPart: false } : writer.read();
}

const skippedTags = new Set(
  'script style noscript template nav header footer aside form button select input iframe object svg canvas video audio img table head'.split(
    ' ',
  ),
);
const skippedClasses =
  /\b(ltx_bibliography|ltx_TOC|ltx_page_(header|footer|navbar)|ltx_role_footnote|ltx_note_outer|ltx_authors|ltx_dates|ltx_tabular|ltx_ERROR|ltx_tag_figure|ltx_tag_equation|package-alerts|html-header-message)\b/;
const skippedRoles = /^(doc-(bibliography|toc|endnotes)|navigation|banner|contentinfo|search)$/;
/** LaTeXML names the list of references and its entries so, whatever their classes. */
const isReferences = (id: string) => /^bib(\.bib\d+)?$/.test(id);
const blockTags = new Set('p div section article li ul ol dd dt dl figcaption blockquote tr br pre'.split(' '));

/** Writes what is read, without what is skipped. */
function createHandler(writer: Writer): Partial<Handler> & { title(): string } {
  let depth = 0;
  /** An element whose text is wanted as a whole, or not at all. */
  let apart: { depth: number; text: string; end(text: string): void } | undefined;
  let title: { depth: number; text: string } | undefined;

  function meet(name: string, attributes: Record<string, string>): void {
    const { class: classes = '', id = '', role = '', alttext } = attributes;
    const isEquation = /\bltx_(eqn|equation)/.test(classes);
    const readApart = (end: (text: string) => void) => {
      apart = { depth, text: '', end };
    };
    const isSkipped =
      skippedTags.has(name) || skippedClasses.test(classes) || skippedRoles.test(role) || isReferences(id);
    if (isSkipped && !isEquation) readApart(writer.skip);
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

/** What servers and gatekeepers call a page that stands in for a paper; a paper may well have "error" in its title. */
const isErrorPage = (title: string): boolean => errorTitle.test(title.trim().replace(nameOfSite, ''));

const nameOfSite = /^arxiv(?:\.org)? ?[|:·–—-] ?| ?[|:·–—-] ?(?:arxiv(?:\.org)?|hugging face|cloudflare)$/i;
const errorTitle =
  /^(?:(?:http |status )?(?:error )?[45]\d\d\b|no (?:html|content) |(?:(?:an? )?(?:internal |server |application |unknown |fatal )?error|(?:(?:page|paper|document|file|article|html) )?(?:is )?(?:not found|(?:temporarily |not |un)available|does not exist)|(?:access )?(?:denied|forbidden)|service unavailable|just a moment|attention required|(?:re)?captcha|security check|are you (?:a )?(?:human|robot)|too many requests|rate limit(?:ed| exceeded)?|oops|whoops|something went wrong)[.!?…]{0,3}$)/i;
