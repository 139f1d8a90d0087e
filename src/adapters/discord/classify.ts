import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { PostResult } from '../../core/chat/chat-adapter.ts';
import { DeadlineError } from '../../core/deadline.ts';
import { networkCode } from '../../core/never-sent.ts';
import { networkFailure, slowerPace } from '../kit/failures.ts';

/** What a failed request means. `unauthorised`: the token is no good; nothing may be asked until a person acts. */
export type Failure = Exclude<PostResult, { kind: 'sent' }> | { kind: 'unauthorised'; reason: string };

/** A channel or thread that was deleted, or never was. */
export const unknownChannel = 10003;
/** A server that was deleted, or that we are not in. */
export const unknownGuild = 10004;
export const unknownMessage = 10008;
export const missingAccess = 50001;
/** What is asked for is not for this kind of channel: a thread in a voice channel, publishing where nobody follows. */
export const wrongKind = 50024;
/** A message where only posts can be: in a forum. */
export const notText = 50008;
/** The server has as many open threads as it may have. */
const tooManyThreads = 160006;
/** After so long some may have been archived, in milliseconds. */
const threadsWaitMs = 600_000;

/** "Invalid form body": a component, an embed or a text that Discord does not allow. */
export const invalidForm = 50035;

/** Where a 429 does not say how long to wait, in milliseconds. */
const unsaidWaitMs = 5_000;

/**
 * A failure of discord.js as a value. Codes: discord-api-docs, topics/opcodes-and-status-codes.
 * A lost connection and a server's failure are `unknown`: the message may stand there.
 */
export function classify(error: unknown): Failure {
  if (error instanceof RateLimitError) {
    const afterMs = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout, 0);
    const slower = slowerPace('Discord', Math.ceil(afterMs) || unsaidWaitMs);
    return error.global ? { ...slower, everywhere: true } : slower;
  }
  if (error instanceof DiscordAPIError) return classifyAnswer(error);
  if (error instanceof HTTPError) return { kind: 'unknown', reason: `Discord failed (HTTP ${error.status})` };
  if (error instanceof DeadlineError) return { kind: 'unknown', reason: error.message };
  return networkFailure('Discord', error);
}

function classifyAnswer({ status, code, message }: DiscordAPIError): Failure {
  if (status === 401) return { kind: 'unauthorised', reason: 'Discord refused the token' };
  if (status === 429) return slowerPace('Discord', unsaidWaitMs);
  if (code === tooManyThreads) {
    const reason = 'the server has as many open threads as Discord allows';
    return { kind: 'retry', afterMs: threadsWaitMs, reason };
  }
  const words = goneCodes[code];
  if (words !== undefined) return { kind: 'gone', reason: words };
  if (status === 403) return { kind: 'gone', reason: `Discord does not let me post here (${message})` };
  if (status === 400 || status === 404 || status === 413) {
    const words =
      code === invalidForm ? 'Discord does not take the message as it is drawn' : 'Discord does not take the message';
    return { kind: 'rejected', reason: `${words} (${code})`, detail: message.slice(0, 1_000) };
  }
  return { kind: 'unknown', reason: `Discord answered ${status}` };
}

const goneCodes: Record<string, string> = {
  [unknownChannel]: 'the channel no longer exists',
  [unknownGuild]: 'the server no longer exists, or removed me',
  10013: 'the person no longer exists',
  [missingAccess]: 'I cannot see the channel any more; I need View Channel there',
  50007: 'the person does not accept direct messages from me',
  40066: 'the forum wants a tag that only moderators may give; add one that anybody may',
  40067: 'the forum wants a tag that only moderators may give; add one that anybody may',
  [notText]: 'messages cannot be sent in this kind of channel',
  50013: 'a permission is missing; I need View Channel and Send Messages',
  50278: 'I share no server with this person any more',
  160005: 'the thread is locked',
};

/** What may stand in the log: Discord's errors carry the address, and that holds an interaction's token. */
export const faultOf = (error: unknown): string =>
  error instanceof DiscordAPIError
    ? `${error.status} ${error.code}: ${error.message}`
    : error instanceof Error
      ? `${networkCode(error) ?? error.name}: ${error.message}`
      : String(error);

export const hasCode = (error: unknown, code: number): boolean =>
  error instanceof DiscordAPIError && error.code === code;
