import { z } from 'zod';
import { papersThat, undelivered } from '../src/core/channels/delivery-outcome.ts';
import type { Block, Button, Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { tallyLine } from '../src/core/discussions/vote.ts';
import { byVotes } from '../src/core/papers/by-votes.ts';
import { paperCard } from '../src/core/papers/card.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { counted, shorten } from '../src/core/text.ts';

/** Papers shown in full; the others are counted. */
const most = 8;

export const recap = defineCommand({
  name: 'recap',
  description: 'Show what this channel got and discussed while you were away',
  channel: 'tells',
  options: z.object({ days: z.int().min(1).max(31).default(7).describe('How many days back') }),
  async *run({ days }, context) {
    yield await answer(days, context);
  },
});

async function answer(days: number, { services, place, now }: CommandContext): Promise<Reply> {
  const since = new Date(now.getTime() - days * 86_400_000);
  // Of this channel alone: what happened in another one may not be for the eyes of whoever asks here.
  const messages = await services.ledger.messages(place, since);
  const unsure = new Set(papersThat('assumed', messages));
  const shown = (await services.ledger.shownSince(place, since)).filter(({ paper }) => !unsure.has(paper));
  const missing = undelivered(messages).map((line): Block => ({ type: 'note', text: [line] }));
  const discussed = await services.discussions.since(place, since);
  const talks = new Map(discussed.map((talk) => [talk.discussion.paper, talk]));
  const ids = [...new Set([...talks.keys(), ...shown.map(({ paper }) => paper)])];
  const span = days === 1 ? 'the last day' : `the last ${days} days`;
  if (ids.length === 0) return say(`Nothing was posted or discussed here in ${span}.`, ...missing, elsewhere);

  const papers = await services.papers.get(ids);
  // A discussion without a question comes before no discussion.
  const asked = (id: string) => talks.get(id)?.questions.length ?? -1;
  papers.sort((a, b) => asked(b.id) - asked(a.id) || byVotes(a, b));
  const tallies = await services.discussions.tallies(place, ids);
  const links = new Map(shown.map(({ paper, url }) => [paper, url]));
  const cards = papers.slice(0, most).map((paper, position) => {
    const talk = talks.get(paper.id);
    const url = talk?.discussion.url ?? links.get(paper.id);
    return recapCard(paper, position + 1, { talk, url, votes: tallyLine(tallies.get(paper.id)) });
  });
  const rest = papers.length - cards.length;
  const more: Block[] = rest > 0 ? [{ type: 'note', text: [`${rest} more.`] }] : [];
  const were = talks.size === 0 ? 'none was' : talks.size === 1 ? '1 was' : `${talks.size} were`;
  const got = shown.length === 0 ? 'no papers' : counted(shown.length, 'paper');
  return say(`In ${span} this channel got ${got}; ${were} discussed.`, ...cards, ...more, ...missing);
}

/** What there was for everybody, where a channel got nothing. */
const elsewhere: Block = {
  type: 'buttons',
  buttons: [{ label: 'Top of the week', invoke: { command: 'top', options: {} } }],
};

type Talk = Awaited<ReturnType<CommandContext['services']['discussions']['since']>>[number];

type Known = { talk: Talk | undefined; url: string | undefined; votes: string };

/** A paper with its votes and what was asked about it; `url`: its discussion, or else the post that showed it. */
function recapCard(paper: Paper, rank: number, { talk, url, votes }: Known): Block {
  const buttons: Button[] = url === undefined ? [] : [{ label: talk === undefined ? 'Post' : 'Discussion', url }];
  const asked = talk === undefined ? [] : questionsOf(talk);
  const reason = [...(votes === '' ? [] : [votes]), ...asked].join(' · ');
  return paperCard(paper, { rank, buttons, ...(reason === '' ? {} : { reason }) });
}

function questionsOf({ questions }: Talk): string[] {
  const open = questions.filter(({ answered }) => !answered).map(({ question }) => question);
  return [counted(questions.length, 'question'), ...openQuestions(open)];
}

/** What the paper's text did not answer: somebody here may know. The latest ones; a card is short. */
const openQuestions = (questions: readonly string[]): string[] =>
  questions.length === 0
    ? []
    : [
        `unanswered: ${questions
          .slice(-2)
          .map((question) => `"${shorten(question, 80)}"`)
          .join(', ')}`,
      ];
