import { z } from 'zod';
import { personKey } from '../src/core/chat/place.ts';
import type { Reply } from '../src/core/chat/reply.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import { answerReply } from '../src/core/discussions/answer-reply.ts';
import type { Discussion } from '../src/core/discussions/discussion.ts';
import type { Paper } from '../src/core/papers/paper.ts';
import { parseQuery } from '../src/core/queries/query.ts';

/** Abstracts a question to the whole index reads: ten find no more than five. */
const papersRead = 5;

export const ask = defineCommand({
  name: 'ask',
  description: 'Ask about the paper of this thread, a paper you name, or all papers',
  options: z.object({
    question: z.string().trim().min(2).max(500).describe('What you want to know, in plain words'),
    paper: paperOption.exactOptional(),
  }),
  ...completesPaper,
  async *run({ question, paper: wanted }, context) {
    const { place, services } = context;
    const discussion = await services.discussions.at(place);
    if (wanted !== undefined) {
      const found = yield* findPaper(wanted, 'ask', context, { question });
      return 'reply' in found ? yield found.reply : yield* aboutPaper(found.paper, discussion, question, context);
    }
    const [paper] = discussion === undefined ? [] : await services.papers.get([discussion.paper]);
    if (paper === undefined) yield await amongAll(question, context);
    else yield* aboutPaper(paper, discussion, question, context);
  },
});

/** One reply for each answer: the later ones have read more. In the paper's own thread everybody sees them. */
async function* aboutPaper(
  paper: Paper,
  here: Discussion | undefined,
  question: string,
  context: CommandContext,
): AsyncIterable<Reply> {
  const { caller, place, services, signal } = context;
  const discussion = here?.paper === paper.id ? here : undefined;
  const papers = new Map([[paper.id, paper]]);
  const asked = { place, paper, question, by: personKey(caller), discussion };
  for await (const answer of services.discussions.ask(asked, signal)) {
    const reply = { ...answerReply(answer, { question, papers }), about: paper.id };
    if (discussion !== undefined) yield { ...reply, audience: 'everyone' };
    else {
      const heading = { type: 'text' as const, text: [{ text: paper.title, mark: 'bold' as const }] };
      const share = { command: 'ask', options: { question, paper: paper.id }, share: true };
      yield { ...reply, blocks: [heading, ...reply.blocks], audience: 'caller', share };
    }
  }
}

async function amongAll(question: string, { services, now, signal }: CommandContext): Promise<Reply> {
  const { hits } = await services.index.search(parseQuery(question), { limit: papersRead, today: now });
  const found = hits.flatMap(({ paper, score }) => (paper === undefined ? [] : [{ paper, score }]));
  const papers = found.map(({ paper }) => paper);
  const scores = found.map(({ score }) => score);
  const answer = await services.answerer.among(papers, question, { scores, signal });
  const known = new Map(papers.map((paper) => [paper.id, paper]));
  return {
    ...answerReply(answer, { question, papers: known, among: true }),
    audience: 'caller',
    share: { command: 'ask', options: { question }, share: true },
  };
}
