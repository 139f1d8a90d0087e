import { z } from 'zod';
import type { Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { defineCommand } from '../src/core/commands/command.ts';

export const model = defineCommand({
  name: 'model',
  description: 'Allow or forbid sending questions of this channel to a language model',
  options: z.object({ set: z.enum(['on', 'off']).describe('on: questions and quoted sentences are sent out') }),
  manages: true,
  async *run({ set }, { place, services }) {
    const allowed = set === 'on';
    const channel = await services.channels.update(place, (current) =>
      current === undefined ? undefined : { ...current, modelAllowed: allowed },
    );
    yield channel === undefined ? notSubscribed : said(allowed);
  },
});

const said = (allowed: boolean): Reply =>
  say(
    allowed
      ? 'Questions asked in this channel, with the sentences found for them, now go to the language model the operator set up, if there is one. Answers still quote the paper. /paper model off stops it.'
      : 'Questions asked in this channel stay here. Answers quote the paper.',
  );

const notSubscribed = refuse(
  'This channel has no subscription yet, so nothing of it is sent to a language model. Run /paper subscribe first.',
);
