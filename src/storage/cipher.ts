import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Encrypts what must not be readable in the database alone, and signs what must not be made up
 * (docs/decisions/0008-encrypted-columns.md).
 */
export type Cipher = {
  /** `place`: which row's which field it is; under the name of another place it does not open. */
  seal(text: string, place: string): string;
  /** Throws {@link UnknownKeyError} where its key is not among ours; any other error means that it was changed. */
  open(sealed: string, place: string): string;
  /** Whether it was sealed with the newest key. */
  isCurrent(sealed: string): boolean;
  /** The same for the same text, and no way back to it without the key: what is short may be guessed, but not tried. */
  sign(text: string): string;
  /** Whether one of our keys signed this text. */
  isSigned(text: string, signature: string): boolean;
};

export class UnknownKeyError extends Error {
  override name = 'UnknownKeyError';

  constructor() {
    super('It was encrypted with another key: SECRET_KEY has changed. The one before belongs in SECRET_KEY_OLD.');
  }
}

const cipher = 'aes-256-gcm';
/** As NIST SP 800-38D recommends them for GCM, in bytes. */
const nonceBytes = 12;
const tagBytes = 16;

/** `keys`: the newest seals and signs, and all of them open; each long and random (`SECRET_KEY`). */
export function createCipher(keys: readonly [string, ...string[]]): Cipher {
  const [current, ...older] = [ofSecret(keys[0]), ...keys.slice(1).map(ofSecret)] as const;
  const all = [current, ...older];
  const signature = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();

  return {
    seal(text, place) {
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, current.sealing, nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
      return `${current.id}.${Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64url')}`;
    },
    open(sealed, place) {
      const [id, text = ''] = sealed.split('.');
      const key = all.find((one) => one.id === id);
      if (key === undefined) throw new UnknownKeyError();
      const bytes = Buffer.from(text, 'base64url');
      const opening = createDecipheriv(cipher, key.sealing, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
      opening.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return opening.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + opening.final('utf8');
    },
    isCurrent: (sealed) => sealed.startsWith(`${current.id}.`),
    sign: (text) => signature(current.signing, text).toString('base64url'),
    isSigned(text, given) {
      const bytes = Buffer.from(given, 'base64url');
      return all.some(({ signing }) => {
        const expected = signature(signing, text);
        return bytes.length === expected.length && timingSafeEqual(bytes, expected);
      });
    },
  };
}

/** A key for each use, and a name that says which key it was, all by HKDF: none leads to another, or to the secret. */
function ofSecret(secret: string) {
  const derived = (use: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, '', `paperboy ${use}`, bytes));
  return { id: derived('key id', 6).toString('base64url'), sealing: derived('seal', 32), signing: derived('sign', 32) };
}
