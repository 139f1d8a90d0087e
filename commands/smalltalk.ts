import { z } from 'zod';
import type { Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';

/** What needs no paper: a word back, and for whoever asks what this is, how to begin. */
export const smalltalk = defineCommand({
  name: 'smalltalk',
  description: 'Answer thanks, and say what this is',
  hidden: true,
  options: z.object({ is: z.enum(['thanks', 'about', 'other']).describe('What was said') }),
  async *run({ is }) {
    yield { ...replies[is], audience: 'everyone' };
  },
});

const replies: Record<'thanks' | 'about' | 'other', Reply> = {
  thanks: say('You are welcome.'),
  other: say('All right. Ask me about papers whenever you like.'),
  about: say(
    'I am Paperboy, a program. I bring the daily research papers, find papers, and answer about them by quoting: I do not guess.',
    {
      type: 'note',
      text: [
        'Say "any new papers on diffusion this week?", "what is hot?", paste an arXiv link, or ask in a paper\'s thread.',
      ],
    },
    { type: 'buttons', buttons: [{ label: 'All commands', invoke: { command: 'help', options: {} } }] },
  ),
};
