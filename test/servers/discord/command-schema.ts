import { z } from 'zod';
import { filled } from './schema.ts';

const name = z.string().regex(/^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u);
const Option = z
  .strictObject({
    type: z.union([z.literal(3), z.literal(4), z.literal(5), z.literal(10)]),
    name,
    description: filled(100),
    required: z.boolean().optional(),
    choices: z
      .array(z.strictObject({ name: filled(100), value: z.union([filled(100), z.number()]) }))
      .max(25)
      .optional(),
    min_value: z.number().optional(),
    max_value: z.number().optional(),
    min_length: z.int().min(0).max(6_000).optional(),
    max_length: z.int().min(1).max(6_000).optional(),
    autocomplete: z.boolean().optional(),
  })
  .refine(({ choices, autocomplete }) => !autocomplete || choices === undefined, 'choices exclude autocomplete')
  .refine(({ type, min_value, max_value }) => type !== 3 || (min_value ?? max_value) === undefined, 'bounds of text');
const requiredFirst = (options: { required?: boolean | undefined }[]) =>
  options.every(({ required }, at) => !required || options.slice(0, at).every((before) => before.required));
const unique = (all: { name: string }[]) => new Set(all.map(({ name }) => name)).size === all.length;
const Subcommand = z.strictObject({
  type: z.literal(1),
  name,
  description: filled(100),
  options: z
    .array(Option)
    .max(25)
    .refine(requiredFirst, 'required options first')
    .refine(unique, 'names twice')
    .optional(),
});
const setting = {
  contexts: z.array(z.int().min(0).max(2)).optional(),
  integration_types: z.array(z.int().min(0).max(1)).optional(),
  default_member_permissions: z.string().nullish(),
  nsfw: z.boolean().optional(),
};
const Slash = z
  .strictObject({
    type: z.literal(1).optional(),
    name,
    description: filled(100),
    options: z
      .array(z.union([Subcommand, Option]))
      .max(25)
      .refine(unique, 'names twice')
      .optional(),
    ...setting,
  })
  .refine((command) => textOf(command) <= 8_000, 'at most 8000 characters a command');
const Menu = z.strictObject({ type: z.union([z.literal(2), z.literal(3)]), name: filled(32), ...setting });
export const Commands = z.array(z.union([Slash, Menu])).max(110);

/** Names, descriptions and values count. */
function textOf(part: unknown): number {
  if (Array.isArray(part)) return part.reduce((sum: number, each) => sum + textOf(each), 0);
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce((sum, [key, value]) => {
    const counts = typeof value === 'string' && ['name', 'description', 'value'].includes(key);
    return sum + (counts ? value.length : textOf(value));
  }, 0);
}
