import { z } from 'zod';
import type { Reply } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { defineCommand, type Services } from '../src/core/commands/command.ts';
import { modelFault } from '../src/core/discussions/model-fault.ts';

export const model = defineCommand({
  name: 'model',
  description: 'Allow or forbid sending questions of this channel to a language model',
  options: z.object({ set: z.enum(['on', 'off']).describe('on: questions and quoted sentences are sent out') }),
  manages: true,
  async *run({ set }, { place, services, signal }) {
    const modelAllowed = set === 'on';
    const channel = await services.channels.update(place, (current) =>
      current === undefined ? undefined : { ...current, modelAllowed },
    );
    if (channel === undefined) yield notSubscribed;
    else if (!modelAllowed) yield say('Questions asked in this channel stay here. Answers quote the paper.');
    else yield* switchedOn(services.model, signal);
  },
});

/** Where questions go from now on; and whether it answers there, which may take a while to find out. */
async function* switchedOn(model: Services['model'], signal: AbortSignal): AsyncGenerator<Reply> {
  if (model === undefined) {
    yield say(
      'The operator has set up no language model, so questions stay here and answers quote the paper. Should there be one later, questions asked in this channel may go to it. /paper model off takes that back.',
    );
    return;
  }
  const goes = `Questions asked in this channel, with the sentences found for them, now go to ${model.name}, the operator's language model. Answers still quote the paper. /paper model off stops it.`;
  yield say(`${goes} Asking whether it answers…`);
  const health = await model.check(signal);
  const whether =
    health.kind === 'answers' ? 'It answers.' : `At the moment it does not answer: ${modelFault[health.fault]}.`;
  yield say(`${goes} ${whether}`);
}

const notSubscribed = refuse(
  'This channel has no subscription yet, so nothing of it is sent to a language model. Run /paper subscribe first.',
);
