import OpenAI from 'openai';
import { DeadlineError } from '../../core/deadline.ts';
import type { ModelFault } from '../../core/discussions/answer.ts';
import { wasNeverSent } from '../../core/never-sent.ts';

/** What came is no answer, or broke off after its first word. */
export class ReplyError extends Error {
  override name = 'ReplyError';
  readonly fault: ModelFault;

  constructor(fault: ModelFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/**
 * What went wrong, and whether it cost nothing: the server refused or failed before a word came, or was never reached.
 * What broke off later may have cost as much as an answer.
 */
export function faultOf(cause: unknown): { fault: ModelFault; isFree: boolean } {
  if (cause instanceof DeadlineError || cause instanceof OpenAI.APIUserAbortError)
    return { fault: 'late', isFree: false };
  if (cause instanceof ReplyError) return { fault: cause.fault, isFree: cause.fault === 'wrong-address' };
  if (cause instanceof OpenAI.APIConnectionError) {
    return wasNeverSent(cause) ? { fault: 'unreachable', isFree: true } : { fault: 'broke-off', isFree: false };
  }
  if (cause instanceof OpenAI.APIError) return { fault: refusalOf(cause), isFree: true };
  return { fault: 'broke-off', isFree: false };
}

/** A refusal in its own words, those of the provider behind a router too. */
export const wordsOf = (error: InstanceType<typeof OpenAI.APIError>): string =>
  `${error.message} ${JSON.stringify(error.error ?? '')}`.slice(0, mostWords);
const mostWords = 4_000;

/** Whether the server refused the form of the request, and another may do. */
export const isAboutForm = (cause: unknown): cause is InstanceType<typeof OpenAI.APIError> =>
  cause instanceof OpenAI.APIError && refusalOf(cause) === 'refused-request';

function refusalOf(error: InstanceType<typeof OpenAI.APIError>): ModelFault {
  const words = wordsOf(error);
  // OpenRouter sends the provider's status in an answer that has begun (https://openrouter.ai/docs/api/reference/errors-and-debugging).
  const status = error.status ?? (Number(error.code) || undefined);
  const fault = byWords.find(([statuses, pattern]) => statuses.includes(status ?? 0) && pattern.test(words))?.[2];
  return fault ?? byStatus(status);
}

/** Providers use the same status for different things, and different ones for the same: their words decide. */
const byWords: readonly [statuses: readonly number[], words: RegExp, fault: ModelFault][] = [
  [[0], /unexpected endpoint/i, 'wrong-address'],
  [[400, 402, 403, 429], /insufficient[_ ](?:quota|credits?|balance|funds)|billing|out of credits/i, 'no-credit'],
  [[400, 403], /moderat|flagged|content[_ ](?:filter|policy|management)/i, 'declined'],
  // Google answers 400 to a key that is none.
  [[400, 403], /\bapi[_ -]?key\b/i, 'refused-key'],
  [
    [400, 413, 422],
    /context[_ ](?:length|window|size)|too (?:long|many tokens)|maximum (?:context|input|number of tokens)/i,
    'too-long',
  ],
  [
    [400, 422, 500, 501],
    /response[_ ]?format|json[_ ]schema|grammar|max_(?:completion_)?tokens|temperature/i,
    'refused-request',
  ],
  [
    [400, 404, 422],
    /\bmodels?\b.{0,200}(?:not (?:exist|found|loaded|a valid)|no such|unknown|pull)|(?:unknown|invalid|no such) model|not a valid model/is,
    'unknown-model',
  ],
];

function byStatus(status: number | undefined): ModelFault {
  if (status === undefined) return 'failed';
  if (status === 401 || status === 403) return 'refused-key';
  if (status === 402) return 'no-credit';
  if (status === 404 || status === 405) return 'wrong-address';
  if (status === 413) return 'too-long';
  if (status === 429) return 'too-many';
  return status >= 400 && status < 500 && status !== 408 ? 'refused-request' : 'failed';
}

/** What happened, in the words of whoever saw it: clients wrap it up as "Connection error." and "fetch failed". */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? reasonOf(cause.cause) : cause.message;
}
