import { z } from 'zod';
import { keywordTerms, printedTerm } from '../src/core/channels/topic-changes.ts';
import type { Button, Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { offered } from '../src/core/commands/vote-offers.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { topicKey } from '../src/core/queries/topic.ts';
import { shorten } from '../src/core/text.ts';

/** Keywords that are offered as topics. */
const mostKeywords = 3;

export const moreLike = defineCommand({
  name: 'more-like',
  description: 'Say which topics would bring more papers like this one to this channel',
  options: z.object({ paper: paperOption }),
  hidden: true,
  ...completesPaper,
  async *run({ paper: wanted }, context) {
    const found = yield* findPaper(wanted, 'more-like', context);
    yield 'reply' in found ? found.reply : await answer(found.paper, context);
  },
});

async function answer(paper: Paper, context: CommandContext): Promise<Reply> {
  const channel = await context.services.channels.get(context.place);
  const known = new Set(channel?.topics.map(({ text }) => topicKey(text)));
  const topics = keywordTerms(paper)
    .map(printedTerm)
    .filter((text) => !known.has(topicKey(text)));
  const title = shorten(paper.title, 100);
  if (topics.length === 0) {
    const similar: Button = { label: 'Similar', invoke: { command: 'similar', options: { paper: paper.id } } };
    const none = paper.keywords.length === 0 ? 'has no keywords' : 'has no keyword that is not a topic here';
    return say(`"${title}" ${none}. /paper subscribe takes any words as a topic.`, {
      type: 'buttons',
      buttons: [similar],
    });
  }
  const buttons = topics.slice(0, mostKeywords).map(
    (topic): Button => ({
      label: `Add ${shorten(topic, 50)}`,
      invoke: { command: 'subscribe', options: { topic } },
    }),
  );
  return offered(`Keywords of "${title}" as topics of this channel:`, buttons, context);
}
