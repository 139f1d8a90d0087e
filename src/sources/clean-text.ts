import { decodeHTMLStrict } from 'entities';
import { withoutEmphasis } from './emphasis.ts';
import { fromTex } from './tex.ts';
import { keepAside } from './verbatim.ts';

/**
 * Text from outside as people read it: one line, no markup left over from LaTeX or HTML, no character that is not
 * seen, NFC. May be empty. Addresses and `code` keep every visible character.
 */
export function cleanText(raw: string): string {
  const visible = oneLine(withoutUnseen(decodeHTMLStrict(withoutTags(oneLine(withoutUnseen(bounded(raw)))))));
  const { text, restore } = keepAside(visible, linkText);
  return oneLine(restore(withoutEmphasis(fromTex(text)))).normalize('NFC');
}

/** For names and keywords: the same without a reading as LaTeX, which needs a sentence around it. */
export const cleanName = (raw: string): string =>
  oneLine(withoutUnseen(decodeHTMLStrict(withoutUnseen(bounded(raw))))).normalize('NFC');

/** Ten times the longest abstract on record. Some rules take time with the square of the length: nothing may be endless. */
const longest = 20_000;
const bounded = (raw: string) => raw.slice(0, longest);

/** Only where it is not one blank already: most of a text is. */
const oneLine = (text: string) => text.replace(/[^\S ]\s*|\s{2,}/g, ' ').trim();

/** Joins emoji of one picture; between letters it only hides. */
const joinerWithoutEmoji =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/**
 * Control characters (white space stays), what turns the direction of writing, zero-width characters, soft hyphens,
 * halves of surrogate pairs, and private characters, which {@link keepAside} and {@link fromTex} use as marks.
 */
const withoutUnseen = (text: string) =>
  text.replace(joinerWithoutEmoji, '').replace(/[^\P{Cc}\s]|[^\P{Cf}\u200D]|\p{Cs}|\p{Co}/gu, '');

/** Only tags that mark up prose: `<EOS>` and `<think>` are words of papers. */
const withoutTags = (text: string) =>
  withoutAnchors(text)
    .replace(/<sup>([^<>]*)<\/sup>/gi, '^{$1}')
    .replace(/<sub>([^<>]*)<\/sub>/gi, '_{$1}')
    .replace(/<(?:br|p|div|li|ul|ol)\b[^<>]*>|<\/(?:p|div|li|ul|ol)>/gi, ' ')
    .replace(/<\/?(?:b|i|u|em|strong|span|tt|code|small|mark|font|a)(?:\s[^<>]*)?>/gi, '');

/** Links as plain text. By hand: one pattern for a whole link reads on to the end of the text from each that begins. */
function withoutAnchors(text: string): string {
  const ends = [...text.matchAll(/<\/a>/gi)].map(({ index }) => index).reverse();
  const parts: string[] = [];
  let read = 0;
  for (const { index, 0: tag } of text.matchAll(/<a\s[^<>]*>/gi)) {
    const url = index < read ? undefined : addressIn(tag);
    if (url === undefined) continue;
    while (ends.length > 0 && (ends.at(-1) ?? 0) < index) ends.pop();
    const end = ends.at(-1);
    if (end === undefined) break;
    parts.push(text.slice(read, index), linkText(text.slice(index + tag.length, end), url));
    read = end + '</a>'.length;
  }
  return parts.join('') + text.slice(read);
}

/** What the last `href` of a tag names. */
function addressIn(tag: string): string | undefined {
  const values = tag.split(/href=/i).slice(1);
  return values.map((value) => /^["']?([^"'\s<>]+)/.exec(value)?.[1]).findLast((url) => url !== undefined);
}

/** A link as plain text: the address alone when its label says nothing more. */
function linkText(label: string, url: string): string {
  const says = label.trim().replace(/[.,;]$/, '');
  const nothingMore =
    /^$|^https?:|^www\.|^(?:(?:at )?(?:here|(?:this|the) ?(?:https?|link|url|website|page)?)|(?:this|the|our)? ?(?:http|https)? ?(?:link|url|website|web ?page|project(?:'s)? ?(?:web)?(?:page|site|home ?page)?|home ?page|code|repo(?:sitory)?))(?: (?:link|url|page))?$/i;
  return nothingMore.test(says) || url.includes(says) ? url : `${says} (${url})`;
}
