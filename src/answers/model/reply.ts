import { z } from 'zod';
import type { ModelFault } from '../../core/discussions/answer.ts';

/** What a model said: its words, or what it thought where it said nothing else, and why it stopped. */
export type ModelReply = { text: string; hasDeclined: boolean; isCutOff: boolean };

/** What came is no answer. */
export class ReplyError extends Error {
  override name = 'ReplyError';
  readonly fault: ModelFault;

  constructor(fault: ModelFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

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
});

/** Reads the pieces of an answer as they come, so that one without an end is left in time. Throws a {@link ReplyError}. */
export async function readReply(pieces: AsyncIterable<unknown> | Iterable<unknown>): Promise<ModelReply> {
  let said = '';
  let thought = '';
  let isCompletion = false;
  const reply = { hasDeclined: false, isCutOff: false };
  for await (const piece of pieces) {
    const choice = Piece.safeParse(piece).data?.choices?.[0];
    if (choice === undefined) continue;
    isCompletion = true;
    const message = choice.delta ?? choice.message;
    said += message?.content ?? '';
    thought += message?.reasoning_content ?? message?.reasoning ?? '';
    if (said.length > mostCharacters || thought.length > mostThought)
      throw new ReplyError('unreadable', 'said too much');
    reply.hasDeclined ||= (message?.refusal ?? '') !== '' || choice.finish_reason === 'content_filter';
    reply.isCutOff ||= choice.finish_reason === 'length';
  }
  if (!isCompletion) throw new ReplyError('wrong-address', 'answered with something that is no chat completion');
  // vLLM and LM Studio file an answer in JSON under what was thought where a model did not think
  // (https://github.com/vllm-project/vllm/issues/48863, https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/1698).
  return { ...reply, text: said.trim() === '' ? thought : said };
}
