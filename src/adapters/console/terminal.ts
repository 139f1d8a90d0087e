import { stripVTControlCharacters, styleText } from 'node:util';
import { createSupportsHyperlinks } from 'supports-hyperlinks';

/** What the place we print to can show. */
export type Terminal = {
  /** Columns; absent where lines are read by a program: they are not wrapped then. */
  width?: number;
  colours: boolean;
  links: boolean;
};

/** Where we print: a terminal, or what reads our lines. */
export type Output = NodeJS.WritableStream & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'hasColors'>>;

/** Longer lines are hard to read, however wide the window is. */
const widest = 100;
const narrowest = 20;

/** Plain text when piped; colours and links where the terminal says it has them (`NO_COLOR` is honoured). */
export function terminalOf(stream: Output): Terminal {
  if (!stream.isTTY) return { colours: false, links: false };
  return {
    width: Math.max(narrowest, Math.min(stream.columns ?? widest, widest)),
    colours: stream.hasColors?.() ?? false,
    links: createSupportsHyperlinks(stream),
  };
}

/** Papers, people and models write what they like: no escape sequence, control or direction override reaches the terminal. */
export const safe = (text: string): string => safeLine(text).replace(/\s+/g, ' ');

/** One line of text to copy: as {@link safe}, its runs of blanks kept. */
export const safeLine = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/\s/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '');

export type Style = 'bold' | 'italic' | 'dim' | 'cyan';

/** Marks text where the terminal can; elsewhere the words alone. */
export const styled = (style: Style, text: string, { colours }: Terminal): string =>
  colours && text !== '' ? styleText(style, text, { validateStream: false }) : text;

/** A link a click opens (OSC 8), or the words with the address behind them, unless they are the address. */
export function linked(text: string, url: string, { links }: Terminal): string {
  const address = safe(url).replace(/\s/g, '');
  if (!/^https?:\/\//.test(address) || (!links && stripVTControlCharacters(text) === address)) return text;
  return links ? `\u001b]8;;${address}\u0007${text}\u001b]8;;\u0007` : `${text} (${address})`;
}
