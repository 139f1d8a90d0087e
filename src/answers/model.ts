import type OpenAI from 'openai';
import { bounded } from '../core/bounded.ts';
import { DeadlineError, withDeadline } from '../core/deadline.ts';
import type { AnswerModel } from '../core/discussions/answer.ts';
import { checkClaims } from './claims.ts';
import { instructions, materialOf } from './prompt.ts';
import { wholeEvents } from './whole-events.ts';

export type ModelOptions = {
  /** The model's name at the address. */
  name: string;
  /** Any OpenAI-compatible address, such as `http://127.0.0.1:11434/v1`; OpenAI's own when absent. */
  url?: string;
  key?: string;
  /** For the whole answer, in milliseconds. */
  timeoutMs?: number;
};

/** A person waits in a thread; the quoted sentences stand there already. */
const usualTimeoutMs = 20_000;
/** Enough for five claims with their quotes. */
const mostTokens = 900;
/** An answer longer than this is rambling and is cut off, in characters. */
const mostCharacters = 20_000;
/** Of a whole answer, with all that a server wraps around each word. */
const mostBytes = 4_000_000;
/** Some servers say everything in one event, others a letter in each. */
const mostInStream = { events: 10_000, bytesOfEvent: 256_000 };

/**
 * A language model behind an OpenAI-compatible address. It gets numbered sentences and the question, and no tools;
 * what it says is worth only what {@link checkClaims} lets through.
 */
export function createAnswerModel({ name, url, key, timeoutMs = usualTimeoutMs }: ModelOptions): AnswerModel {
  /** The client takes a while to load: only a question to the model needs it. */
  let opening: Promise<OpenAI> | undefined;
  const open = async (): Promise<OpenAI> => {
    const { default: Client } = await import('openai');
    return new Client({
      apiKey: key ?? 'none',
      // The outer deadline decides; the client's own retries would run past it.
      maxRetries: 0,
      timeout: timeoutMs,
      fetch: boundedFetch,
      ...(url === undefined ? {} : { baseURL: url }),
    });
  };

  return {
    name,
    async claims(evidence, question, signal) {
      try {
        const text = await withDeadline(timeoutMs, signal, (ours) => said(evidence, question, ours));
        return { kind: 'claims', claims: checkClaims(text, evidence) };
      } catch (cause) {
        const isLate = cause instanceof DeadlineError || signal.aborted;
        const reason = isLate ? 'took too long' : cause instanceof Error ? cause.message : String(cause);
        return { kind: 'no-answer', reason: reason.slice(0, 200), isFree: !isLate && (await costsNothing(cause)) };
      }
    },
  };

  /** The answer, read as it comes so that one without an end is left in time. */
  async function said(...[evidence, question, signal]: Parameters<AnswerModel['claims']>): Promise<string> {
    opening ??= open();
    const client = await opening;
    const stream = await client.chat.completions.create(
      {
        model: name,
        stream: true,
        temperature: 0,
        max_tokens: mostTokens,
        response_format: { type: 'json_object' },
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: materialOf(evidence, question) },
        ],
      },
      { signal },
    );
    let text = '';
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      if (text.length > mostCharacters) {
        stream.controller.abort();
        throw new Error('said too much');
      }
    }
    return text;
  }
}

/** The server refused, or was never reached. What broke off later may have cost as much as an answer. */
async function costsNothing(cause: unknown): Promise<boolean> {
  const { APIConnectionError, APIError } = await import('openai');
  if (cause instanceof APIConnectionError) return neverReached.has(codeIn(cause.cause) ?? '');
  return cause instanceof APIError && cause.status !== undefined;
}

const neverReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** undici hides the reason in the cause. */
function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : codeIn(error.cause);
}

/** The client reads whatever comes to its end, bodies of errors too. */
async function boundedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = bounded(await fetch(url, init), mostBytes);
  if (!response.ok || response.body === null) return response;
  const { status, headers } = response;
  return new Response(response.body.pipeThrough(wholeEvents(mostInStream)), { status, headers });
}
