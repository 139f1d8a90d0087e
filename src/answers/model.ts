import OpenAI from 'openai';
import type { AnswerModel } from '../core/answer.ts';
import { checkClaims } from './claims.ts';
import { instructions, materialOf } from './prompt.ts';

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

/**
 * A language model behind an OpenAI-compatible address. It gets numbered sentences and the question, and no tools;
 * what it says is worth only what {@link checkClaims} lets through.
 */
export function createAnswerModel({ name, url, key, timeoutMs = usualTimeoutMs }: ModelOptions): AnswerModel {
  // The outer deadline decides; the client's own retries would run past it.
  const client = new OpenAI({
    apiKey: key ?? 'none',
    maxRetries: 0,
    timeout: timeoutMs,
    ...(url === undefined ? {} : { baseURL: url }),
  });

  return {
    name,
    async claims(evidence, question, signal) {
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      try {
        const text = await said(evidence, question, deadline);
        return { kind: 'claims', claims: checkClaims(text, evidence) };
      } catch (cause) {
        const reason = deadline.aborted ? 'took too long' : cause instanceof Error ? cause.message : String(cause);
        return { kind: 'no-answer', reason: reason.slice(0, 200) };
      }
    },
  };

  /** The answer, read as it comes so that one without an end is left in time. */
  async function said(...[evidence, question, signal]: Parameters<AnswerModel['claims']>): Promise<string> {
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
    // The client ends a stream that was aborted without an error.
    if (signal.aborted) throw new Error('took too long');
    return text;
  }
}
