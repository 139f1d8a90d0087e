import { z } from 'zod';
import { parsedJson } from '../../core/parsed-json.ts';

/** What a model says, with the sentences (numbered from 1) that are to bear it out. Nothing of it is checked yet. */
const SaidClaim = z.object({
  text: z.string().min(1).max(600),
  support: z
    .array(z.object({ sentence: z.coerce.number().int().positive(), quote: z.string().min(1).max(2_000) }))
    .min(1)
    .max(5),
});
export type SaidClaim = z.infer<typeof SaidClaim>;

const Said = z.object({ claims: z.array(z.unknown()) });
const mostRead = 8;

/** The same as JSON Schema, of the keywords that every server with `json_schema` takes. */
export const claimsSchema = {
  type: 'object',
  properties: {
    claims: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          text: { type: 'string' },
          support: {
            type: 'array',
            items: {
              type: 'object',
              properties: { sentence: { type: 'integer' }, quote: { type: 'string' } },
              required: ['sentence', 'quote'],
              additionalProperties: false,
            },
          },
        },
        required: ['text', 'support'],
        additionalProperties: false,
      },
    },
  },
  required: ['claims'],
  additionalProperties: false,
};

/**
 * The claims in a model's answer, whatever stands around them: a fence, a greeting, what it thought before it answered.
 * Claims of another form are left out; undefined when there is no list, or nothing but such. Of several lists the last
 * counts, for a model that thinks aloud may draft one first.
 */
export function readClaims(answer: string): SaidClaim[] | undefined {
  for (const candidate of candidates(answer)) {
    const said = Said.safeParse(parsedJson(candidate));
    if (!said.success) continue;
    const claims = said.data.claims.slice(0, mostRead).flatMap((claim) => SaidClaim.safeParse(claim).data ?? []);
    if (claims.length > 0 || said.data.claims.length === 0) return claims;
  }
  return undefined;
}

/** The same list may be begun many times in an answer that goes round in circles. */
const mostBeginnings = 20;

/** Texts that may be the object with the claims, likeliest first. */
function* candidates(answer: string): Generator<string> {
  yield answer;
  const beginnings = [...answer.matchAll(/\{\s*"claims"\s*:/g)].map(({ index }) => index).slice(-mostBeginnings);
  for (const start of beginnings.reverse()) {
    const end = endOfObject(answer, start);
    if (end !== undefined) yield answer.slice(start, end);
  }
  // Other keys may come first.
  yield answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
}

/** Where the object that begins at `start` ends; undefined when it does not. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) {
      if (sign === '\\') at += 1;
    } else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}
