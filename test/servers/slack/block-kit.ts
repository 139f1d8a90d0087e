import { z } from 'zod';

/**
 * Block Kit as Slack takes it: every limit of the reference (docs.slack.dev, Block Kit; @slack/types 3.2), unknown
 * fields refused. Only what a bot sends is here; a block or element that is missing is refused like an unknown one.
 */

const text = (max: number) => z.string().min(1).max(max);
const Plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(max), emoji: z.boolean().optional() });
const Mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(max), verbatim: z.boolean().optional() });
const Text = (max: number) => z.discriminatedUnion('type', [Plain(max), Mrkdwn(max)]);

const id = text(255).optional();
const address = z.url({ protocol: /^https?$/ }).max(3_000);
const Option = z.strictObject({ text: Plain(75), value: text(75), description: Plain(75).optional() });

const Button = z.strictObject({
  type: z.literal('button'),
  text: Plain(75),
  action_id: id,
  value: text(2_000).optional(),
  url: address.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: text(75).optional(),
});
const select = { action_id: id, placeholder: Plain(150).optional(), initial_option: Option.optional() };
const StaticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...select,
  options: z.array(Option).min(1).max(100),
});
const ExternalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...select,
  min_query_length: z.int().min(0).optional(),
});
const Overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: z.array(Option).min(1).max(5),
});
const TextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    initial_value: z.string().max(3_000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3_000).optional(),
    max_length: z.int().min(1).max(3_000).optional(),
    placeholder: Plain(150).optional(),
  })
  .refine(({ initial_value = '', max_length = 3_000 }) => initial_value.length <= max_length, 'is too long initially');
const whole = z.string().regex(/^-?\d+$/);
const NumberInput = z
  .strictObject({
    type: z.literal('number_input'),
    action_id: id,
    is_decimal_allowed: z.boolean(),
    initial_value: whole.optional(),
    min_value: whole.optional(),
    max_value: whole.optional(),
    placeholder: Plain(150).optional(),
  })
  .refine(
    ({ initial_value: initial, min_value: min, max_value: max }) =>
      initial === undefined || !(Number(initial) < Number(min) || Number(initial) > Number(max)),
    'is out of range initially',
  );

/** At most ten options, and initially only those that are among them (docs.slack.dev/reference/block-kit/block-elements/checkboxes-element). */
const Checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: id,
    options: z.array(Option).min(1).max(10),
    initial_options: z.array(Option).min(1).optional(),
  })
  .refine(
    ({ options, initial_options: initial = [] }) =>
      initial.every(({ value }) => options.some((one) => one.value === value)),
    'initial_options must be among options',
  );
/** "in the format HH:mm" (docs.slack.dev/reference/block-kit/block-elements/time-picker-element). */
const TimePicker = z.strictObject({
  type: z.literal('timepicker'),
  action_id: id,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  placeholder: Plain(150).optional(),
  timezone: z.string().optional(),
});

const Header = z.strictObject({ type: z.literal('header'), block_id: id, text: Plain(150) });
const Divider = z.strictObject({ type: z.literal('divider'), block_id: id });
const Section = z
  .strictObject({
    type: z.literal('section'),
    block_id: id,
    text: Text(3_000).optional(),
    fields: z.array(Text(2_000)).min(1).max(10).optional(),
    accessory: z.discriminatedUnion('type', [Button, Overflow, StaticSelect, ExternalSelect]).optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'must have text or fields');
const Context = z.strictObject({
  type: z.literal('context'),
  block_id: id,
  elements: z.array(Text(3_000)).min(1).max(10),
});
/** At most five elements (docs.slack.dev/reference/block-kit/blocks/context-actions-block). */
const Judgement = z.strictObject({ text: Plain(75), value: text(2_000), accessibility_label: text(75).optional() });
const ContextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id: id,
  elements: z
    .array(
      z.strictObject({
        type: z.literal('feedback_buttons'),
        action_id: id,
        positive_button: Judgement,
        negative_button: Judgement,
      }),
    )
    .min(1)
    .max(5),
});
const Actions = z.strictObject({
  type: z.literal('actions'),
  block_id: id,
  elements: z
    .array(z.discriminatedUnion('type', [Button, Overflow, StaticSelect, ExternalSelect]))
    .min(1)
    .max(25),
});
const Input = z.strictObject({
  type: z.literal('input'),
  block_id: id,
  label: Plain(2_000),
  hint: Plain(2_000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [TextInput, NumberInput, StaticSelect, ExternalSelect, Checkboxes, TimePicker]),
});

const shared = [Header, Divider, Section, Context, Actions] as const;
const MessageBlocks = z
  .array(z.discriminatedUnion('type', [...shared, ContextActions]))
  .max(50)
  .superRefine(unique);
const ViewBlocks = z
  .array(z.discriminatedUnion('type', [...shared, Input]))
  .max(100)
  .superRefine(unique);

const Modal = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: id,
    title: Plain(24),
    submit: Plain(24).optional(),
    close: Plain(24).optional(),
    private_metadata: z.string().max(3_000).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    blocks: ViewBlocks.min(1),
  })
  .refine(
    ({ blocks, submit }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'),
    'must have submit where it has inputs',
  );
const Home = z.strictObject({
  type: z.literal('home'),
  callback_id: id,
  private_metadata: z.string().max(3_000).optional(),
  blocks: ViewBlocks,
});
export const View = z.discriminatedUnion('type', [Modal, Home]);
export type View = z.infer<typeof View>;

/** Ids of blocks and of actions may occur once in a message or view. */
function unique(blocks: readonly Record<string, unknown>[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const isId = key === 'block_id' || (key === 'action_id' && path.at(-1) !== 'element');
      if (isId && typeof inner === 'string') {
        if (seen.has(`${key} ${inner}`)) {
          context.addIssue({ code: 'custom', path: [...path, key], message: `${key} "${inner}" already exists` });
        }
        seen.add(`${key} ${inner}`);
      }
      visit(inner, [...path, /^\d+$/.test(key) ? Number(key) : key]);
    }
  };
  visit(blocks, []);
}

/** What a form that was sent is answered with (docs.slack.dev, view submissions): nothing closes it. */
export const SubmissionAnswer = z.union([
  z.strictObject({}),
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ response_action: z.enum(['update', 'push']), view: Modal }),
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
]);

/**
 * The fields of a form that errors are shown at: each must name an input block of the view that was sent
 * (docs.slack.dev/surfaces/modals, "Displaying errors in views").
 */
export const inputsOf = (view: View): z.infer<typeof Input>[] =>
  view.blocks.filter((block): block is z.infer<typeof Input> => block.type === 'input');

/** Slack's way to say what is wrong, for `response_metadata.messages`; empty when nothing is. */
export const faultsOfBlocks = (blocks: unknown): string[] => messages(MessageBlocks.safeParse(blocks), '/blocks');
export const faultsOfView = (view: unknown): string[] => messages(View.safeParse(view), '/view');

function messages(read: z.ZodSafeParseResult<unknown>, root: string): string[] {
  return (read.error?.issues ?? []).map(
    ({ message, path }) => `[ERROR] ${message} [json-pointer:${[root, ...path.map(String)].join('/')}]`,
  );
}
