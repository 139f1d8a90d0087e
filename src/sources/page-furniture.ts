import { anyOf } from '../core/any-of.ts';

/**
 * Paragraphs of a page that are not the paper's words: what arXiv, ar5iv and the converter put around it, what publishers
 * print on the first page, and lists of references that stand under no heading. Told by their words, for each converter
 * and each publisher marks them up in its own way. A paragraph is looked at by its beginning only.
 */
export function isPageFurniture(paragraph: string): boolean {
  if (paragraph.length > longest) return false;
  return furniture.some((pattern) => pattern.test(paragraph));
}

/** A converter's banner: what follows it is not there. */
export const tellsOfBreakOff = (paragraph: string): boolean => paragraph.length <= longest && breakOff.test(paragraph);

/** No notice on record is longer, in characters; a longer paragraph says something of its own. */
const longest = 1_500;

const breakOff =
  /^conversion (?:to html )?(?:had a fatal error|failed|was aborted)|\bthis document may be (?:truncated|damaged|incomplete)\b/i;

/** A paragraph that is one of these and nothing more. */
const whole = (lines: string) => new RegExp(`^(?:${lines})[.: ]{0,2}$`, 'i');
/** A paragraph that begins with one of these. */
const beginning = (lines: string) => new RegExp(`^(?:${lines})`, 'i');

const furniture: readonly RegExp[] = [
  // arXiv's and ar5iv's pages: https://info.arxiv.org/about/accessible_HTML.html
  whole(anyOf`
    back to (?:arxiv|abstract)
    why html\??
    report (?:github )?issue(?: for (?:preceding element|selection))?
    report an issue
    download pdf
    learn more
    ×
    ◄
    ►
    feeling lucky\??
    conversion report
    view original on arxiv
    copyright
    privacy policy
    table of contents
    (?:switch to )?(?:light|dark) mode
    instructions for reporting errors
    refer to caption
  `),
  beginning(anyOf`
    this is experimental html to improve accessibility
    html conversions sometimes display errors
    use alt ?\+ ?y to toggle
    learn more about this project
    authors: achieve the best html results
    we (?:invite you to report rendering errors|are continuing to improve html versions)
    our system (?:detected|provides)
    arxiv is now an independent nonprofit
    failed: [\w-]{1,40}$
    generated (?:on|by) .{0,80}latexml
    your enhanced feedback helps
    have a free development cycle
    licen[cs]e: .{0,80}$
    arxiv: ?\d{4}\.\d{4,5}(?:v\d+)? ?\[[\w.-]+\].{0,40}$
    \d{4}\.\d{4,5}v\d+$
  `),
  // Publishers' first pages: ACM, IEEE, Springer, OpenReview's conferences, arXiv preprints.
  beginning(anyOf`
    permission to make digital or hard copies
    provided proper attribution is provided
    (?:copyright|©|\(c\)) ?(?:\(c\) ?|© ?)?(?:19|20)\d\d\b
    acm (?:isbn|reference format)\b
    \d{4,12}-?\d{0,8}\/(?:19|20)\d\d\/\d\d\b
    personal use of this material is permitted
    this work is licensed under
    978-[\d-]+
    https?:\/\/(?:dx\.)?doi\.org\/\S+$
  `),
  beginning(anyOf`
    (?:preprint(?:\. under review)?|under review|work in progress|published as a conference paper)\.?$
    (?:accepted (?:at|by|to)|to appear in|manuscript submitted to) [^.]{0,80}\.?$
    \d+(?:st|nd|rd|th) conference on neural information processing systems.{0,80}\.?$
  `),
  // A conference's checklist: https://neurips.cc/public/guides/PaperChecklist
  beginning(anyOf`
    .{0,3}the answer na means\b
    .{0,3}(?:question|answer|justification|guidelines): ?(?:\[|do(?:es)? the |are the |is the |did you |have you |if |$)
  `),
  beginning(anyOf`
    (?:ccs concepts|keywords?|index terms|general terms|categories and subject descriptors)\b ?[:—–-]
    (?:corresponding author|equal contribution|project (?:lead|page)|e-?mails?)\b ?[:—–-]
  `),
  // What is left of a note about authors.
  /^[^\p{L}]*(?:footnotemark|institutetext|thanks|affiliation|corresponding author|equal contribution|work done (?:during|while|when))\b/iu,
  // A reference under no heading.
  /^(?:\[\d{1,3}\]|\d{1,3}\.|↑)\s.*(?:\barxiv preprint\b|\bin proceedings\b|\bproceedings of\b|\bcorr, abs\b|\bpp\. ?\d|\bdoi:)/i,
];
