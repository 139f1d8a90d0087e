import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Texts that only whoever has their key can read. What a button does may hold a person's words, and a stored button
 * names nobody: nothing could find it when that person asks to be forgotten. Its key stands in its message alone.
 */
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** 16 characters that fit any platform's button. */
export const newKey = (): string => randomBytes(12).toString('base64url');

/** Under what a text is stored: says nothing about its key. */
export const nameOf = (key: string): string => derived('name', key).toString('base64url');

export function seal(text: string, key: string): string {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, derived('text', key), nonce);
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64url');
}

/** Throws when it was sealed with another key, or changed since. */
export function unseal(sealed: string, key: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const opening = createDecipheriv(cipher, derived('text', key), bytes.subarray(0, nonceBytes));
  opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  return opening.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + opening.final('utf8');
}

/** Keys are random and long enough that nobody guesses them: no slow hash is needed. */
const derived = (purpose: string, key: string) => createHash('sha256').update(`${purpose} ${key}`).digest();
