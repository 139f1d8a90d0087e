import { z } from 'zod';
import type { Block, Reply, Rich } from '../src/core/chat/reply.ts';
import { say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import type { AskedQuestion, Discussion } from '../src/core/discussions/discussion.ts';
import { type Paper, pageOf } from '../src/core/papers/paper.ts';
import { counted } from '../src/core/text.ts';

/** Discussions told of, and the latest questions of each. */
const most = 20;
const mostQuestions = 5;
/** Channels that the platform is asked about for one answer: it takes so many questions a minute, and no more. */
const mostChannels = 30;

/** For a person's agent: what channels talk about that this person may read. */
export const discussed = defineCommand({
  name: 'discussed',
  description: 'Show which papers are discussed in channels that you may read, and what was asked',
  hidden: true,
  options: z.object({ days: z.int().min(1).max(365).default(30).describe('How many days back') }),
  async *run({ days }, context) {
    yield await answer(days, context);
  },
});

async function answer(days: number, { services, caller, place, now, signal }: CommandContext): Promise<Reply> {
  const { platform, tenant } = place;
  const since = new Date(now.getTime() - days * 86_400_000);
  const seen: Talk[] = [];
  const sees = new Map<string, boolean>();
  for (const talk of await services.discussions.ofTenantSince({ platform, tenant }, since)) {
    if (seen.length === most) break;
    const { channel } = talk.discussion;
    let maySee = sees.get(channel.channel);
    if (maySee === undefined) {
      if (sees.size === mostChannels) continue;
      signal.throwIfAborted();
      maySee = await caller.canSee(channel);
      sees.set(channel.channel, maySee);
    }
    if (maySee) seen.push(talk);
  }
  if (seen.length === 0)
    return say(`No paper was discussed in the last ${counted(days, 'day')} where you can read it.`);
  const papers = await services.papers.get(seen.map(({ discussion }) => discussion.paper));
  const known = new Map(papers.map((paper) => [paper.id, paper]));
  const talks = seen.flatMap((talk) => blocksOf(talk, known.get(talk.discussion.paper)));
  return say(`Discussed in the last ${counted(days, 'day')}, the latest first:`, ...talks);
}

type Talk = { discussion: Discussion; questions: readonly AskedQuestion[] };

function blocksOf({ discussion, questions }: Talk, paper: Paper | undefined): Block[] {
  const { paper: id, url } = discussion;
  const title: Rich = paper === undefined ? [id] : [{ text: paper.title, url: pageOf(paper) }];
  const where: Rich = url === undefined ? [] : [' · ', { text: 'discussion', url }];
  const asked = questions.slice(-mostQuestions).map(
    ({ at, question, answered }): Block => ({
      type: 'note',
      text: [`${at.slice(0, 10)}: "${question}" (${answered ? 'the paper answers it' : 'the paper does not say'})`],
    }),
  );
  return [{ type: 'text', text: [...title, ...where] }, ...asked];
}
