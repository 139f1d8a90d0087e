import type { types } from '@slack/bolt';
import type { Thumb } from '../../core/chat/chat-adapter.ts';
import type { Identity } from './identity.ts';
import { limits } from './limits.ts';
import { type Drawn, within } from './render.ts';

/**
 * The agent view (docs.slack.dev/ai/migrating-to-agent-messaging): a direct message is the root of a thread in which it
 * is answered, with suggested prompts beside it and a word while we read. An app that has it has this scope.
 */
export const agentScope = 'assistant:write';

export const isAgent = ({ scopes = [] }: Identity): boolean => scopes.includes(agentScope);

/** At most four (docs.slack.dev, assistant.threads.setSuggestedPrompts); each sends its message as the person. */
export const prompts = [
  { title: "Today's best papers", message: 'What are the best papers today?' },
  { title: 'Find a paper', message: 'Which papers are about speculative decoding?' },
  { title: 'Bring me papers every morning', message: 'Subscribe me to robotics on weekdays at 9:00' },
] as const;

/** Stands beside the bot's name while an answer is made; Slack takes it away with the answer. */
export const thinking = 'is thinking…';

const feedbackId = 'feedback';

/** What a person thinks of an answer; a click is a vote on the paper that the answer is about. */
const feedback: types.ContextActionsBlock = {
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: feedbackId,
      positive_button: { text: { type: 'plain_text', text: 'Good answer' }, value: '1' },
      negative_button: { text: { type: 'plain_text', text: 'Bad answer' }, value: '-1' },
    },
  ],
};

/** The message with the buttons under it. */
export const withFeedback = ({ text, blocks }: Drawn): Drawn => ({
  text,
  blocks: [...within(blocks, limits.messageBlocks - 1), feedback],
});

/** The vote that a click is; undefined for any other button. */
export function feedbackOf({ action_id, value }: { action_id: string; value?: string | undefined }): Thumb | undefined {
  if (action_id !== feedbackId) return undefined;
  return value === '1' ? 1 : value === '-1' ? -1 : undefined;
}
