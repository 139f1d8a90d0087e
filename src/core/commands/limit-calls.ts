import type { Dispatch } from '../chat/chat-adapter.ts';
import { type Caller, personKey } from '../chat/place.ts';
import type { Reply } from '../chat/reply.ts';
import type { Clock } from '../clock.ts';
import { createRateLimit } from '../rate-limit.ts';
import { tooMany } from './refusals.ts';

/** Commands a person may run in a minute; a platform's own flood is stopped before it reaches the index. */
const perMinute = 20;

/**
 * Counts what a person runs, types and says, before anything is looked up for it. Every call counts once, whatever comes
 * of it: guessing at commands is limited like running them.
 */
export function limitCalls(dispatch: Dispatch, clock: Clock): Dispatch {
  const rate = createRateLimit({ limit: perMinute, windowMs: 60_000 });

  async function* counted(caller: Caller, replies: () => AsyncIterable<Reply>): AsyncIterable<Reply> {
    // Nobody waits behind whoever is alone.
    const taken = caller.isAlone || rate.take(JSON.stringify(personKey(caller)), clock.now().getTime());
    if (taken === true || taken.ok) yield* replies();
    else yield tooMany(perMinute, taken.waitMs);
  }

  return {
    ...dispatch,
    run: (invocation, caller, signal) => counted(caller, () => dispatch.run(invocation, caller, signal)),
    runMention: (text, caller, signal) => counted(caller, () => dispatch.runMention(text, caller, signal)),
    readLine(text) {
      const line = dispatch.readLine(text);
      return { ...line, run: (caller, signal) => counted(caller, () => line.run(caller, signal)) };
    },
  };
}
