import { z } from 'zod';
import type { Block, Button, Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { defineCommand, type Services } from '../src/core/commands/command.ts';
import { dayName, utcDay } from '../src/core/day.ts';
import { counted } from '../src/core/text.ts';

const said = [
  ...(['thanks', 'about', 'choice', 'english', 'lost', 'asked', 'stored', 'reminders', 'reads', 'changed'] as const),
  'other',
] as const;

/** What needs no paper: a word back, and for whoever asks what this is, how to begin. */
export const smalltalk = defineCommand({
  name: 'smalltalk',
  description: 'Answer thanks, and say what this is',
  hidden: true,
  options: z.object({
    is: z.enum(['size', ...said]).describe('What was said'),
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

const myList: Button = { label: 'My list', invoke: { command: 'saved', options: {} } };

const replies: Record<(typeof said)[number], Reply> = {
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
      buttons: [{ label: 'Recap', invoke: { command: 'recap', options: {} } }, myList],
    },
  ),
  stored: say(
    'Of you I store the papers you save, the questions you ask about papers with my answers, your votes, your own subscription, and an e-mail address you confirmed.',
    {
      type: 'note',
      text: [
        'I read no message that is not for me. /paper forget-me deletes all of it at once; by itself goes your list ("clear my list"). All that is stored, and how long, stands in docs/privacy.md of the source.',
      ],
    },
    {
      type: 'buttons',
      buttons: [myList, { label: 'Delete my data', invoke: { command: 'forget-me', options: {} } }],
    },
  ),
  reminders: say(
    'I have no reminders. I post at the times of this channel, and keep papers on your list until you want them.',
    {
      type: 'buttons',
      buttons: [{ label: 'Settings', invoke: { command: 'subscriptions', options: {} } }, myList],
    },
  ),
  reads: say(
    'I read the titles and abstracts of papers, and the full text of many at arXiv; no pictures, and no files that somebody sends. Paste an arXiv link or a title, and ask.',
    allCommands,
  ),
  changed: say('Who changed what, and when, I keep no history of. The settings as they are now:', {
    type: 'buttons',
    buttons: [{ label: 'Settings', invoke: { command: 'subscriptions', options: {} } }],
  }),
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
