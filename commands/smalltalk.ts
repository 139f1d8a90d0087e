import { z } from 'zod';
import type { Block, Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { defineCommand, type Services } from '../src/core/commands/command.ts';
import { dayName, utcDay } from '../src/core/day.ts';
import { counted } from '../src/core/text.ts';

/** What needs no paper: a word back, and for whoever asks what this is, how to begin. */
export const smalltalk = defineCommand({
  name: 'smalltalk',
  description: 'Answer thanks, and say what this is',
  hidden: true,
  options: z.object({
    is: z.enum(['thanks', 'about', 'size', 'choice', 'english', 'lost', 'asked', 'other']).describe('What was said'),
  }),
  async *run({ is }, { services, now }) {
    yield { ...(is === 'size' ? await size(services, now) : replies[is]), audience: 'everyone' };
  },
});

/** How many papers there are, and how new. */
async function size({ papers }: Pick<Services, 'papers'>, now: Date): Promise<Reply> {
  const [latest] = await papers.latestDays(1, utcDay(now));
  const until = latest === undefined ? '' : `; the latest are of ${dayName(latest, now)}`;
  return say(`I have ${counted(await papers.count(), 'paper')}${until}.`, {
    type: 'buttons',
    buttons: [{ label: 'Search', invoke: { command: 'search', options: {} }, ask: ['query'] }],
  });
}

const allCommands: Block = {
  type: 'buttons',
  buttons: [{ label: 'All commands', invoke: { command: 'help', options: {} } }],
};

const replies: Record<'thanks' | 'about' | 'choice' | 'english' | 'lost' | 'asked' | 'other', Reply> = {
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
    allCommands,
  ),
  choice: say(
    "Of the papers that match a channel's topics the most upvoted are posted, each paper once. Several topics share the places.",
    { type: 'buttons', buttons: [{ label: 'Last posts', invoke: { command: 'why', options: {} } }] },
  ),
  asked: say(
    'I keep no list of what you asked: it stands above in this chat. What was asked about a paper stands in its discussion.',
    {
      type: 'buttons',
      buttons: [
        { label: 'Recap', invoke: { command: 'recap', options: {} } },
        { label: 'My list', invoke: { command: 'saved', options: {} } },
      ],
    },
  ),
  english: say('I read and answer in English only.'),
  lost: say(
    'Sorry, then I misread you. Say it in other words, or as a command.',
    {
      type: 'note',
      text: ['For example "papers on diffusion since May", "what is 2606.19195 about?", "show the second one".'],
    },
    allCommands,
  ),
};
