/**
 * Papers and people write what they like: no half of a character, no control character, and nothing that turns the
 * direction of the text around.
 */
export const visible = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '');

/** The address as it may be linked to; undefined for what is not of the web: `javascript:` runs in whoever reads it. */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
