import { z } from 'zod';
import { typedTopics } from '../src/core/channels/channel-settings.ts';
import { keywordTerms, printedTerm, without } from '../src/core/channels/topic-changes.ts';
import type { Button, Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { offered } from '../src/core/commands/vote-offers.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { type Term, writeQuery } from '../src/core/queries/query.ts';
import { readTopic, type Topic } from '../src/core/queries/topic.ts';
import { counted, shorten } from '../src/core/text.ts';

/** Keywords that are offered to be left out. */
const mostKeywords = 2;

export const lessLike = defineCommand({
  name: 'less-like',
  description: 'Say what would keep papers like this one away from this channel',
  options: z.object({ paper: paperOption }),
  hidden: true,
  ...completesPaper,
  async *run({ paper: wanted }, context) {
    const found = yield* findPaper(wanted, 'less-like', context);
    yield 'reply' in found ? found.reply : await answer(found.paper, context);
  },
});

async function answer(paper: Paper, context: CommandContext): Promise<Reply> {
  const { services, place } = context;
  const channel = await services.channels.get(place);
  if (channel === undefined) return refuse('Nothing is posted here, because this channel has no topics.');
  const title = shorten(paper.title, 100);
  const topics: Topic[] = [];
  for (const topic of channel.topics) if (await brings(topic, paper, context)) topics.push(topic);
  if (topics.length === 0) return say(`No topic of this channel would bring "${title}", as they are now.`);
  const buttons = [...(await exclusions(paper, topics, context)), ...minimum(paper, topics)];
  return offered(`What would have kept "${title}" away from here:`, buttons, context);
}

async function brings({ query, minUpvotes }: Topic, { id, upvotes }: Paper, { services, now }: CommandContext) {
  return upvotes >= minUpvotes && (await services.index.matches(query, [id], now)).length > 0;
}

/** Its keywords and its first author, where leaving them out keeps it away from all these topics and says nothing absurd. */
async function exclusions(paper: Paper, topics: readonly Topic[], context: CommandContext): Promise<Button[]> {
  const author: Term[] = paper.authors.slice(0, 1).map((text) => ({ kind: 'author', text }));
  const buttons: Button[] = [];
  for (const term of [...keywordTerms(paper), ...author]) {
    const isEnough = term.kind !== 'author' && buttons.length === mostKeywords;
    const changed = isEnough || topics.some((topic) => asksFor(topic, term)) ? undefined : excluded(topics, term);
    if (changed === undefined) continue;
    const still = await Promise.all(changed.map((topic) => brings(topic, paper, context)));
    if (still.includes(true)) continue;
    const label = term.kind === 'author' ? `Not from ${shorten(term.text, 40)}` : `-${shorten(printedTerm(term), 50)}`;
    const options = { topic: typedTopics([...topics]), to: typedTopics(changed) };
    buttons.push({ label, invoke: { command: 'change-topic', options } });
  }
  return buttons;
}

/** Undefined where a topic would become too long. */
function excluded(topics: readonly Topic[], term: Term): Topic[] | undefined {
  const changed = topics.flatMap((topic) => {
    const read = readTopic(writeQuery(without(topic.query, term)));
    return read.ok ? [{ ...topic, text: read.text, query: read.query }] : [];
  });
  return changed.length === topics.length ? changed : undefined;
}

/** Whoever asks for diffusion does not want "diffusion models" to be left out. */
function asksFor({ query }: Topic, { text }: Term): boolean {
  const words = text.toLowerCase().split(/\s+/);
  return query.anyOf.some(({ all }) =>
    all.some((wanted) =>
      wanted.text
        .toLowerCase()
        .split(/\s+/)
        .some((word) => words.includes(word)),
    ),
  );
}

/** One step above this paper; only where these topics have one minimum, so that it can be undone. */
function minimum({ upvotes }: Paper, topics: readonly Topic[]): Button[] {
  if (topics.some(({ minUpvotes }) => minUpvotes !== topics[0]?.minUpvotes)) return [];
  const options = { topic: typedTopics([...topics]), 'min-upvotes': upvotes + 1 };
  return [{ label: `From ${counted(upvotes + 1, 'upvote')}`, invoke: { command: 'change-topic', options } }];
}
