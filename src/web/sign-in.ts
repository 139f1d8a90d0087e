import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** A link of `admin-link` may be opened for so long, in milliseconds. */
const linkMs = 10 * 60_000;
/** Whoever opened one stays signed in for so long, in milliseconds. */
export const sessionMs = 12 * 3_600_000;

type Purpose = 'link' | 'session';

/**
 * A code that proves, until it expires, that who made it has the token: the time it expires, a number used once, and a
 * signature of both. It is no way to the token. Another token makes all codes void.
 */
function issue(token: string, purpose: Purpose, expiresAt: number): string {
  const body = `${expiresAt.toString(36)}.${randomBytes(16).toString('base64url')}`;
  return `${body}.${signature(token, purpose, body)}`;
}

/** The number used once, of a code that holds at the time; else undefined. */
function nonceOf(token: string, purpose: Purpose, code: string, now: Date): string | undefined {
  const [expires = '', nonce = '', signed = '', ...more] = code.split('.');
  if (more.length > 0 || !isEqual(signed, signature(token, purpose, `${expires}.${nonce}`))) return undefined;
  return Number.parseInt(expires, 36) > now.getTime() ? nonce : undefined;
}

const signature = (token: string, purpose: Purpose, body: string) =>
  createHmac('sha256', token).update(`${purpose}.${body}`).digest('base64url');

/** Takes as long however much of them is equal. */
function isEqual(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

/** The address that signs its first visitor in, within ten minutes. */
export const adminLink = (token: string, publicUrl: string, now: Date): string =>
  `${publicUrl}/sign-in?code=${issue(token, 'link', now.getTime() + linkMs)}`;

/** Where a server is reached from this machine, by the interface it listens on; `host` absent: all. */
export function localUrl({ host, port }: { host?: string; port: number }): string {
  const isEverywhere = host === undefined || host === '0.0.0.0' || host === '::';
  const name = isEverywhere || host === '127.0.0.1' ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

export type SignIn = {
  isToken(given: string): boolean;
  isSession(code: string): boolean;
  /** Whether a link's code still holds; it may have been used all the same. */
  isLink(code: string): boolean;
  /** Uses a link's code up, and gives that of a session; undefined when it does not hold, or was used. */
  enter(code: string): Promise<string | undefined>;
};

/** Who may see what the operator sees. `first`: true the first time a text is told, over restarts too. */
export function createSignIn(
  token: string,
  { now, first }: { now(): Date; first(text: string): Promise<boolean> },
): SignIn {
  return {
    isToken: (given) => isEqual(given, token),
    isSession: (code) => nonceOf(token, 'session', code, now()) !== undefined,
    isLink: (code) => nonceOf(token, 'link', code, now()) !== undefined,
    async enter(code) {
      const nonce = nonceOf(token, 'link', code, now());
      if (nonce === undefined || !(await first(`admin-link:${nonce}`))) return undefined;
      return issue(token, 'session', now().getTime() + sessionMs);
    },
  };
}
