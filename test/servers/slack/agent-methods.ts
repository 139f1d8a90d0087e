import { type Answer, type Arguments, fail, textOf } from './answers.ts';
import type { MethodContext } from './methods.ts';

const listOf = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

/** What an agent says beside its messages (docs.slack.dev/ai/migrating-to-agent-messaging). */
export const agentMethods = {
  // "accepts either the assistant:write or chat:write scope"; `invalid_thread_ts` for a thread that is none; "An empty
  // string in the status field will clear the status indicator" (docs.slack.dev/reference/methods/assistant.threads.setStatus).
  'assistant.threads.setStatus': {
    scopes: ['chat:write', 'assistant:write'],
    run(args: Arguments, { world }: MethodContext): Answer {
      const channel = world.sees(textOf(args, 'channel_id'));
      if (channel === undefined) return fail('channel_not_found');
      const thread = textOf(args, 'thread_ts');
      const isThere = world.messages(channel.id).some(({ ts }) => ts === thread);
      if (!isThere) return fail('invalid_thread_ts');
      const [key, status] = [`${channel.id} ${thread}`, textOf(args, 'status')];
      if (status === '') world.statuses.delete(key);
      else world.statuses.set(key, status);
      return { ok: true };
    },
  },
  // "up to four suggested prompts", each with title and message. "The thread_ts parameter should only be used in the
  // legacy assistant messaging experience. Including it in a call for an agent app will cause the call to silently
  // fail": here it fails aloud (docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts).
  'assistant.threads.setSuggestedPrompts': {
    scopes: ['assistant:write'],
    run(args: Arguments, { world }: MethodContext): Answer {
      if (world.sees(textOf(args, 'channel_id')) === undefined) return fail('channel_not_found');
      if (args.thread_ts !== undefined) return fail('invalid_arguments');
      const prompts = listOf(args.prompts);
      const isFit = Array.isArray(prompts) && prompts.length > 0 && prompts.length <= 4 && prompts.every(isPrompt);
      return isFit ? { ok: true } : fail('invalid_arguments');
    },
  },
};

const isPrompt = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  'title' in value &&
  'message' in value &&
  value.title !== '' &&
  value.message !== '';
