import { z } from 'zod';

/**
 * What Discord takes, from discord-api-docs (components/reference, resources/message, resources/channel,
 * interactions/receiving-and-responding, interactions/application-commands). Unknown fields are refused: a misspelt
 * one does nothing on the real platform, which is worse.
 */
export const id = z.int().min(0).max(2_147_483_647).optional();
export const filled = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim() !== '', 'must not be empty');
export const customId = z.string().min(1).max(100);
const url = z.url({ protocol: /^https?$/ }).max(512);
const emoji = z.strictObject({
  id: z.string().nullish(),
  name: z.string().nullish(),
  animated: z.boolean().optional(),
});

const Button = z
  .strictObject({
    type: z.literal(2),
    id,
    style: z.int().min(1).max(5),
    label: filled(80).optional(),
    emoji: emoji.optional(),
    custom_id: customId.optional(),
    url: url.optional(),
    disabled: z.boolean().optional(),
  })
  .refine(({ style, custom_id, url }) => (style === 5 ? url && !custom_id : custom_id && !url), 'custom_id or url')
  .refine(({ label, emoji }) => label !== undefined || emoji !== undefined, 'a label or an emoji');
const Select = z.strictObject({
  type: z.literal(3),
  id,
  custom_id: customId,
  placeholder: z.string().max(150).optional(),
  options: z
    .array(
      z.strictObject({
        label: filled(100),
        value: filled(100),
        description: z.string().max(100).optional(),
        default: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(25)
    .refine((options) => new Set(options.map(({ value }) => value)).size === options.length, 'values twice'),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  disabled: z.boolean().optional(),
});
const Row = z
  .strictObject({
    type: z.literal(1),
    id,
    components: z
      .array(z.union([Button, Select]))
      .min(1)
      .max(5),
  })
  .refine(
    ({ components }) => components.length === 1 || components.every(({ type }) => type === 2),
    'one select a row',
  );
const Text = z.strictObject({ type: z.literal(10), id, content: filled(4_000) });
const Media = z.strictObject({
  url: z
    .string()
    .regex(/^(https?|attachment):\/\//)
    .max(2_048),
});
const Thumbnail = z.strictObject({
  type: z.literal(11),
  id,
  media: Media,
  description: z.string().max(1_024).nullish(),
  spoiler: z.boolean().optional(),
});
const Section = z.strictObject({
  type: z.literal(9),
  id,
  components: z.array(Text).min(1).max(3),
  accessory: z.union([Button, Thumbnail]),
});
const Separator = z.strictObject({
  type: z.literal(14),
  id,
  divider: z.boolean().optional(),
  spacing: z.int().min(1).max(2).optional(),
});
const Gallery = z.strictObject({
  type: z.literal(12),
  id,
  items: z
    .array(z.strictObject({ media: Media, description: z.string().max(1_024).nullish() }))
    .min(1)
    .max(10),
});
const Inside = z.discriminatedUnion('type', [Row, Text, Section, Separator, Gallery]);
const Container = z.strictObject({
  type: z.literal(17),
  id,
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().optional(),
  components: z.array(Inside).min(1),
});
const TopLevel = z.discriminatedUnion('type', [Row, Text, Section, Separator, Gallery, Container]);

const Field = z.strictObject({ name: filled(256), value: filled(1_024), inline: z.boolean().optional() });
const Embed = z.strictObject({
  title: filled(256).optional(),
  description: filled(4_096).optional(),
  url: z.url().optional(),
  color: z.int().optional(),
  timestamp: z.string().optional(),
  fields: z.array(Field).max(25).optional(),
  footer: z.strictObject({ text: filled(2_048), icon_url: z.url().optional() }).optional(),
  author: z.strictObject({ name: filled(256), url: z.url().optional() }).optional(),
  image: z.strictObject({ url: z.url() }).optional(),
  thumbnail: z.strictObject({ url: z.url() }).optional(),
});

export const flags = {
  crossposted: 1,
  suppressEmbeds: 4,
  ephemeral: 64,
  quiet: 4_096,
  hasThread: 32,
  componentsV2: 32_768,
};

const body = {
  content: z.string().max(2_000).nullish(),
  embeds: z.array(Embed).max(10).nullish(),
  components: z.array(TopLevel).nullish(),
  flags: z.int().optional(),
  tts: z.boolean().optional(),
  /** Required here: a message that may notify by accident is a mistake. */
  allowed_mentions: z.strictObject({
    parse: z.array(z.enum(['users', 'roles', 'everyone'])),
    replied_user: z.boolean().optional(),
  }),
};
type Body = { [K in keyof typeof body]?: z.infer<(typeof body)[K]> };

const checked = <T extends z.ZodType<Body>>(schema: T) =>
  schema.superRefine((message, context) => {
    for (const fault of faultsOf(message)) context.addIssue({ code: 'custom', message: fault });
  });

export const NewMessage = checked(
  z.strictObject({
    ...body,
    nonce: z.union([z.string().max(25), z.int()]).optional(),
    enforce_nonce: z.boolean().optional(),
    message_reference: z
      .strictObject({
        message_id: z.string(),
        channel_id: z.string().optional(),
        fail_if_not_exists: z.boolean().optional(),
      })
      .optional(),
  }),
);
export const EditedMessage = checked(z.strictObject(body)).refine(
  ({ flags: given = 0 }) => (given & ~(flags.suppressEmbeds | flags.componentsV2)) === 0,
  { path: ['flags'], error: 'an edit sets no other flags' },
);
export const AnswerMessage = checked(z.strictObject(body));

function faultsOf({ content, embeds, components, flags: given = 0 }: Body): string[] {
  const faults: string[] = [];
  const all = flatten(components ?? []);
  const v2 = (given & flags.componentsV2) !== 0;
  const ids = all.map((part) => part.custom_id).filter((part) => part !== undefined);
  if (new Set(ids).size < ids.length) faults.push('custom ids must be unique');
  const numbers = all.map((part) => part.id).filter((part) => part !== undefined && part !== 0);
  if (new Set(numbers).size < numbers.length) faults.push('component ids must be unique');
  if (v2 && (content || (embeds ?? []).length > 0)) faults.push('components v2 exclude content and embeds');
  if (v2 && all.length > 40) faults.push('at most 40 components');
  if (!v2 && (components ?? []).some(({ type }) => type !== 1)) faults.push('needs the flag IS_COMPONENTS_V2');
  if (!v2 && (components ?? []).length > 5) faults.push('at most 5 rows');
  const said = all.reduce((sum, part) => sum + (part.content?.length ?? 0), 0);
  if (said > 4_000) faults.push('at most 4000 characters over all text displays');
  const embedded = (embeds ?? []).flatMap(({ title, description, fields = [], footer, author }) => [
    title,
    description,
    footer?.text,
    author?.name,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  if (embedded.reduce((sum, text) => sum + (text?.length ?? 0), 0) > 6_000) faults.push('at most 6000 characters');
  return faults;
}

export type Part = Omit<z.infer<typeof Nested>, 'components' | 'accessory'>;

/** Components with all that are nested in them. */
export function flatten(components: readonly object[]): Part[] {
  return components.flatMap((part) => {
    const { components: nested = [], accessory, ...own } = Nested.parse(part);
    return [own, ...flatten(nested), ...(accessory === undefined ? [] : flatten([accessory]))];
  });
}
const Nested = z.object({
  type: z.int(),
  id: z.int().optional(),
  custom_id: z.string().optional(),
  content: z.string().optional(),
  label: z.string().optional(),
  emoji: emoji.optional(),
  options: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  url: z.string().optional(),
  components: z.array(z.looseObject({})).optional(),
  accessory: z.looseObject({}).optional(),
});

export const Choices = z.strictObject({
  choices: z.array(z.strictObject({ name: filled(100), value: z.union([filled(100), z.number()]) })).max(25),
});

/**
 * discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel: its message has no nonce, and of
 * the flags SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS and IS_COMPONENTS_V2 (discord-api-docs#8444) can be set; at most five
 * tags.
 */
export const NewPost = z.strictObject({
  name: filled(100),
  auto_archive_duration: z.union([z.literal(60), z.literal(1_440), z.literal(4_320), z.literal(10_080)]).optional(),
  rate_limit_per_user: z.int().optional(),
  message: checked(z.strictObject(body)),
  applied_tags: z.array(z.string()).max(5).optional(),
});

export const NewThread = z.strictObject({
  name: filled(100),
  auto_archive_duration: z.union([z.literal(60), z.literal(1_440), z.literal(4_320), z.literal(10_080)]).optional(),
  type: z.int().optional(),
  rate_limit_per_user: z.int().optional(),
});
