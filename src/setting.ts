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
