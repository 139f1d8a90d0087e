import { type Answer, type Arguments, fail, textOf } from './answers.ts';
import { faultsOfBlocks } from './block-kit.ts';
import { bot, type World } from './world.ts';

/** What a URL in a message is in Slack's notation. */
const linkInText = /<(https?:\/\/[^<>|]+)(?:\|[^<>]*)?>/g;

/**
 * The links of a message that an app is told of: "All additive subdomains and paths to the domain you provide will be
 * considered matches", and only fully qualified ones (docs.slack.dev/messaging/unfurling-links-in-messages, domains).
 */
const linksIn = (text: string, domains: readonly string[]): { domain: string; url: string }[] =>
  [...text.matchAll(linkInText)].flatMap(([, url = '']) => {
    const decoded = url.replaceAll('&amp;', '&');
    const { hostname } = new URL(decoded);
    const domain = domains.find((name) => hostname === name || hostname.endsWith(`.${name}`));
    return domain === undefined ? [] : [{ domain, url: decoded }];
  });

/**
 * `chat.unfurl` with the errors of its reference (docs.slack.dev/reference/methods/chat.unfurl). "The first time this
 * method is executed … the valid unfurls attachments you provide will be attached to the message. Subsequent attempts …
 * will modify the same attachments." The app need not be in the channel (docs.slack.dev changelog 2020-11, unfurls
 * everywhere). Only `channel` with `ts` is known here, which may stand in for `unfurl_id` with `source`.
 */
export function unfurl(args: Arguments, { world }: { world: World }): Answer {
  const id = textOf(args, 'channel');
  const ts = textOf(args, 'ts');
  if (id === '') return fail('missing_channel');
  if (ts === '') return fail('missing_ts');
  if (textOf(args, 'unfurls') === '') return fail('missing_unfurls');
  if (!world.channels.has(id)) return fail('cannot_find_channel');
  const message = world.messages(id).find((each) => each.ts === ts);
  if (message === undefined) return fail('cannot_find_message');
  const unfurls = attachmentsOf(textOf(args, 'unfurls'));
  if (unfurls === undefined) return fail('invalid_unfurls_format');
  const posted = [...message.text.matchAll(linkInText)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
  const registered = linksIn(message.text, world.unfurlDomains).map(({ url }) => url);
  const attachments = [...(message.attachments ?? [])];
  for (const [url, attachment] of Object.entries(unfurls)) {
    if (!posted.includes(url)) return fail('cannot_unfurl_message');
    if (!registered.includes(url)) return fail('cannot_unfurl_url');
    const messages = faultsOfBlocks(attachment.blocks);
    if (messages.length > 0) return fail('invalid_blocks', { response_metadata: { messages } });
    const at = attachments.findIndex((each) => each.app_unfurl_url === url);
    const place = at === -1 ? attachments.length : at;
    attachments[place] = { id: place + 1, blocks: attachment.blocks, app_unfurl_url: url, is_app_unfurl: true };
  }
  world.change(id, ts, { attachments });
  return { ok: true };
}

/** "A JSON map where the keys correspond to the URLs", each with "an array of blocks". */
function attachmentsOf(json: string): Record<string, { blocks: unknown[] }> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    const given = isMap ? Object.entries(value) : [];
    const read = given.flatMap(([url, attachment]) =>
      Array.isArray(attachment?.blocks) ? [[url, { blocks: attachment.blocks }] as const] : [],
    );
    return read.length === 0 || read.length < given.length ? undefined : Object.fromEntries(read);
  } catch {
    return undefined;
  }
}

/**
 * What a link that somebody writes tells an app, first while it is being written and then when it is posted
 * (docs.slack.dev/messaging/unfurling-links-in-messages, composer unfurls and receiving events). "If you are working within
 * an Enterprise organization … link_shared events are not dispatched for previews"; `unfurl_id` and `source` "will not be
 * present" there (docs.slack.dev/reference/events/link_shared).
 */
export function linkEvents(
  world: World,
  user: string,
  channel: string,
  message: { ts: string; text: string; thread_ts?: string },
): Record<string, unknown>[] {
  const links = linksIn(message.text, world.unfurlDomains);
  if (links.length === 0) return [];
  const base = { type: 'link_shared', user, links, event_ts: message.ts };
  const composing = `${user}-composing`;
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  const isMember = world.channels.get(channel)?.members.has(bot.user) === true;
  const posted = {
    ...base,
    channel,
    ...thread,
    message_ts: message.ts,
    is_bot_user_member: isMember,
    user_locale: 'en',
  };
  if (world.isEnterprise) return [posted];
  return [
    { ...base, channel: 'COMPOSER', message_ts: composing, unfurl_id: composing, source: 'composer' },
    { ...posted, unfurl_id: `${channel}.${message.ts}`, source: 'conversations_history' },
  ];
}
