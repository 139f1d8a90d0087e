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

const furniture: readonly RegExp[] = [
  // arXiv's and ar5iv's pages: https://info.arxiv.org/about/accessible_HTML.html
  /^(?:back to (?:arxiv|abstract)|why html\??|report (?:github )?issue(?: for (?:preceding element|selection))?|download pdf|learn more|×|◄|►|feeling lucky\??|conversion report|report an issue|view original on arxiv|copyright|privacy policy|table of contents|(?:switch to )?(?:light|dark) mode|instructions for reporting errors|refer to caption)[.: ]{0,2}$/i,
  /^(?:this is experimental html to improve accessibility|html conversions sometimes display errors|use alt ?\+ ?y to toggle|learn more about this project|authors: achieve the best html results|we (?:invite you to report rendering errors|are continuing to improve html versions)|our system (?:detected|provides)|arxiv is now an independent nonprofit|failed: [\w-]{1,40}$|generated (?:on|by) .{0,80}latexml|your enhanced feedback helps|have a free development cycle)/i,
  /^licen[cs]e: .{0,80}$|^arxiv: ?\d{4}\.\d{4,5}(?:v\d+)? ?\[[\w.-]+\].{0,40}$|^\d{4}\.\d{4,5}v\d+$/i,
  // Publishers' first pages: ACM, IEEE, Springer, OpenReview's conferences, arXiv preprints.
  /^permission to make digital or hard copies|^provided proper attribution is provided|^(?:copyright|©|\(c\)) ?(?:\(c\) ?|© ?)?(?:19|20)\d\d\b|^acm (?:isbn|reference format)\b|^\d{4,}-?\d*\/(?:19|20)\d\d\/\d\d\b|^personal use of this material is permitted|^this work is licensed under|^978-[\d-]+|^https?:\/\/(?:dx\.)?doi\.org\/\S+$/i,
  /^(?:preprint(?:\. under review)?|under review|work in progress|published as a conference paper|accepted (?:at|by|to) [^.]{0,80}|to appear in [^.]{0,80}|manuscript submitted to [^.]{0,80}|\d+(?:st|nd|rd|th) conference on neural information processing systems.{0,80})\.?$/i,
  /^(?:ccs concepts|keywords?|index terms|general terms|categories and subject descriptors|corresponding author|equal contribution|project (?:lead|page)|e-?mails?)\b ?[:—–-]/i,
  // What is left of a note about authors.
  /^[^\p{L}]*(?:footnotemark|institutetext|thanks|affiliation|corresponding author|equal contribution|work done (?:during|while|when))\b/iu,
  // A reference under no heading.
  /^(?:\[\d{1,3}\]|\d{1,3}\.|↑)\s.*(?:\barxiv preprint\b|\bin proceedings\b|\bproceedings of\b|\bcorr, abs\b|\bpp\. ?\d|\bdoi:)/i,
];
