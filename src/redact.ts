/** Shorter ones would take away words that are no secrets. */
const shortestSecret = 6;
/** Base64 of fewer characters than this comes about by chance. */
const shortestCore = 8;
const mask = '[secret]';

/** Tokens of Slack by their look, in addresses too. */
const tokenLook = /\bx(?:ox[a-z]|app)-[\w-]{8,}/g;
/** A user with a password, or a user alone, before the host of an address. */
const credentials = /(?<=:\/\/)[^\s/\\"'<>?#]{1,1000}@/g;

/**
 * Takes secrets out of a text, whatever a library made of them on their way into it: as they are, as JSON writes them,
 * with any of their characters percent-encoded, and in base64 of either alphabet, also in the middle of more
 * (`Authorization: Basic …`). Users and passwords in addresses go too.
 */
export function createRedaction(secrets: readonly string[]): (text: string) => string {
  const patterns = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [plainly(secret), ...inBase64(secret)]);
  return (text) =>
    patterns
      .reduce((rest, pattern) => rest.replace(pattern, mask), text)
      .replace(tokenLook, mask)
      .replace(credentials, `${mask}@`);
}

const plainly = (secret: string) =>
  new RegExp(
    [...secret]
      .map((character) => {
        const escaped = [...Buffer.from(character)].map((byte) => `%${caseless(byte.toString(16).padStart(2, '0'))}`);
        const asJson = JSON.stringify(character).slice(1, -1);
        return `(?:${[...new Set([literal(character), literal(asJson), escaped.join('')])].join('|')})`;
      })
      .join(''),
    'g',
  );

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
