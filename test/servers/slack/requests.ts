import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Arguments } from './answers.ts';

/** A request's body: a form or JSON. */
export async function argumentsOf(request: IncomingMessage): Promise<Arguments> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return {};
  return request.headers['content-type']?.startsWith('application/json')
    ? JSON.parse(text)
    : Object.fromEntries(new URLSearchParams(text));
}

/** Slack's signature of a request it sends (docs.slack.dev, verifying requests). */
const sign = (secret: string, seconds: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;

export type Signature = 'good' | 'wrong' | 'none' | { secondsAgo: number };

/** The request that HTTP mode makes of an event, click or command. */
export function signedRequest(
  body: string,
  contentType: string,
  options: { secret: string; now: number; signature: Signature; retry?: { num: number; reason: string } },
): RequestInit {
  const { secret, signature, retry } = options;
  const ago = typeof signature === 'object' ? signature.secondsAgo : 0;
  const seconds = Math.floor(options.now / 1000) - ago;
  const headers: Record<string, string> = { 'content-type': contentType };
  if (signature !== 'none') {
    headers['x-slack-request-timestamp'] = String(seconds);
    headers['x-slack-signature'] = sign(signature === 'wrong' ? `${secret}!` : secret, seconds, body);
  }
  if (retry !== undefined) {
    headers['x-slack-retry-num'] = String(retry.num);
    headers['x-slack-retry-reason'] = retry.reason;
  }
  return { method: 'POST', headers, body };
}
