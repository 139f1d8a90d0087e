import { bounded } from '../../core/bounded.ts';
import type { Clock } from '../../core/clock.ts';
import { withDeadline } from '../../core/deadline.ts';
import { wasNeverSent } from '../../core/never-sent.ts';
import { withRetries } from '../../core/retry.ts';
import type { Drawn } from './render.ts';

/** Uses of a response_url (docs.slack.dev: 5 in 30 minutes); the last one is kept for the last word. */
export const responseUses = 5;

export type Response = Drawn & {
  response_type: 'ephemeral' | 'in_channel';
  /** Takes the place of the message this address belongs to. */
  replace_original: boolean;
  thread_ts?: string;
};

const deadlineMs = 10_000;
/** Slack answers "ok", or a word about what is wrong. */
const mostBytes = 100_000;
const retries = { tries: 3, withinMs: 10_000 };

/**
 * Answers through a response_url: the only way where the bot is not in the channel. Bolt's own `respond` lives as long
 * as its event; a modal is answered much later, from the address it carries. Throws when Slack does not take it for
 * another reason than that the address is no longer good.
 */
export async function respond(url: string, response: Response, clock: Clock): Promise<'taken' | 'expired'> {
  const outcome = await withRetries(() => post(url, response), {
    again: (made) => (typeof made === 'string' || made.final ? undefined : 0),
    clock,
    ...retries,
  });
  if (outcome === 'taken' || outcome === 'expired') return outcome;
  throw new Error(`the answer could not be given: ${outcome.reason}`);
}

async function post(url: string, body: Response): Promise<'taken' | 'expired' | { final: boolean; reason: string }> {
  try {
    return await withDeadline(deadlineMs, undefined, async (signal) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ ...body, unfurl_links: false, unfurl_media: false }),
        signal,
      });
      if (answer.ok) return 'taken';
      if (answer.status === 404 || answer.status === 410) return 'expired';
      const reason = `HTTP status ${answer.status}, ${(await bounded(answer, mostBytes).text()).slice(0, 200)}`;
      return { final: answer.status < 500 && answer.status !== 429, reason };
    });
  } catch (error) {
    // A lost answer may stand there already: silence would be worse than one answer, two would be noise.
    return { final: !wasNeverSent(error), reason: error instanceof Error ? error.message : String(error) };
  }
}
