import OpenAI from 'openai';
import { z } from 'zod';
import { parsedJson } from '../../core/parsed-json.ts';
import { faultOf, ReplyError, reasonOf } from './fault.ts';

/** What a model said: its words, or what it thought where it said nothing else, and why it stopped. */
export type ModelReply = { text: string; hasDeclined: boolean; isCutOff: boolean };

/** An answer longer than this is rambling and is cut off, in characters; and so is thinking without an end. */
const mostCharacters = 20_000;
const mostThought = 200_000;

/** Text as one string, or in parts as Mistral sends what its models think beside what they say. */
const Content = z.union([
  z.string(),
  z
    .array(z.object({ type: z.string().optional(), text: z.string().optional() }))
    .transform((parts) =>
      parts.map((part) => (part.type === undefined || part.type === 'text' ? (part.text ?? '') : '')).join(''),
    ),
]);
const Message = z.object({
  content: Content.nullish(),
  refusal: z.string().nullish(),
  /** Of DeepSeek, llama.cpp, LM Studio and vLLM before 0.12. */
  reasoning_content: z.string().nullish(),
  /** Of OpenRouter, Ollama and vLLM since. */
  reasoning: z.string().nullish(),
});
const Piece = z.object({
  choices: z
    .array(z.object({ delta: Message.nullish(), message: Message.nullish(), finish_reason: z.string().nullish() }))
    .nullish(),
  error: z.unknown().optional(),
});

/** Reads the pieces of an answer as they come, so that one without an end is left in time. Throws a {@link ReplyError}, or the client's error. */
export async function readReply(pieces: AsyncIterable<unknown> | Iterable<unknown>): Promise<ModelReply> {
  let said = '';
  let thought = '';
  let isCompletion = false;
  const reply = { hasDeclined: false, isCutOff: false };
  try {
    for await (const piece of pieces) {
      const { choices, error } = Piece.safeParse(piece).data ?? {};
      // Of an answer that comes whole the client does not look for an error, as it does in each piece of a stream.
      if (error !== undefined && error !== null) throw new OpenAI.APIError(undefined, error, undefined, undefined);
      isCompletion ||= Array.isArray(choices);
      for (const choice of choices?.slice(0, 1) ?? []) {
        const message = choice.delta ?? choice.message;
        said += message?.content ?? '';
        thought += message?.reasoning_content ?? message?.reasoning ?? '';
        reply.hasDeclined ||= (message?.refusal ?? '') !== '' || choice.finish_reason === 'content_filter';
        reply.isCutOff ||= choice.finish_reason === 'length';
      }
      if (said.length > mostCharacters || thought.length > mostThought)
        throw new ReplyError('unreadable', 'said too much');
    }
  } catch (cause) {
    // What came before the error was worked on, and is paid for.
    if (!(cause instanceof OpenAI.APIError) || said + thought === '') throw cause;
    throw new ReplyError(faultOf(cause).fault, reasonOf(cause));
  }
  if (!isCompletion) throw new ReplyError('wrong-address', 'answered with something that is no chat completion');
  // vLLM and LM Studio file an answer in JSON under what was thought where a model did not think
  // (https://github.com/vllm-project/vllm/issues/48863, https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1698).
  return { ...reply, text: said.trim() === '' ? thought : said };
}

/** The pieces of an answer that was to come whole: itself, or the events of servers that stream all the same. */
export const piecesIn = (answer: unknown): unknown[] =>
  typeof answer === 'string'
    ? [...answer.matchAll(/^data: ?(?=\{)(.*)$/gm)].map(([, event = '']) => parsedJson(event))
    : [answer];
