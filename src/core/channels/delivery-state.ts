import { z } from 'zod';

const at = z.string();
const reason = z.string();

/** Where one message stands on its way. Times are ISO UTC. */
export const DeliveryState = z.discriminatedUnion('kind', [
  /** `reason`: why it could not be sent the last time; absent while it only waits for its turn at the platform's pace. */
  z.strictObject({ kind: z.literal('pending'), dueAt: at, reason: reason.exactOptional() }),
  z.strictObject({ kind: z.literal('sending'), since: at }),
  /** `thread`: the one it stands in and began, where messages are posts of their own. */
  z.strictObject({
    kind: z.literal('sent'),
    at,
    messageId: z.string(),
    thread: z.string().exactOptional(),
    url: z.string().exactOptional(),
  }),
  /**
   * The answer was lost (or we were) at `since`: to be reconciled at `dueAt`, before anything else is sent to the
   * channel. `looks` counts how often the sender's `find` could not tell.
   */
  z.strictObject({ kind: z.literal('unknown'), since: at, dueAt: at, reason, looks: z.int() }),
  /** Nobody can tell whether it stands there, and the operator prefers one too few to one too many. Counts as shown. */
  z.strictObject({ kind: z.literal('assumed'), at, reason }),
  z.strictObject({ kind: z.literal('rejected'), at, reason }),
  z.strictObject({ kind: z.literal('gone'), at, reason }),
  z.strictObject({ kind: z.literal('expired'), at }),
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** A message of which nothing more becomes. */
export const isFinished = ({ kind }: DeliveryState): boolean =>
  kind !== 'pending' && kind !== 'sending' && kind !== 'unknown';
