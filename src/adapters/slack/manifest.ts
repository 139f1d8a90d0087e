import { stringify } from 'yaml';
import { agentScope, prompts } from './agent.ts';
import { events } from './app.ts';
import { eventsPath } from './http.ts';
import { installPaths } from './install-paths.ts';
import { shortcuts } from './shortcuts.ts';
import { unfurlDomains } from './unfurls.ts';

/**
 * What the bot may do, and what for. A test holds this list against the methods the code calls and the events it
 * listens to: nobody should grant more than is used.
 */
export const scopes = [
  'app_mentions:read', // hear when it is mentioned
  'channels:history', // look for its own message after a lost answer; optional
  'channels:join', // join a public channel that is being subscribed
  'channels:read', // tell public from private, and who is a member
  'chat:write', // post
  'commands', // /paper and the shortcuts
  'groups:history', // as channels:history, in private channels it was invited to; optional
  'groups:read', // as channels:read, in private channels it was invited to
  'im:history', // read what people write to it directly
  'im:read', // know its own direct messages
  'im:write', // write to a person first: a digest, an answer from the App Home
  'links:read', // hear of links to papers, and show a paper under one where an organiser asked for it; optional
  'links:write', // as links:read
  'mpim:history', // as channels:history, in group messages it was added to; optional
  'mpim:read', // tell a group message from a channel
  'reactions:read', // count 👍 and 👎 on messages about one paper
  'users:read', // names, time zones, and who is a guest
] as const;

const lostIn = (where: string) =>
  `a message in ${where} whose answer was lost cannot be looked for, and after a restart an answer may stand there twice`;

/** Those of them that whoever installs the app may leave out, and what is lost without each. */
export const optionalScopes = new Map<(typeof scopes)[number], string>([
  ['channels:history', lostIn('a public channel')],
  ['groups:history', lostIn('a private channel')],
  ['mpim:history', lostIn('a group message')],
  ['links:read', 'no paper is shown under a link to it'],
  ['links:write', 'no paper is shown under a link to it'],
]);

/** Events as the manifest names them: `message` is asked for in direct messages only. */
export const botEvents = Object.keys(events).map((name) => (name === 'message' ? 'message.im' : name));

/** At most 300 characters (docs.slack.dev, app manifest, `agent_view`). */
const agentDescription =
  'Brings you the research papers of the day, finds papers on what you work on, and answers questions about them with quotes.';

type Kind = {
  /** The public address that Slack calls in HTTP mode; absent: Socket Mode. */
  url?: string;
  /** With the agent view. */
  agent?: boolean;
  /** For many workspaces, each of which installs it at that address and gets tokens that rotate. */
  many?: boolean;
};

/** The app to paste at Slack. */
export function slackManifest({ url, agent = false, many = false }: Kind = {}) {
  const base = url?.replace(/(?<!\/)\/+$/, '');
  const address = base === undefined ? undefined : `${base}${eventsPath}`;
  return {
    display_information: {
      name: 'Paperboy',
      description: 'Brings a team its daily research papers',
      background_color: '#1f3a5f',
    },
    features: {
      ...(agent ? { agent_view: { agent_description: agentDescription, suggested_prompts: prompts } } : {}),
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Paperboy', always_online: true },
      shortcuts: Object.entries(shortcuts).map(([callbackId, { name, description }]) => ({
        ...{ name, type: 'message', callback_id: callbackId, description },
      })),
      unfurl_domains: unfurlDomains,
      slash_commands: [
        {
          command: '/paper',
          ...(address === undefined ? {} : { url: address }),
          description: 'Search papers, subscribe this channel, and more',
          usage_hint: 'search <words> | subscribe <topic> | today | help',
          should_escape: false,
        },
      ],
    },
    // "Optional scopes must also be listed in the corresponding bot fields" (docs.slack.dev, app manifest reference).
    oauth_config: {
      ...(many && base !== undefined ? { redirect_urls: [`${base}${installPaths.back}`] } : {}),
      scopes: { bot: [...scopes, ...(agent ? [agentScope] : [])], bot_optional: [...optionalScopes.keys()] },
    },
    settings: {
      event_subscriptions: { ...(address === undefined ? {} : { request_url: address }), bot_events: botEvents },
      interactivity: {
        is_enabled: true,
        ...(address === undefined ? {} : { request_url: address, message_menu_options_url: address }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: many,
    },
  };
}

/**
 * What `npm run slack:manifest` prints: JSON, or YAML with `--yaml`; `--url https://…` for HTTP mode, `--many` beside it for
 * an app that workspaces install by themselves, `--agent` with the agent view.
 */
export function printSlackManifest(given: readonly string[]): string {
  const at = given.indexOf('--url');
  const url = at === -1 ? undefined : given[at + 1];
  if (at !== -1 && (url === undefined || !/^https:\/\/[^\s]+$/.test(url))) {
    throw new Error('--url: want the public address of this bot, for example --url https://paperboy.example.org');
  }
  const [many, agent] = [given.includes('--many'), given.includes('--agent')];
  if (many && url === undefined) {
    throw new Error('--many: needs --url, because workspaces install the app at that address');
  }
  if (many && agent) throw new Error('--many: the agent view is for an app of one workspace, without --many');
  const manifest = slackManifest({ ...(url === undefined ? {} : { url }), agent, many });
  return given.includes('--yaml') ? stringify(manifest) : `${JSON.stringify(manifest, null, 2)}\n`;
}
