import { z } from 'zod';
import { moreMatched } from '../src/core/channels/more-matched.ts';
import { pageOf } from '../src/core/chat/pages.ts';
import type { Block, Invocation, Reply } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { addDays, utcDay } from '../src/core/day.ts';
import { byVotes } from '../src/core/papers/by-votes.ts';
import { paperCard } from '../src/core/papers/card.ts';
import { papersOnPage } from '../src/core/queries/search.ts';
import { topicName } from '../src/core/queries/topic.ts';
import { localDay } from '../src/core/schedules/zone.ts';
import { counted } from '../src/core/text.ts';
import { channelMeant } from './preview.ts';
import { search } from './search.ts';

const limit = papersOnPage.usual;

/** Characters of a search. */
const longestQuery = 300;

const options = z.object({
  run: z.iso.datetime().exactOptional().describe('The time a post was due, in UTC; without it the next post'),
  topic: z.string().exactOptional().describe('Of the next post: as if the channel had this topic instead of its own'),
  page: z.int().min(1).max(1_000).default(1).describe('Which page of the list'),
});
type Options = z.output<typeof options>;

export const more = defineCommand({
  name: 'more',
  description: 'Show the papers that matched and found no place in a post',
  options,
  hidden: true,
  async *run(asked, context) {
    if (asked.run === undefined) return yield await ofNextPost(asked, context);
    const run = await context.services.ledger.run(context.place, asked.run);
    if (run === undefined) return yield* searchInstead(asked.run, context);
    const channel = await context.services.channels.get(context.place);
    const zone = channel?.schedule.timezone ?? context.services.defaults.schedule.timezone;
    yield await listed(moreMatched(run.decisions), asked, `on ${localDay(new Date(run.dueAt), zone)}`, context);
  },
});

async function ofNextPost(asked: Options, context: CommandContext): Promise<Reply> {
  const meant = await channelMeant(asked.topic, context);
  if ('reply' in meant) return meant.reply;
  const { decisions } = await context.services.preview(meant.channel, context.now);
  return listed(moreMatched(decisions), asked, 'for the next post', context);
}

/** Most upvoted first: a reader sees no other order. */
async function listed(
  topics: ReadonlyMap<string, string>,
  asked: Options,
  when: string,
  { services }: CommandContext,
): Promise<Reply> {
  const papers = await services.papers.get([...topics.keys()]);
  if (papers.length === 0) return say(`Nothing else matched ${when}.`);
  papers.sort(byVotes);
  const { offset, page, pages, buttons } = pageOf(papers.length, asked.page, limit, again(asked));
  const severalTopics = new Set(topics.values()).size > 1;
  const cards = papers.slice(offset, offset + limit).map((paper, position): Block => {
    const reason = severalTopics ? { reason: `for ${topicName(topics.get(paper.id) ?? '')}` } : {};
    return paperCard(paper, { rank: offset + position + 1, ...reason });
  });
  const summary = `${counted(papers.length, 'more paper')} matched ${when}`;
  return {
    summary,
    blocks: [
      { type: 'heading', text: summary },
      ...cards,
      ...(pages === 1 ? [] : [{ type: 'note' as const, text: [`Page ${page} of ${pages}`] }]),
      ...(buttons.length === 0 ? [] : [{ type: 'buttons' as const, buttons }]),
    ],
    audience: 'caller',
  };
}

const again = ({ run, topic, page }: Options): Invocation => ({
  command: 'more',
  options: {
    ...(run === undefined ? {} : { run }),
    ...(topic === undefined ? {} : { topic }),
    ...(page === 1 ? {} : { page }),
  },
});

/** Days back to the third last featured day, over a weekend. */
const windowSpan = 4;

/** Runs are kept for 30 days; buttons stand for ever. A search for the topics in the papers of those days comes nearest. */
async function* searchInstead(run: string, context: CommandContext): AsyncIterable<Reply> {
  const channel = await context.services.channels.get(context.place);
  const zone = channel?.schedule.timezone ?? context.services.defaults.schedule.timezone;
  const day = utcDay(new Date(run));
  const days = `since:${addDays(day, -windowSpan)} until:${day}`;
  const texts = (channel?.topics ?? []).map(({ text }) => text);
  const words = texts.includes('') ? '' : asMany(texts, longestQuery - days.length);
  const gone = `What matched on ${localDay(new Date(run), zone)} is no longer kept: that is for 30 days.`;
  const note: Block = { type: 'note', text: [`${gone} This is a search in the papers of those days instead.`] };
  for await (const reply of search.run(
    { query: `${words} ${days}`.trim(), page: 1, sort: 'upvotes', limit },
    context,
  )) {
    yield { ...reply, blocks: [note, ...reply.blocks] };
  }
}

/** As many topics as alternatives of one search as fit; each may say since when, which the days behind overrule. */
const asMany = (texts: readonly string[], longest: number) =>
  texts.reduce((all, text) => {
    const longer = all === '' ? text : `${all} | ${text}`;
    return longer.length < longest ? longer : all;
  }, '');
