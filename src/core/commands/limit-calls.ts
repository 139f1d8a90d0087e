import type { Dispatch } from '../chat/chat-adapter.ts';
import { type Caller, personKey } from '../chat/place.ts';
import type { Reply } from '../chat/reply.ts';
import type { Clock } from '../clock.ts';
import { createRateLimit } from '../rate-limit.ts';
import { tooMany, tooManyPages } from './refusals.ts';

/**
 * Commands a person may run in a minute, and pages they may turn; a platform's own flood is stopped before it reaches the
 * index.
 */
const perMinute = { commands: 20, pages: 60 };

/**
 * Counts what a person runs, types and says, before anything is looked up for it. Every call counts once, whatever comes
 * of it: guessing at commands is limited like running them.
 */
export function limitCalls(dispatch: Dispatch, clock: Clock): Dispatch {
  const rateOf = (limit: number) => createRateLimit({ limit, windowMs: 60_000 });
  const [commandRate, pageRate, refusalRate] = [rateOf(perMinute.commands), rateOf(perMinute.pages), rateOf(1)];
  const take = (rate: typeof pageRate, caller: Caller) =>
    rate.take(JSON.stringify(personKey(caller)), clock.now().getTime());

  /** What to say to whoever did too much; nobody waits behind whoever is alone. */
  function refusal(caller: Caller, isPage = false): Reply | undefined {
    const taken = caller.isAlone ? undefined : take(isPage ? pageRate : commandRate, caller);
    if (taken === undefined || taken.ok) return undefined;
    return isPage ? tooManyPages(taken.waitMs) : tooMany(perMinute.commands, taken.waitMs);
  }

  async function* counted(refused: Reply | undefined, replies: () => AsyncIterable<Reply>): AsyncIterable<Reply> {
    if (refused === undefined) yield* replies();
    else yield refused;
  }

  return {
    ...dispatch,
    run(invocation, caller, signal) {
      const refused = refusal(caller, invocation.options.page !== undefined);
      return counted(refused, () => dispatch.run(invocation, caller, signal));
    },
    async *runMention(text, caller, signal) {
      const refused = refusal(caller);
      if (refused === undefined) return yield* dispatch.runMention(text, caller, signal);
      // One word where all can see it: one for each would be a flood of its own.
      if (take(refusalRate, caller).ok) yield { ...refused, audience: 'everyone' };
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
