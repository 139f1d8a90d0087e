import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import {
  botEvents,
  optionalScopes,
  printSlackManifest,
  scopes,
  slackManifest,
} from '../../../src/adapters/slack/manifest.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { Manifest } from '../../servers/slack/manifest.ts';
import { alice, channel, connected } from './fixture.ts';

/** What each method needs in every kind of conversation we use it in (docs.slack.dev, methods). */
const methodScopes: Record<string, string[]> = {
  'assistant.threads.setStatus': ['chat:write'],
  // Only with the agent view, whose scope is not among the others.
  'assistant.threads.setSuggestedPrompts': [],
  // By the app-level token.
  'apps.connections.open': [],
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.join': ['channels:join'],
  'conversations.open': ['im:write'],
  'users.conversations': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.update': [],
  'views.publish': [],
};

/** What each event needs (docs.slack.dev, events). */
const eventScopes: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_id_changed: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  link_shared: ['links:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  tokens_revoked: [],
};

const folder = new URL('../../../src/adapters/slack/', import.meta.url);
const source = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

test('the scopes are those of the methods called and the events heard, and of the commands', () => {
  const called = new Set(
    [...source.matchAll(/(?:client|quick)\.([a-z]+(?:\.[a-z]+)?\.[a-zA-Z]+)\(/g)].map(([, method = '']) => method),
  );
  called.delete('socket.start');
  const methods = [...called].filter((method) => !['client.start'].includes(method));
  expect(methods.length).toBeGreaterThan(10);
  expect(methods.filter((method) => methodScopes[method] === undefined)).toEqual([]);
  expect(botEvents.filter((event) => eventScopes[event] === undefined)).toEqual([]);
  const needed = [...methods.map((name) => methodScopes[name]), ...botEvents.map((name) => eventScopes[name])].flat();
  expect([...new Set([...needed, 'commands'])].sort()).toEqual([...scopes].sort());
});

test('the granted scopes are enough for what people do', async () => {
  const { slack, adapter } = await connected('socket');
  slack.grant([...scopes]);
  await slack.people.command(alice, channel, 'subscribe planes');
  await slack.until(() => slack.responses[0]);
  await slack.people.event({ type: 'app_home_opened', user: alice, tab: 'home' });
  await slack.until(() => slack.callsOf('views.publish')[0]);
  await adapter.find({ platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public' }, 'k1', new Date());
  expect(slack.calls.filter(({ answer }) => answer?.error === 'missing_scope')).toEqual([]);
});

test('without what may be left out everything works but looking for a lost message, and the start says so', async () => {
  const { slack, adapter, options, dispatch, log } = await connected('socket');
  const optional = [...optionalScopes.keys()];
  expect(slackManifest().oauth_config.scopes.bot_optional).toEqual(optional);
  expect(scopes).toEqual(expect.arrayContaining(optional));
  // What brings direct messages is no option.
  expect(optional).not.toContain('im:history');
  slack.grant(scopes.filter((scope) => !optionalScopes.has(scope)));
  const again = createSlack(options);
  await again.start(dispatch, atOnce);
  expect(log.lines.filter(({ level }) => level === 'warn').map(({ message }) => message)).toEqual([
    'slack: the app lacks channels:history, groups:history, mpim:history, so a message there whose answer was lost is not sent again (at most once); see UNKNOWN_DELIVERY',
  ]);
  await again.stop();
  await slack.people.command(alice, channel, 'subscribe planes');
  await slack.until(() => slack.responses[0]);
  expect(slack.calls.filter(({ answer }) => answer?.error === 'missing_scope')).toEqual([]);
  const place = { platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public' } as const;
  expect(await adapter.find(place, 'k1', new Date())).toMatchObject({
    kind: 'unable',
    reason: expect.stringContaining('channels:history'),
  });
});

test('Socket Mode needs no address; HTTP mode names ours everywhere', () => {
  expect(JSON.stringify(slackManifest())).not.toMatch(/["_]url"/);
  expect(slackManifest().settings.socket_mode_enabled).toBe(true);
  const { features, settings } = slackManifest({ url: 'https://bot.example.org/' });
  const address = 'https://bot.example.org/slack/events';
  expect(features.slash_commands[0]?.url).toBe(address);
  expect(settings.event_subscriptions.request_url).toBe(address);
  expect(settings.interactivity).toMatchObject({ request_url: address, message_menu_options_url: address });
  expect(settings.socket_mode_enabled).toBe(false);
});

test.each([
  ['for Socket Mode', {}],
  ['for HTTP', { url: 'https://bot.example.org' }],
  ['as an agent', { agent: true }],
  ['for many workspaces', { url: 'https://bot.example.org', many: true }],
])('is what Slack takes, %s', (_, wanted) => {
  expect(Manifest.safeParse(slackManifest(wanted)).error?.issues).toBeUndefined();
});

test.each([
  ['an optional scope that is not asked for', { oauth_config: { scopes: { bot: [], bot_optional: ['links:read'] } } }],
  ['no address and no Socket Mode', { settings: { ...slackManifest().settings, socket_mode_enabled: false } }],
  ['a sixth domain', { features: { ...slackManifest().features, unfurl_domains: Array(6).fill('a.org') } }],
  ['a field of its own', { author: 'us' }],
])('Slack refuses %s', (_, wrong) => {
  expect(Manifest.safeParse({ ...slackManifest(), ...wrong }).success).toBe(false);
});

test('prints JSON, and the same as YAML', () => {
  expect(JSON.parse(printSlackManifest([]))).toEqual(slackManifest());
  expect(parse(printSlackManifest(['--yaml']))).toEqual(slackManifest());
  expect(() => printSlackManifest(['--url', 'nonsense'])).toThrow('--url: want the public address');
});

test('for many workspaces it has the way back from the installation, and tokens that rotate', () => {
  const url = 'https://bot.example.org/';
  expect(JSON.parse(printSlackManifest(['--url', url, '--many']))).toMatchObject({
    oauth_config: { redirect_urls: ['https://bot.example.org/slack/oauth_redirect'] },
    settings: { token_rotation_enabled: true, socket_mode_enabled: false, org_deploy_enabled: false },
  });
  expect(() => printSlackManifest(['--many'])).toThrow('--many: needs --url');
  expect(() => printSlackManifest(['--url', url, '--many', '--agent'])).toThrow('--many: the agent view');
});
