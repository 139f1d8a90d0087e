/** Shorter ones would take away words that are no secrets. */
const shortestSecret = 6;
/** Base64 of fewer characters than this comes about by chance. */
const shortestCore = 8;
const mask = '[secret]';

/** Tokens of Slack by their look, in addresses too. */
const tokenLook = /\bx(?:ox[a-z]|app)-[\w-]{8,}/g;
/** A user with a password, or a user alone, before the host of an address, whose slashes JSON may have escaped. */
const credentials = /(?<=:(?:\\?\/){2})[^\s/\\"'<>?#]{1,1000}@/g;
/** A user with a password where the address begins with its host. */
const withoutScheme = /(?<=\/\/)[^\s/\\"'<>?#:@]{1,500}:[^\s/\\"'<>?#]{0,500}@/g;
/** The same in an address that was percent-encoded once, twice or three times; its slashes may have been left alone. */
const encodedCredentials = [
  /(?<=%3a(?:\/|%2f){2})(?:[^\s/\\"'<>?#&%]|%(?!2f|3f|23)){1,1000}%40/gi,
  /(?<=%253a(?:\/|%252f){2})(?:[^\s/\\"'<>?#&%]|%(?!252f|253f|2523)){1,1000}%2540/gi,
  /(?<=%25253a(?:\/|%25252f){2})(?:[^\s/\\"'<>?#&%]|%(?!25252f|25253f|252523)){1,1000}%252540/gi,
];

/**
 * Takes secrets out of a text, whatever a library made of them on their way into it: as they are, as JSON writes them,
 * with any of their characters percent-encoded up to three times, in hexadecimal, and in base64 of either alphabet, also
 * in the middle of more (`Authorization: Basic …`). Users and passwords in addresses go too, encoded ones as well.
 */
export function createRedaction(secrets: readonly string[]): (text: string) => string {
  const patterns = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [plainly(secret), inHex(secret), ...inBase64(secret)]);
  const masking = [...patterns, tokenLook];
  const maskingUsers = [credentials, withoutScheme, ...encodedCredentials];
  return (text) => {
    const safe = masking.reduce((rest, pattern) => rest.replace(pattern, mask), text);
    return maskingUsers.reduce((rest, pattern) => rest.replace(pattern, `${mask}@`), safe);
  };
}

const plainly = (secret: string) =>
  new RegExp(
    [...secret]
      .map((character) => {
        const asJson = JSON.stringify(character).slice(1, -1);
        const forms = [character, asJson].flatMap((form) => [literal(form), percentEncoded(form)]);
        return `(?:${[...new Set(forms)].join('|')})`;
      })
      .join(''),
    'g',
  );

const percentEncoded = (text: string) =>
  hexOf(text)
    .map((byte) => `%(?:25){0,2}${byte}`)
    .join('');

/** Bytes in a row, or apart as in "4d:54", "4d 54", "\x4d\x54" and "0x4d, 0x54". */
const inHex = (secret: string) => new RegExp(hexOf(secret).join('[\\s:,-]{0,2}(?:\\\\x|0x)?'), 'g');

const hexOf = (text: string): string[] =>
  [...Buffer.from(text)].map((byte) => caseless(byte.toString(16).padStart(2, '0')));

/** One pattern for each way the secret may lie across groups of three bytes; what is encoded after it goes with it. */
function inBase64(secret: string): RegExp[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/={1,2}$/, '');
    // The first and last characters hold bits of the neighbours as well.
    const core = text.slice(before === 0 ? 0 : before + 1, Math.floor(((bytes.length + before) * 4) / 3));
    if (core.length < shortestCore) return [];
    const either = literal(core).replaceAll('\\+', '[+-]').replaceAll('/', '[/_]');
    return [new RegExp(`${either}[A-Za-z0-9+/_=-]*`, 'g')];
  });
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const caseless = (hex: string) => hex.replaceAll(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
