import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { PostResult } from '../../core/chat/chat-adapter.ts';
import { networkFailure, slowerPace } from '../kit/failures.ts';

/** What a failed call means: for this message, for this channel, or (`stop`) for the whole installation. */
export type Failure =
  | Exclude<PostResult, { kind: 'sent' }>
  /** `isRemoved`: by all that Slack says somebody took the app away. */
  | { kind: 'stop'; code: string; reason: string; isRemoved: boolean }
  /** A scope is missing: `scopes` as Slack names them. */
  | { kind: 'scope'; reason: string; scopes: string };

/** A call that was not made: there is no token for it now, and there may be one soon. */
export class NoTokenNow extends Error {
  override name = 'NoTokenNow';
}

/** How people let the bot in. */
export const invite = 'invite me with /invite @Paperboy';

/** Reads what went wrong from what the client threw. Pure. Error codes: docs.slack.dev, chat.postMessage and the others. */
export function classify(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter);
  if (error instanceof WebAPIHTTPError) {
    // Slack may have done the work before its front door failed: "some aspect of the operation may have succeeded".
    return error.statusCode === 429
      ? rateLimited(undefined)
      : { kind: 'unknown', reason: `Slack answered with HTTP status ${error.statusCode}` };
  }
  if (error instanceof WebAPIPlatformError) return byCode(error.data);
  if (error instanceof NoTokenNow) {
    return { kind: 'retry', afterMs: 60_000, reason: error.message };
  }
  return networkFailure('Slack', error instanceof WebAPIRequestError ? error.original : error);
}

type Answer = WebAPIPlatformError['data'];

function byCode(answer: Answer): Failure {
  const code = answer.error;
  // The client puts an answer that is no JSON here: it was cut off, or written by something on the way.
  if (!/^[a-z0-9_]{1,64}$/.test(code)) return { kind: 'unknown', reason: 'Slack gave an answer that cannot be read' };
  const metadata = answer.response_metadata;
  if (code === 'missing_scope') {
    const scopes = 'needed' in answer && typeof answer.needed === 'string' ? answer.needed : 'another scope';
    return {
      kind: 'scope',
      scopes,
      reason: `the Slack app lacks ${scopes}: paste the manifest again and reinstall the app`,
    };
  }
  if (ratelimits.has(code)) return rateLimited(metadata?.retryAfter);
  if (later.has(code)) return { kind: 'retry', afterMs: 10_000, reason: `Slack says ${code}` };
  if (lost.has(code)) return { kind: 'unknown', reason: `Slack says ${code}` };
  const dead = deadTokens[code];
  if (dead !== undefined) {
    return { kind: 'stop', code, reason: `${dead} (Slack says ${code})`, isRemoved: removals.has(code) };
  }
  const gone = goneChannels[code];
  if (gone !== undefined) return { kind: 'gone', reason: gone };
  const faults = metadata?.messages?.join('; ');
  const reason = `${refusals[code] ?? 'Slack does not take the message'} (${code})`;
  return { kind: 'rejected', reason, ...(faults === undefined ? {} : { detail: faults }) };
}

const refusals: Record<string, string> = {
  invalid_blocks: 'Slack does not take the message as it is drawn',
  invalid_blocks_format: 'Slack does not take the message as it is drawn',
  msg_too_long: 'the message is too long for Slack',
  msg_blocks_too_long: 'the message is too long for Slack',
};

const rateLimited = (seconds = 30): Failure => slowerPace('Slack', Math.max(1, seconds) * 1_000);

const ratelimits = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
const later = new Set(['accesslimited', 'service_unavailable', 'request_timeout']);
const lost = new Set(['fatal_error', 'internal_error']);

const reinstall = 'install the Slack app again';
const moving = 'the workspace is being moved to an organisation, which Slack ends by itself';
/** Errors of the installation. None is final: a migration ends, an admin grants again what was taken. */
const deadTokens: Record<string, string> = {
  account_inactive: `the Slack app was removed from the workspace, or the workspace is gone: ${reinstall}`,
  token_revoked: `the token was revoked: ${reinstall}`,
  token_expired: `the token has expired: ${reinstall}`,
  invalid_auth: 'the token is not accepted: copy it again',
  not_authed: 'the token is empty: copy it from the app at api.slack.com/apps',
  not_allowed_token_type: 'this is another kind of token: copy the right one from the app at api.slack.com/apps',
  org_login_required: moving,
  team_added_to_org: moving,
  team_access_not_granted: 'the organisation has not granted this app access to the workspace: ask its admins to',
  enterprise_is_restricted: 'the organisation does not let this app post: ask its admins to allow it',
  ekm_access_denied: 'admins have suspended posting in this workspace: ask them when it is allowed again',
  two_factor_setup_required: 'the workspace wants two-factor authentication to be set up first: ask an admin',
};
const removals = new Set(['account_inactive', 'token_revoked']);
/** What Slack says to a text that is no token of anybody's, too; the other errors know whose token it is. */
const misspellings = new Set(['invalid_auth', 'not_authed', 'not_allowed_token_type']);

/** Whether a token that Slack never accepted before is refused because it was copied wrongly. */
export const isMisspelt = (failure: Failure): boolean => failure.kind !== 'stop' || misspellings.has(failure.code);

/** Whether a channel's posts ended for an error of the installation: in earlier releases that paused the channel. */
export const isOfInstallation = (reason: string): boolean =>
  Object.keys(deadTokens).some((code) => reason.endsWith(`(Slack says ${code})`));

const goneChannels: Record<string, string> = {
  channel_not_found: `I cannot see this conversation; if it still exists, ${invite}, or write to me directly`,
  not_in_channel: `I am not in this channel: ${invite}`,
  no_permission: `I may not post in this channel: ${invite}`,
  access_denied: 'Slack denies me access to this channel: ask an admin of the workspace to allow it',
  is_archived: 'the channel is archived: unarchive it, then /paper resume',
  user_not_found: 'I cannot reach this person any more',
  user_disabled: 'this person has left the workspace',
  cannot_dm_bot: 'this is a bot, and bots cannot be written to',
  messages_tab_disabled: "the app's Messages tab is off: turn it on in the app's settings under App Home",
  restricted_action: 'the workspace does not let me post here: ask an admin to allow it',
  restricted_action_read_only_channel: 'the channel is read-only: ask an admin to let me post',
  restricted_action_thread_only_channel: 'the channel takes replies in threads only',
  restricted_action_non_threadable_channel: 'the channel takes no threads',
  channel_is_limited_access: 'the channel is for a few people only: ask an admin to let me post',
  is_inactive: 'the channel is no longer in use',
  not_allowed: 'the workspace does not let me post here: ask an admin to allow it',
};
