import { z } from 'zod';
import { typedTopics } from '../src/core/channels/channel-settings.ts';
import { asksFor, excluded, keywordTerms, printedTerm } from '../src/core/channels/topic-changes.ts';
import type { Button, Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { mostTelling, type Offer, offered } from '../src/core/commands/vote-offers.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import type { Term } from '../src/core/queries/query.ts';
import { type Topic, topicName } from '../src/core/queries/topic.ts';
import { noVolume, volumesOf } from '../src/core/queries/volume.ts';
import { counted, shorten } from '../src/core/text.ts';

/** Keywords that are offered to be left out. */
const mostKeywords = 2;

export const lessLike = defineCommand({
  name: 'less-like',
  description: 'Say what would keep papers like this one away from this channel',
  channel: 'acts',
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
  const { offers, days } = await exclusions(paper, topics, context);
  const all = { offers: [...offers, ...minimum(paper, topics)], days };
  if (all.offers.length === 0) {
    const names = topics.map(({ text }) => topicName(text)).join(' · ');
    return say(`Nothing less than stopping ${shorten(names, 200)} would keep "${title}" away: /paper unsubscribe.`);
  }
  return offered(`What would have kept "${title}" away from here:`, all, context);
}

async function brings(
  { query, minUpvotes }: Topic,
  { id, upvotes = minUpvotes }: Paper,
  { services, now }: CommandContext,
) {
  return upvotes >= minUpvotes && (await services.index.matches(query, [id], now)).length > 0;
}

/** Its keywords and its first author, where leaving them out keeps it away from all these topics and says nothing absurd. */
async function exclusions(paper: Paper, topics: readonly Topic[], context: CommandContext) {
  const { services, now } = context;
  const author = paper.authors.slice(0, 1).map((text): Term => ({ kind: 'author', text }));
  const ways: { term: Term; changed: Topic[] }[] = [];
  for (const term of [...keywordTerms(paper), ...author]) {
    const changed = topics.some((topic) => asksFor(topic, term)) ? undefined : excluded(topics, term);
    if (changed === undefined) continue;
    const still = await Promise.all(changed.map((topic) => brings(topic, paper, context)));
    if (!still.includes(true)) ways.push({ term, changed });
  }
  const groups = [topics, ...ways.map(({ changed }) => changed)];
  const [{ papers: all, days } = noVolume, ...left] = await volumesOf(groups, services, now);
  const weighed = ways.map((way, position) => ({
    ...way,
    papers: all - (left[position]?.papers ?? 0),
  }));
  const keywords = weighed.filter(({ term }) => term.kind !== 'author');
  const byAuthor = weighed.filter(({ term }) => term.kind === 'author');
  const offers = [...mostTelling(keywords, mostKeywords), ...byAuthor].map(({ term, changed, papers }): Offer => {
    const name = shorten(term.kind === 'author' ? term.text : printedTerm(term), 50);
    const options = { topic: typedTopics([...topics]), to: typedTopics(changed) };
    const button: Button = {
      label: term.kind === 'author' ? `Not from ${name}` : `-${name}`,
      invoke: { command: 'change-topic', options },
    };
    return all === 0 ? { button } : { button, comesTo: `leaves out ${papers} of ${counted(all, 'paper')}` };
  });
  return { offers, days };
}

/** One step above this paper; only where these topics have one minimum, so that it can be undone. */
function minimum({ upvotes }: Paper, topics: readonly Topic[]): Offer[] {
  if (upvotes === undefined) return [];
  if (topics.some(({ minUpvotes }) => minUpvotes !== topics[0]?.minUpvotes)) return [];
  const options = { topic: typedTopics([...topics]), 'min-upvotes': upvotes + 1 };
  const label = `From ${counted(upvotes + 1, 'upvote')}`;
  return [{ button: { label, invoke: { command: 'change-topic', options } } }];
}
