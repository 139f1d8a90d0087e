import { z } from 'zod';

/**
 * An app's manifest as Slack takes it: fields, limits and what goes together (docs.slack.dev/reference/app-manifest;
 * docs.slack.dev/app-manifests/configuring-apps-with-app-manifests, errors of the schema). Unknown fields are refused;
 * those that a bot like ours does not use are missing here, and so are refused too. `agent_view` stands on no page but in
 * the types of @slack/web-api 8.2.
 */
const text = (max: number) => z.string().min(1).max(max);
/** "A string containing the full `https` URL". */
const httpsUrl = z.url({ protocol: /^https$/ });
const scopes = z.array(z.string()).max(255);
const events = z.array(z.string()).max(100);
const prompt = z.strictObject({ title: text(100), message: text(3_000) });

const Features = z.strictObject({
  agent_view: z
    .strictObject({ agent_description: text(300).optional(), suggested_prompts: z.array(prompt).max(4).optional() })
    .optional(),
  app_home: z.strictObject({
    home_tab_enabled: z.boolean(),
    messages_tab_enabled: z.boolean(),
    messages_tab_read_only_enabled: z.boolean(),
  }),
  // "Allowed characters: a-z, 0-9, -, _ and .", says the table; the page's own example is "Your Amazingly Helpful Bot".
  bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
  shortcuts: z
    .array(
      z.strictObject({
        type: z.enum(['message', 'global']),
        name: text(24),
        callback_id: text(255),
        description: text(150),
      }),
    )
    .max(10),
  slash_commands: z
    .array(
      z.strictObject({
        command: text(32).startsWith('/'),
        description: text(2_000),
        usage_hint: text(1_000),
        should_escape: z.boolean(),
        url: httpsUrl.optional(),
      }),
    )
    .max(50),
  // "Domains must have a TLD and cannot be a TLD alone"; without protocol or path (unfurling links, domains).
  unfurl_domains: z.array(z.string().regex(/^(?:[a-z\d-]+\.)+[a-z]{2,}$/)).max(5),
});

const Settings = z.strictObject({
  event_subscriptions: z.strictObject({ request_url: httpsUrl.optional(), bot_events: events }),
  interactivity: z.strictObject({
    is_enabled: z.boolean(),
    request_url: httpsUrl.optional(),
    message_menu_options_url: httpsUrl.optional(),
  }),
  org_deploy_enabled: z.boolean(),
  socket_mode_enabled: z.boolean(),
  token_rotation_enabled: z.boolean(),
});

export const Manifest = z
  .strictObject({
    display_information: z.strictObject({
      name: text(35),
      description: text(140).optional(),
      // "The app manifest in App Settings throws an error if it is less than 174 characters."
      long_description: z.string().min(174).max(4_000).optional(),
      background_color: z
        .string()
        .regex(/^#(?:[\da-f]{3}){1,2}$/i)
        .optional(),
    }),
    features: Features,
    oauth_config: z.strictObject({
      redirect_urls: z.array(httpsUrl).max(1_000).optional(),
      scopes: z.strictObject({ bot: scopes, bot_optional: scopes }),
    }),
    settings: Settings,
  })
  .superRefine(({ oauth_config, settings, features }, { addIssue }) => {
    const fault = (message: string, ...path: string[]) => addIssue({ code: 'custom', message, path });
    const { bot, bot_optional: optional } = oauth_config.scopes;
    if (!optional.every((scope) => bot.includes(scope))) {
      fault('Optional scopes must also be listed in the corresponding bot fields', 'oauth_config');
    }
    const { socket_mode_enabled: isSocket, event_subscriptions: subscriptions, interactivity } = settings;
    if (!isSocket && subscriptions.request_url === undefined) {
      fault('Event Subscription requires either Request URL or Socket Mode Enabled', 'settings');
    }
    if (!isSocket && interactivity.request_url === undefined) fault('Interactivity requires a Request URL', 'settings');
    if (!isSocket && features.slash_commands.some(({ url }) => url === undefined)) {
      fault('a slash command needs a URL where Socket Mode is off', 'features');
    }
    // `org_deploy_enabled` "is required for functions" alone; a token that is copied into a setting cannot rotate.
    if (settings.token_rotation_enabled !== (oauth_config.redirect_urls !== undefined)) {
      fault('tokens rotate where workspaces install the app by themselves, and nowhere else', 'settings');
    }
  });
