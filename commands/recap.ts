import { z } from 'zod';
import { paperCard } from '../src/core/card.ts';
import { type CommandContext, defineCommand } from '../src/core/command.ts';
import { channelKey } from '../src/core/place.ts';
import type { Block, Button, Reply } from '../src/core/reply.ts';
import { say } from '../src/core/say.ts';
import { channelOf } from '../src/core/settings.ts';
import { counted, shorten } from '../src/core/text.ts';

/** Papers shown in full; the others are counted. */
const most = 8;

export const recap = defineCommand({
  name: 'recap',
  description: 'Show what this channel got and discussed while you were away',
  options: z.object({ days: z.int().min(1).max(31).default(7).describe('How many days back') }),
  async *run({ days }, context) {
    yield await answer(days, context);
  },
});

async function answer(days: number, { services, place, now }: CommandContext): Promise<Reply> {
  // This channel only: what happened in another one may not be for the eyes of whoever asks here.
  const channel = channelKey(channelOf(place));
  const since = new Date(now.getTime() - days * 86_400_000);
  const shown = await services.outbox.shownSince(channel, since);
  const talks = await services.discussions.since(channel, since);
  const questions = new Map(talks.map((talk) => [talk.discussion.paper, talk]));
  const ids = [...new Set([...questions.keys(), ...shown.map(({ paper }) => paper)])];
  const span = days === 1 ? 'the last day' : `the last ${days} days`;
  if (ids.length === 0) return say(`Nothing was posted or discussed here in ${span}.`);
  const asked = (id: string) => questions.get(id)?.questions.length ?? (questions.has(id) ? 0 : -1);
  const papers = await services.papers.get(ids);
  papers.sort((a, b) => asked(b.id) - asked(a.id) || b.upvotes - a.upvotes || (a.id < b.id ? -1 : 1));
  const links = new Map(shown.flatMap(({ paper, url }) => (url === undefined ? [] : [[paper, url] as const])));
  const cards = papers.slice(0, most).map((paper, position) => {
    const talk = questions.get(paper.id);
    const count = talk?.questions.length ?? 0;
    const url = talk?.discussion.url ?? links.get(paper.id);
    const buttons: Button[] = url === undefined ? [] : [{ label: talk === undefined ? 'Post' : 'Discussion', url }];
    const open = talk?.questions.filter(({ answered }) => !answered) ?? [];
    const reason = [counted(count, 'question'), ...openQuestions(open.map(({ question }) => question))].join(' · ');
    return paperCard(paper, { rank: position + 1, buttons, ...(talk === undefined ? {} : { reason }) });
  });
  const rest = papers.length - cards.length;
  const more: Block[] = rest > 0 ? [{ type: 'note', text: [`${rest} more.`] }] : [];
  const discussed = talks.length === 0 ? 'none was' : talks.length === 1 ? '1 was' : `${talks.length} were`;
  const summary = `In ${span} this channel got ${shown.length === 0 ? 'no papers' : counted(shown.length, 'paper')}; ${discussed} discussed.`;
  return say(summary, ...cards, ...more);
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
