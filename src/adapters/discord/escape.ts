import { LRUCache } from 'lru-cache';

/**
 * Text of papers and people as Discord markdown that shows exactly that text: nothing in it formats, links, mentions
 * or draws an emoji of its own. Line breaks stay; other control and invisible characters go.
 */
export const escapeText = (text: string): string => escaped.memo(text);

const escapeAnew = (text: string): string =>
  visible(text)
    .replace(/[\\*_~|`[\]<>]/g, '\\$&')
    // A link without brackets, and @everyone: highlighted even where it may not notify.
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/@(?=everyone|here)/gi, '\\@')
    // Headings, lists and small print begin a line.
    .replace(/^([^\S\n\r\u2028\u2029]*)([#+-])/gm, '$1\\$2')
    .replace(/^([^\S\n\r\u2028\u2029]*\d+)([.)])(?=\s)/gm, '$1\\$2');

/** A digest brings the same papers to many channels at the same moment. */
const escaped = new LRUCache<string, string>({ max: 500, memoMethod: escapeAnew });

/** One line of it: the label of a link, a fact, a title. */
export const escapeLine = (text: string): string => escapeText(oneLine(text));

/**
 * A link whose label looks like an address is not drawn as a link (Discord guards against phishing), nor is one whose
 * label holds brackets that do not match: Discord finds the end of a label before it reads backslashes, one level deep.
 */
export const escapeLabel = (text: string): string =>
  escapeLine(matchedBrackets(oneLine(text).replace(/\b[a-z][a-z+.-]{0,30}:\/\//gi, '')));

const matchedBrackets = (text: string): string =>
  /^(?:[^[\]]|\[[^[\]]*\])*$/.test(text) ? text : text.replaceAll('[', '(').replaceAll(']', ')');

/** Inside a code block only its fence ends it. */
export const escapeCode = (text: string): string => visible(text).replace(/`{3}/g, '`\u200b`\u200b`');

/** An address that cannot end its markdown link early; undefined for one that is none or not https. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:') return undefined;
  return href.replace(/[()<>\\*~|`]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** Where Discord draws no markdown: labels, titles, the names of threads. */
export const plainLine = (text: string): string => oneLine(visible(text));

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Without characters that show nothing, or turn the direction of what follows them. The joiners U+200C and U+200D
 * stay: scripts and emoji are made with them.
 */
const visible = (text: string): string => (plain.test(text) ? text : withoutInvisible(text));

/** Most text: nothing in it to look at twice. */
const plain = /^[\x20-\x7e\n]*$/;

const withoutInvisible = (text: string): string =>
  text.replace(
    /(?![\n\t])\p{Cc}|\p{Cs}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu,
    '',
  );
