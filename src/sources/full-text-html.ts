import { type Handler, Parser } from 'htmlparser2';
import { anyOf } from '../core/any-of.ts';
import { readableFormula } from './formula.ts';
import { createHtmlTables } from './full-text-html-tables.ts';
import { createWriter, type ReadText, type Writer } from './full-text-writer.ts';
import { deepest, NestedTooDeep } from './nested-too-deep.ts';

/** So much is parsed at once, in characters; between two pieces it is looked whether that was enough. */
const pieceLength = 65_536;

/**
 * The sections of a paper from arXiv's HTML (made by LaTeXML), cleaned to prose: formulae as people read them, tables
 * apart, navigation, scripts and the list of references left out. Empty for a page that is no paper; fails where it is
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
  'script style noscript template nav header footer aside form button select input iframe object svg canvas video audio img head'.split(
    ' ',
  ),
);
const skippedClasses =
  /\b(ltx_bibliography|ltx_TOC|ltx_page_(header|footer|navbar)|ltx_role_footnote|ltx_note_outer|ltx_authors|ltx_dates|ltx_ERROR|ltx_phantom|ltx_tag_equation|package-alerts|html-header-message)\b/;
const skippedRoles = /^(doc-(bibliography|toc|endnotes)|navigation|banner|contentinfo|search)$/;
/** LaTeXML names the list of references and its entries so, whatever their classes. */
const isReferences = (id: string) => /^bib(\.bib\d+)?$/.test(id);
const blockTags = new Set('p div section article li ul ol dd dt dl figcaption blockquote tr br pre'.split(' '));

/** An element whose text is wanted apart from what is around it. `isDeaf`: nothing in it is looked at. */
type Apart = { depth: number; text: string; isDeaf: boolean; end(text: string): void };
/** More text than any element that is read apart has, in characters. */
const longestApart = 20_000;

/** Writes what is read, without what is skipped. */
function createHandler(writer: Writer): Partial<Handler> & { title(): string } {
  let depth = 0;
  const aparts: Apart[] = [];
  let title: { depth: number; text: string } | undefined;
  let sectionId: string | undefined;
  /** The TeX of the formula that is read. */
  let annotated: string | undefined;

  function write(text: string): void {
    const apart = aparts.at(-1);
    if (apart === undefined) writer.text(text);
    else if (apart.text.length < longestApart) apart.text += text.slice(0, longestApart);
  }
  function breakLine(name: string): void {
    if (aparts.length === 0) writer.paragraph(name !== 'br');
    else write(' ');
  }
  const readApart = (end: Apart['end'], isDeaf = false) => aparts.push({ depth, text: '', isDeaf, end });
  const tables = createHtmlTables({ writer, readApart });

  function meet(name: string, attributes: Record<string, string>): void {
    const { class: classes = '', id = '', role = '' } = attributes;
    const isSkipped =
      skippedTags.has(name) || skippedClasses.test(classes) || skippedRoles.test(role) || isReferences(id);
    if (isSkipped) readApart(writer.skip, true);
    else if (name === 'math') readFormula(attributes.alttext);
    else if (/^h[1-6]$/.test(name)) readHeading(classes, id);
    else if (!tables.meet(name, attributes, depth)) {
      if (name === 'section') sectionId = id;
      if (blockTags.has(name)) breakLine(name);
    }
  }

  /** As its TeX says it, which stands in an attribute or in an annotation; else as it is drawn. */
  function readFormula(tex: string | undefined): void {
    annotated = tex;
    readApart((drawn) => write(` ${readableFormula(annotated ?? drawn)} `), tex !== undefined);
  }

  function readAnnotation(encoding: string | undefined): void {
    readApart((text) => {
      if (/tex/i.test(encoding ?? '')) annotated ??= text;
    }, true);
  }

  function readHeading(classes: string, id: string): void {
    const place = id !== '' ? id : sectionId;
    sectionId = undefined;
    readApart((text) => writer.heading(/ltx_title_abstract/.test(classes) ? 'Abstract' : text, place));
  }

  return {
    title: () => title?.text ?? '',
    onopentag(name, attributes) {
      depth += 1;
      if (depth > deepest) throw new NestedTooDeep();
      if (name === 'title') title ??= { depth, text: '' };
      if (aparts.at(-1)?.isDeaf === true) return;
      if (name.startsWith('annotation')) readAnnotation(attributes.encoding);
      else meet(name, attributes);
    },
    ontext(text) {
      if (title !== undefined && depth >= title.depth) title.text += text;
      write(text);
    },
    onclosetag(name) {
      const apart = aparts.at(-1);
      if (apart?.depth === depth) {
        aparts.pop();
        apart.end(apart.text);
      } else if (blockTags.has(name)) breakLine(name);
      tables.leave(depth);
      if (title?.depth === depth) title.depth = Number.POSITIVE_INFINITY;
      depth -= 1;
    },
  };
}

/** What servers and gatekeepers call a page that stands in for a paper; a paper may well have "error" in its title. */
const isErrorPage = (title: string): boolean => errorTitle.test(title.trim().replace(nameOfSite, ''));

const nameOfSite = /^arxiv(?:\.org)? ?[|:·–—-] ?| ?[|:·–—-] ?(?:arxiv(?:\.org)?|hugging face|cloudflare)$/i;
const errorWords = anyOf`
  (?:an? )?(?:internal |server |application |unknown |fatal )?error
  (?:(?:page|paper|document|file|article|html) )?(?:is )?(?:not found|(?:temporarily |not |un)available|does not exist)
  (?:access )?(?:denied|forbidden)
  service unavailable
  just a moment
  attention required
  (?:re)?captcha
  security check
  are you (?:a )?(?:human|robot)
  too many requests
  rate limit(?:ed| exceeded)?
  oops
  whoops
  something went wrong
`;
const errorTitle = new RegExp(
  anyOf`
    ^(?:http |status )?(?:error )?[45]\d\d\b
    ^no (?:html|content)\s
    ^(?:${errorWords})[.!?…]{0,3}$
  `,
  'i',
);
