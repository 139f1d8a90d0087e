import { z } from 'zod';

/**
 * How an address takes a question. Servers that call themselves compatible with OpenAI's refuse one another's
 * parameters: `format` is the `response_format`, `limit` the name of the limit of `tokens`.
 */
export const RequestForm = z.object({
  format: z.enum(['json_schema', 'json_object', 'text']),
  limit: z.enum(['max_tokens', 'max_completion_tokens', 'none']),
  temperature: z.enum(['zero', 'default']),
  instructions: z.enum(['system', 'user']),
  delivery: z.enum(['stream', 'whole']),
  tokens: z.int().positive(),
});
export type RequestForm = z.infer<typeof RequestForm>;

/** Enough for five claims with their quotes; and for them after a model has thought, which its provider counts too. */
const usualTokens = 900;
const thinkingTokens = 6_000;

/**
 * What is tried first: `max_tokens`, because who does not know it says so, whereas older servers pass over
 * `max_completion_tokens` in silence, and then nothing limits the answer.
 */
export const firstForm: RequestForm = {
  format: 'json_schema',
  limit: 'max_tokens',
  temperature: 'zero',
  instructions: 'system',
  delivery: 'stream',
  tokens: usualTokens,
};

type Part = Exclude<keyof RequestForm, 'tokens'>;

/** By what words a refusal names a part of the form. */
const named: readonly [Part, RegExp][] = [
  ['format', /response[_ ]?format|json[_ ](?:schema|object|mode)|structured output|grammar/i],
  ['temperature', /temperature/i],
  ['limit', /max_(?:completion_)?tokens/i],
  [
    'instructions',
    /\b(?:system|developer)\b.{0,20}\b(?:role|messages?|prompts?|instructions?)\b|role.{0,30}\bsystem\b/i,
  ],
  ['delivery', /\bstream(?:ing|ed)?\b/i],
];
/** What a refusal may mean that names nothing, likeliest first. */
const unnamed: readonly Part[] = ['format', 'temperature', 'limit'];

/** The form to try after a refusal in these words; undefined when nothing is left that it can mean. */
export function formAfterRefusal(form: RequestForm, words: string): RequestForm | undefined {
  const meant = named.filter(([, pattern]) => pattern.test(words)).map(([part]) => part);
  return firstOf((meant.length > 0 ? meant : unnamed).map((part) => without(form, part)));
}

/** The form to try after an answer that its limit cut off. */
export const formAfterCutOff = (form: RequestForm): RequestForm | undefined =>
  form.tokens < thinkingTokens ? { ...form, tokens: thinkingTokens } : undefined;

/** The form to try after an answer that cannot be read: servers take formats that they, or their models, cannot keep. */
export const formAfterUnreadable = (form: RequestForm): RequestForm | undefined => without(form, 'format');

/** The form with the next choice for one part. */
function without(form: RequestForm, part: Part): RequestForm | undefined {
  const choices: readonly string[] = RequestForm.shape[part].options;
  const next = choices[choices.indexOf(form[part]) + 1];
  return next === undefined ? undefined : RequestForm.parse({ ...form, [part]: next });
}

const firstOf = <T>(items: readonly (T | undefined)[]): T | undefined => items.find((item) => item !== undefined);
