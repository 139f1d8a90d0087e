import type { Dispatch } from '../chat/chat-adapter.ts';
import { type Caller, personKey } from '../chat/place.ts';
import type { Reply } from '../chat/reply.ts';
import { type CallCounts, perMinute } from './call-counts.ts';
import { tooMany, tooManyPages } from './refusals.ts';

/**
 * Counts what a person runs, types and says, before anything is looked up for it. Every call counts once, whatever comes
 * of it: guessing at commands is limited like running them.
 */
export function limitCalls(dispatch: Dispatch, counts: CallCounts): Dispatch {
  /** What to say to whoever did too much; nobody waits behind whoever is alone. */
  async function refusal(caller: Caller, isPage = false): Promise<Reply | undefined> {
    if (caller.isAlone) return undefined;
    const taken = await counts.take(personKey(caller), isPage ? 'pages' : 'commands');
    if (taken.ok) return undefined;
    return isPage ? tooManyPages(taken.waitMs) : tooMany(perMinute.commands, taken.waitMs);
  }

  async function* counted(refused: Promise<Reply | undefined>, replies: () => AsyncIterable<Reply>) {
    const reply = await refused;
    if (reply === undefined) yield* replies();
    else yield reply;
  }

  return {
    ...dispatch,
    run(invocation, caller, signal) {
      const refused = refusal(caller, invocation.options.page !== undefined);
      return counted(refused, () => dispatch.run(invocation, caller, signal));
    },
    async *runMention(text, caller, signal) {
      const refused = await refusal(caller);
      if (refused === undefined) return yield* dispatch.runMention(text, caller, signal);
      // One word where all can see it: one for each would be a flood of its own.
      if ((await counts.take(personKey(caller), 'refusals')).ok) yield { ...refused, audience: 'everyone' };
    },
    readLine(text) {
      const line = dispatch.readLine(text);
      return {
        ...line,
        run: (caller, signal) => counted(refusal(caller), () => line.run(caller, signal)),
      };
    },
  };
}
