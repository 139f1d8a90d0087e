import { z } from 'zod';

/**
 * What Slack sends, as far as we read it (docs.slack.dev: slash commands, interactivity, Events API). Everything that
 * its documentation calls optional is optional here, so that a leaner server is understood as well.
 */

const Id = z.object({ id: z.string() });

export const SlashCommand = z.object({
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
});

/** Where a button was clicked: in a message, or in the App Home or a modal (`view`). */
export const Click = z.object({
  user: Id,
  channel: Id.optional(),
  container: z
    .object({
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      channel_id: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  view: z.object({ type: z.string().optional() }).optional(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string().default(''),
        value: z.string().optional(),
        /** What was chosen in a menu or a select. */
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

export const Suggestion = z.object({
  user: Id,
  action_id: z.string(),
  block_id: z.string(),
  value: z.string().default(''),
  view: z.object({ private_metadata: z.string() }),
});

const Chosen = z.object({ value: z.string() }).nullish();
const InputState = z.object({
  value: z.string().nullish(),
  selected_option: Chosen,
  selected_options: z.array(z.object({ value: z.string() })).optional(),
  /** `HH:mm` */
  selected_time: z.string().nullish(),
});

export const Submission = z.object({
  user: Id,
  view: z.object({
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), InputState)) }),
  }),
});
export type Submission = z.infer<typeof Submission>;

export const MessageShortcut = z.object({
  callback_id: z.string(),
  user: Id,
  channel: Id,
  message_ts: z.string().optional(),
  message: z.looseObject({ text: z.string().nullish(), ts: z.string().optional(), thread_ts: z.string().optional() }),
  response_url: z.string().optional(),
});

/** `app_mention`, and `message` where somebody writes to us directly. */
export const Said = z.object({
  type: z.string(),
  subtype: z.string().optional(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  text: z.string().default(''),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
});
export type Said = z.infer<typeof Said>;

export const HomeOpened = z.object({
  user: z.string(),
  channel: z.string().optional(),
  tab: z.string().default('home'),
});

export const Reaction = z.object({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: z.string(),
  reaction: z.string(),
  event_ts: z.string().optional(),
  item_user: z.string().optional(),
  item: z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
});

/** Without the person: who posted a link is none of our business. In `composer` nothing was posted yet. */
export const LinkShared = z.object({
  source: z.string().optional(),
  channel: z.string().default(''),
  message_ts: z.string(),
  is_bot_user_member: z.boolean().default(false),
  links: z.array(z.object({ url: z.string() })),
});

export const ChannelEvent = z.object({ type: z.string(), channel: z.string(), user: z.string().optional() });

export const ChannelIdChanged = z.object({ old_channel_id: z.string(), new_channel_id: z.string() });

export const ChannelRenamed = z.object({ channel: z.object({ id: z.string(), name: z.string() }) });

export const TokensRevoked = z.object({ tokens: z.object({ bot: z.array(z.string()).optional() }).optional() });

export const EventBody = z.object({ event_id: z.string().optional(), event: z.unknown() });
