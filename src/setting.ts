import { z } from 'zod';

/** What a person is told when a setting cannot be read: "got …; want `want`, for example `example`. `hint`". */
export type Wording = {
  want: string;
  example: string;
  secret?: boolean;
  /** What comes near to what was given, as a sentence. */
  hint?: (given: string) => string | undefined;
};
export const wording = z.registry<Wording>();

export function setting<S extends z.ZodType>(schema: S, words: Wording): S {
  wording.add(schema, words);
  return schema;
}

/** Undefined where a % stands for nothing. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export const hasCredentials = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
};

export const webAddress = z
  .url({ protocol: /^https?$/ })
  // It stands in messages of errors, and `fetch` refuses it.
  .refine((url) => !hasCredentials(url))
  .transform((url) => url.replace(/(?<!\/)\/+$/, ''));

export const address = (usual: string) =>
  setting(webAddress.prefault(usual), { want: 'an http or https address without a user or password', example: usual });

export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  setting(z.string().toLowerCase().pipe(z.enum(values)).prefault(values[0]), {
    want: `one of ${values.join(', ')}`,
    example: values[0],
  });

export const secret = (
  want: string,
  example: string,
  { refuse, hint }: { refuse?: RegExp; hint?: NonNullable<Wording['hint']> } = {},
) =>
  setting(
    z
      .string()
      .refine((text) => !/\s/.test(text) && refuse?.test(text) !== true)
      .optional(),
    { want, example, secret: true, ...(hint === undefined ? {} : { hint }) },
  );
