import { z } from 'zod';
import type { Deliver } from './delivery.ts';
import { linkEvents } from './unfurls.ts';
import { bot, type Message, type Unfurled, type World } from './world.ts';

type Parts = {
  world: World;
  deliver: Deliver;
  trigger(): string;
  responseUrl(channel: string, user: string, shown?: string): string;
  /** Whether the installation was given a scope: without it Slack tells nothing of what it covers. */
  mayRead(scope: string): boolean;
  /** A form was sent, and this is the bot's answer to it. */
  settle(view: string, answer: unknown): void;
};

type Modal = { id: string; private_metadata: string; callback_id: string; blocks?: unknown[] };
let events = 0;

/** What people do in Slack, as Slack tells the bot. Each resolves with the bot's acknowledgement. */
export function createPeople({ world, deliver, trigger, responseUrl, mayRead, settle }: Parts) {
  const actor = (user: string) => ({ id: user, username: user.toLowerCase(), team_id: world.team });
  const place = (channel: string) => ({ id: channel, name: world.channels.get(channel)?.name ?? 'directmessage' });
  const base = (user: string) => ({
    ...{ api_app_id: 'A0PAPER', token: 'legacy', team: { id: world.team, domain: 'paper' }, enterprise: null },
    ...{ is_enterprise_install: false, user: actor(user), trigger_id: trigger() },
  });
  const nextEvent = () => `Ev${++events}${Math.floor(Math.random() * 1e9)}`;

  const people = {
    command: (user: string, channel: string, text: string) =>
      deliver('slash_commands', {
        ...{ token: 'legacy', command: '/paper', text, api_app_id: 'A0PAPER', is_enterprise_install: 'false' },
        ...{ team_id: world.team, team_domain: 'paper', channel_id: channel, channel_name: place(channel).name },
        ...{ user_id: user, user_name: user.toLowerCase(), trigger_id: trigger() },
        response_url: responseUrl(channel, user),
      }),
    /** Clicks a button of a message, or chooses from a menu or select of it, found by its label. */
    click: (
      user: string,
      channel: string,
      message: Pick<Message, 'ts' | 'thread_ts' | 'blocks' | 'ephemeralFor'>,
      label: string,
    ) => {
      const action = actionsIn(message.blocks).find(({ text }) => text === label)?.action;
      if (action === undefined) throw new Error(`there is no button "${label}"`);
      const { ts, thread_ts, blocks, ephemeralFor } = message;
      const thread = thread_ts === undefined ? {} : { thread_ts };
      return deliver('interactive', {
        type: 'block_actions',
        ...base(user),
        channel: place(channel),
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: ephemeralFor !== undefined,
          ...thread,
        },
        ...(ephemeralFor === undefined ? { message: { type: 'message', ts, user: bot.user, blocks, ...thread } } : {}),
        response_url: responseUrl(channel, user, ephemeralFor === undefined ? undefined : ts),
        actions: [{ ...action, block_id: 'b1', action_ts: world.nextTs() }],
      });
    },
    /** Clicks a button that an app has put under a link: there is no `message`, as docs.slack.dev (unfurling links) has it. */
    clickUnfurl: (user: string, channel: string, { ts }: Pick<Message, 'ts'>, unfurled: Unfurled, label: string) => {
      const action = actionsIn(unfurled.blocks).find(({ text }) => text === label)?.action;
      if (action === undefined) throw new Error(`there is no button "${label}" under the link`);
      const { id, app_unfurl_url, is_app_unfurl } = unfurled;
      return deliver('interactive', {
        type: 'block_actions',
        ...base(user),
        channel: place(channel),
        container: {
          ...{ type: 'message_attachment', message_ts: ts, attachment_id: id, channel_id: channel },
          ...{ is_ephemeral: false, is_app_unfurl, app_unfurl_url },
        },
        app_unfurl: unfurled,
        response_url: responseUrl(channel, user, ts),
        actions: [{ ...action, block_id: 'b1', action_ts: world.nextTs() }],
      });
    },
    clickHome: (user: string, blocks: unknown[] | undefined, label: string) => {
      const action = actionsIn(blocks).find(({ text }) => text === label)?.action;
      if (action === undefined) throw new Error(`there is no button "${label}" in the App Home`);
      const view = { id: `home:${user}`, type: 'home', private_metadata: '' };
      const container = { type: 'view', view_id: view.id };
      return deliver('interactive', { type: 'block_actions', ...base(user), view, container, actions: [action] });
    },
    async submit(user: string, view: Modal, values: Record<string, unknown>) {
      const state = Object.entries({ ...stateOf(view), ...values }).map(([name, field]) => [name, { [name]: field }]);
      const delivered = await deliver('interactive', {
        type: 'view_submission',
        ...base(user),
        view: { ...view, type: 'modal', state: { values: Object.fromEntries(state) } },
        response_urls: [],
      });
      settle(view.id, delivered.body);
      return delivered;
    },
    close: (user: string, view: Modal) =>
      deliver('interactive', {
        type: 'view_closed',
        ...base(user),
        view: { ...view, type: 'modal' },
        is_cleared: false,
      }),
    suggest: (user: string, view: Modal, blockId: string, value: string) =>
      deliver('interactive', {
        type: 'block_suggestion',
        ...base(user),
        action_id: blockId,
        block_id: blockId,
        value,
        view,
      }),
    shortcut: (user: string, channel: string, callbackId: string, message: { ts: string; text: string }) =>
      deliver('interactive', {
        ...{
          type: 'message_action',
          callback_id: callbackId,
          ...base(user),
          channel: place(channel),
          message_ts: message.ts,
        },
        message: { type: 'message', user, ...message },
        response_url: responseUrl(channel, user),
      }),
    /** An event, delivered as often as told, with one id. */
    event: async (event: Record<string, unknown>, { times = 1, id = nextEvent() } = {}) => {
      const body = {
        type: 'event_callback',
        token: 'legacy',
        team_id: world.team,
        api_app_id: 'A0PAPER',
        event,
        event_id: id,
      };
      const authorizations = [{ enterprise_id: null, team_id: world.team, user_id: bot.user, is_bot: true }];
      const whole = { ...body, event_time: Math.floor(Date.now() / 1000), authorizations };
      for (let time = 0; time < times; time++) await deliver('events_api', whole, time === 0 ? undefined : time);
    },
    /** Writes and posts a message with links; an app that may read them is told of both. */
    async postLink(user: string, channel: string, text: string, threadTs?: string): Promise<Message> {
      const message = world.add(channel, { user, text, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) });
      if (!mayRead('links:read')) return message;
      for (const event of linkEvents(world, user, channel, message)) await people.event(event);
      return message;
    },
    /** Says something in a channel and returns its time stamp; the bot hears it when it is mentioned. */
    say: (user: string, channel: string, text: string, threadTs?: string) =>
      world.add(channel, { user, text, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) }),
  };
  return people;
}

/** What can be clicked in a message, by what is read on it, as Slack tells of it; in order. */
export function actionsIn(value: unknown): { text: string; action: object }[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const button = ButtonShown.safeParse(value);
  if (button.success) return [{ text: button.data.text.text, action: button.data }];
  const judged = FeedbackShown.safeParse(value);
  if (judged.success) {
    const { positive_button, negative_button, ...action } = judged.data;
    return [positive_button, negative_button].map(({ text, value }) => ({
      text: text.text,
      action: { ...action, value },
    }));
  }
  const menu = MenuShown.safeParse(value);
  if (!menu.success) return Object.values(value).flatMap(actionsIn);
  const { options, ...action } = menu.data;
  return options.map((option) => ({ text: option.text.text, action: { ...action, selected_option: option } }));
}

/** What a form's fields hold as it opened: whoever sends it changes some of them. */
function stateOf({ blocks = [] }: Modal): Record<string, object> {
  const inputs = blocks.flatMap((block) => InputShown.safeParse(block).data ?? []);
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => {
      const { type, initial_value, initial_option, initial_options, initial_time } = element;
      if (type === 'checkboxes') return [block_id, { type, selected_options: initial_options ?? [] }];
      if (type === 'timepicker') return [block_id, { type, selected_time: initial_time ?? null }];
      if (type.endsWith('select')) return [block_id, { type, selected_option: initial_option ?? null }];
      return [block_id, { type, value: initial_value ?? null }];
    }),
  );
}

const InputShown = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  element: z.looseObject({
    type: z.string(),
    initial_value: z.string().optional(),
    initial_option: z.unknown().optional(),
    initial_options: z.array(z.unknown()).optional(),
    initial_time: z.string().optional(),
  }),
});

const Words = z.looseObject({ text: z.string() });
const ButtonShown = z.looseObject({ type: z.literal('button'), action_id: z.string(), text: Words });
/** The click tells the value of the button that was pressed (docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element). */
const FeedbackShown = z.object({
  type: z.literal('feedback_buttons'),
  action_id: z.string(),
  positive_button: z.object({ text: Words, value: z.string() }),
  negative_button: z.object({ text: Words, value: z.string() }),
});
const MenuShown = z.object({
  type: z.enum(['overflow', 'static_select']),
  action_id: z.string(),
  options: z.array(z.looseObject({ text: Words, value: z.string() })),
});
