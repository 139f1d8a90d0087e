import { z } from 'zod';

/** Gateway events as far as they are read. What Discord leaves out or adds does no harm. */
const User = z.object({ id: z.string(), bot: z.boolean().optional() });
/** A permission bit set, as decimal text. */
const Bits = z.string().regex(/^\d+$/);
/** Lists that are empty may be left out, or null. */
const list = <T extends z.ZodType>(element: T) =>
  z
    .array(element)
    .nullish()
    .transform((given) => given ?? []);
const Roles = list(z.string());

const Common = z.object({
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  guild_id: z.string().nullish(),
  channel_id: z.string().nullish(),
  channel: z.object({ id: z.string(), type: z.int().optional(), parent_id: z.string().nullish() }).nullish(),
  member: z.object({ user: User, roles: Roles, permissions: Bits.default('0') }).nullish(),
  user: User.nullish(),
  app_permissions: Bits.nullish(),
  /** Whose installation brought it: under "0" the server's, where it was the server's; under "1" a person's. */
  authorizing_integration_owners: z.record(z.string(), z.unknown()).nullish(),
  /** 0 a server, 1 our direct messages, 2 a conversation of people. */
  context: z.int().nullish(),
});

const Leaf = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});
const Subcommand = z.object({ name: z.string(), type: z.literal(1).default(1), options: list(Leaf) });
const Linked = z.object({
  content: z.string().default(''),
  embeds: list(z.object({ url: z.string().nullish(), title: z.string().nullish(), description: z.string().nullish() })),
});

/** `/paper SUBCOMMAND`, half typed (4) or sent (2). */
const SlashFields = {
  data: z.object({ name: z.string(), type: z.literal(1).default(1), options: list(Subcommand) }),
};
export const Slash = z.object({ ...Common.shape, type: z.literal(2), ...SlashFields });
export const HalfTyped = z.object({ ...Common.shape, type: z.literal(4), ...SlashFields });
/** A command in the menu of a message. */
export const MessageCommand = z.object({
  ...Common.shape,
  type: z.literal(2),
  data: z.object({
    name: z.string(),
    type: z.literal(3),
    target_id: z.string(),
    resolved: z.object({ messages: z.record(z.string(), Linked).default({}) }).prefault({}),
  }),
});
export const Click = z.object({
  ...Common.shape,
  type: z.literal(3),
  /** `values`: what was chosen in a select. */
  data: z.object({ custom_id: z.string(), values: list(z.string()) }),
  message: z.object({ id: z.string(), flags: z.int().default(0) }),
});
const Field = z.object({ custom_id: z.string(), value: z.string().nullish(), values: list(z.string()) });
export const Submission = z.object({
  ...Common.shape,
  type: z.literal(5),
  data: z.object({
    custom_id: z.string(),
    /** Labels around a field each; rows of one text field in what an earlier release opened. */
    components: z.array(z.object({ components: z.array(Field).optional(), component: Field.optional() })),
  }),
  message: z.object({ id: z.string(), flags: z.int().default(0) }).nullish(),
});
export const Interaction = z.union([Slash, MessageCommand, HalfTyped, Click, Submission]);
export type Interaction = z.infer<typeof Interaction>;
/** What it takes to answer a command, click, half-typed value or form, also one of a kind that is not read here. */
export const AnyInteraction = z.object({ id: z.string(), token: z.string(), type: z.literal([2, 3, 4, 5]) });
export type AnyInteraction = z.infer<typeof AnyInteraction>;

/** 0: a message, 19: a reply; the others are the system's. */
export const SaidMessage = z.object({
  id: z.string(),
  type: z.union([z.literal(0), z.literal(19)]).default(0),
  channel_id: z.string(),
  guild_id: z.string().nullish(),
  author: User,
  member: z.object({ roles: Roles }).nullish(),
  content: z.string().default(''),
  mentions: list(User),
  webhook_id: z.string().nullish(),
  /** Of a reply: the message it is one to. */
  message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
});
export type SaidMessage = z.infer<typeof SaidMessage>;

/** `id`: an emoji of a server's own. */
const Emoji = z.object({ id: z.string().nullish(), name: z.string().nullish() });
export type Emoji = z.infer<typeof Emoji>;

export const Reaction = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  message_id: z.string(),
  guild_id: z.string().nullish(),
  /** Told when a reaction is added, not when it is taken back. */
  message_author_id: z.string().nullish(),
  emoji: Emoji,
  /** Told when a reaction is added in a server. */
  member: z.object({ user: User }).nullish(),
});

/** All reactions of a message were taken off, or all of one emoji. */
export const ClearedReactions = z.object({
  channel_id: z.string(),
  message_id: z.string(),
  guild_id: z.string().nullish(),
  emoji: Emoji.optional(),
});

/** `unavailable`: an outage, and nobody's doing. */
export const GuildEvent = z.object({ id: z.string(), unavailable: z.boolean().nullish() });
/** The servers the bot is in, as far as the connection speaks for them. */
export const Ready = z.object({ guilds: list(GuildEvent) });

export const DeletedThread = z.object({ id: z.string(), guild_id: z.string(), parent_id: z.string() });

/** Answers of the REST interface. */
export const SentMessage = z.object({ id: z.string(), channel_id: z.string().optional() });
export const StoredMessage = z.object({
  id: z.string(),
  timestamp: z.string().default(''),
  author: z.object({ id: z.string() }).optional(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  components: z.array(z.unknown()).default([]),
});
export const StoredMessages = z.array(StoredMessage);
export const ChannelAnswer = z.object({
  id: z.string(),
  type: z.int().optional(),
  parent_id: z.string().nullish(),
  guild_id: z.string().nullish(),
});
