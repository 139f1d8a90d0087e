import { z } from 'zod';
import type { Reply } from '../src/core/chat/reply.ts';
import { refuse } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';
import { completesPaper, findPaper, paperOption } from '../src/core/commands/paper-option.ts';
import type { Discussion } from '../src/core/discussions/discussion.ts';
import { tallyLine } from '../src/core/discussions/vote.ts';
import type { Paper } from '../src/core/papers/paper.ts';

export const discuss = defineCommand({
  name: 'discuss',
  description: 'Open the thread about a paper in this channel',
  options: z.object({ paper: paperOption }),
  channel: 'acts',
  ...completesPaper,
  async *run({ paper: wanted }, context) {
    const found = yield* findPaper(wanted, 'discuss', context);
    if ('reply' in found) return yield found.reply;
    const { caller, place, services } = context;
    const first = await services.discussions.open(place, found.paper, caller.id);
    if (first.kind === 'coming') yield coming;
    const opened = first.kind === 'coming' ? await first.opened : first;
    if (opened.kind !== 'open') return yield refuse(opened.reason);
    const tallies = await services.discussions.tallies(opened.discussion.channel, [found.paper.id]);
    const votes = tallyLine(tallies.get(found.paper.id));
    yield leadTo(found.paper, opened, votes, caller.isAlone === true);
  },
});

/** The channel is full of other messages, or the platform takes none at the moment. */
const coming: Reply = {
  summary: 'The discussion will open here. It takes a little longer than usual; you need not click again.',
  blocks: [],
  audience: 'caller',
};

/** Seen by the person alone: the channel has the opening line. */
function leadTo(
  paper: Paper,
  { discussion: { url, thread }, isNew }: { discussion: Discussion; isNew: boolean },
  votes: string,
  isAlone: boolean,
): Reply {
  const summary = isNew ? 'The discussion is open.' : 'There is a discussion of this paper already.';
  return {
    summary,
    blocks: [
      {
        type: 'text',
        text: [
          `${summary} `,
          url === undefined ? { channel: thread.channel } : { text: paper.title, url },
          // Where people talk to the bot alone there is nobody else to mention.
          thread.kind === 'dm' || isAlone
            ? ' Write to me there to ask about it.'
            : ' Mention me there to ask about the paper.',
        ],
      },
      ...(votes === '' ? [] : [{ type: 'note' as const, text: [`${votes} here`] }]),
    ],
    audience: 'caller',
    leadsTo: thread,
  };
}
