import type { Reply } from './reply.ts';
import { refuse } from './say.ts';
import type { SeenEvents } from './stores.ts';

const sharedAlready = refuse(
  'That is shared already: it stands in this channel. If you do not see it there, run the command again.',
);

/**
 * What a Share button brings, once for each `press` (the answer, and the message whose button it was): phones tap
 * twice. Whoever presses again is told so. When nothing came of the first press, the next one counts as the first;
 * whoever reads the replies says so by ending early (`return`).
 */
export async function* shareOnce(
  replies: AsyncIterable<Reply>,
  press: string,
  seen: SeenEvents,
): AsyncGenerator<Reply, void> {
  if (!(await seen.first(press))) return yield sharedAlready;
  let stands = false;
  try {
    for await (const reply of replies) {
      yield reply;
      stands = reply.audience === 'everyone';
    }
  } finally {
    if (!stands) await seen.forget(press);
  }
}
