import { z } from 'zod';
import { customId, filled, id } from './schema.ts';

const Input = z.strictObject({
  type: z.literal(4),
  id,
  custom_id: customId,
  style: z.int().min(1).max(2),
  min_length: z.int().min(0).max(4_000).optional(),
  max_length: z.int().min(1).max(4_000).optional(),
  required: z.boolean().optional(),
  value: z.string().max(4_000).optional(),
  placeholder: z.string().max(100).optional(),
});
const FormOption = z.strictObject({
  value: filled(100),
  label: filled(100),
  description: z.string().max(100).optional(),
  default: z.boolean().optional(),
});
/** At most as many are chosen beforehand as may be chosen. */
const chosenAtMost = (options: readonly { default?: boolean | undefined }[], most: number) =>
  options.filter((option) => option.default === true).length <= most;
/** "min_values must be either omitted or at least 1 if required is omitted or true." */
const minFits = ({
  required = true,
  min_values,
}: {
  required?: boolean | undefined;
  min_values?: number | undefined;
}) => !required || min_values === undefined || min_values >= 1;
const FormSelect = z
  .strictObject({
    ...{ type: z.literal(3), id, custom_id: customId, placeholder: z.string().max(150).optional() },
    ...{ options: z.array(FormOption).min(1).max(25), required: z.boolean().optional() },
    ...{ min_values: z.int().min(0).max(25).optional(), max_values: z.int().min(1).max(25).optional() },
  })
  .refine(({ options, max_values = 1 }) => chosenAtMost(options, max_values), 'too many defaults')
  .refine(minFits, 'min_values');
const Radios = z
  .strictObject({
    ...{ type: z.literal(21), id, custom_id: customId },
    ...{ options: z.array(FormOption).min(2).max(10), required: z.boolean().optional() },
  })
  .refine(({ options }) => chosenAtMost(options, 1), 'one default');
const Checkboxes = z
  .strictObject({
    ...{ type: z.literal(22), id, custom_id: customId },
    ...{ options: z.array(FormOption).min(1).max(10), required: z.boolean().optional() },
    ...{ min_values: z.int().min(0).max(10).optional(), max_values: z.int().min(1).max(10).optional() },
  })
  .refine(minFits, 'min_values');
/**
 * discord.com/developers/docs/components/reference: label, string select, text input, radio group, checkbox group. A text
 * input's own label, and rows in forms, are deprecated there.
 */
const Label = z.strictObject({
  type: z.literal(18),
  id,
  label: filled(45),
  description: z.string().max(100).optional(),
  component: z.discriminatedUnion('type', [Input, FormSelect, Radios, Checkboxes]),
});
/** discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export const Modal = z
  .strictObject({ custom_id: customId, title: filled(45), components: z.array(Label).min(1).max(5) })
  .refine(({ components }) => {
    const ids = components.map(({ component }) => component.custom_id);
    return new Set(ids).size === ids.length;
  }, 'custom ids must be unique');
export type Modal = z.infer<typeof Modal>;
