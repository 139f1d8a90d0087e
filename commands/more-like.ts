import { z } from 'zod';
import { keywordTerms, printedTerm } from '../src/core/channels/topic-changes.ts';
import type { Button, Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { mostTelling, type Offer, offered } from '../src/core/commands/vote-offers.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { parseQuery } from '../src/core/queries/query.ts';
import { topicKey } from '../src/core/queries/topic.ts';
import { rateText, volumesOf } from '../src/core/queries/volume.ts';
import { shorten } from '../src/core/text.ts';

/** Keywords that are offered as topics. */
const mostKeywords = 3;

export const moreLike = defineCommand({
  name: 'more-like',
  description: 'Say which topics would bring more papers like this one to this channel',
  channel: 'acts',
  options: z.object({ paper: paperOption }),
  hidden: true,
  ...completesPaper,
  async *run({ paper: wanted }, context) {
    const found = yield* findPaper(wanted, 'more-like', context);
    yield 'reply' in found ? found.reply : await answer(found.paper, context);
  },
});

async function answer(paper: Paper, context: CommandContext): Promise<Reply> {
  const { services, place, caller, now } = context;
  const channel = await services.channels.get(place);
  const known = new Set(channel?.topics.map(({ text }) => topicKey(text)));
  const texts = keywordTerms(paper).map(printedTerm);
  const topics = texts
    .filter((text) => !known.has(topicKey(text)))
    .map((text) => ({ text, query: parseQuery(text), minUpvotes: 0, addedBy: caller.id, addedAt: now.toISOString() }));
  const title = shorten(paper.title, 100);
  if (topics.length === 0) return noKeyword(paper, title);
  const volumes = await volumesOf(
    topics.map((topic) => [topic]),
    services,
    now,
  );
  const keywords = volumes.map((volume, position) => ({ ...volume, text: topics[position]?.text ?? '' }));
  const offers = mostTelling(keywords, mostKeywords).map(({ text, ...volume }): Offer => {
    const invoke = { command: 'subscribe', options: { topic: text } };
    return { button: { label: `Add ${shorten(text, 50)}`, invoke }, comesTo: rateText(volume) };
  });
  return offered(
    `Keywords of "${title}" as topics of this channel:`,
    { offers, days: volumes[0]?.days ?? [] },
    context,
  );
}

function noKeyword({ id, keywords }: Paper, title: string): Reply {
  const similar: Button = { label: 'Similar', invoke: { command: 'similar', options: { paper: id } } };
  const none = keywords.length === 0 ? 'has no keywords' : 'has no keyword that is not a topic here';
  return say(`"${title}" ${none}. /paper subscribe takes any words as a topic.`, {
    type: 'buttons',
    buttons: [similar],
  });
}
