import { z } from 'zod';
import type { Caller } from '../chat/place.ts';
import { Invocation } from '../chat/reply.ts';

/** Papers, each with its number. */
const Listed = z.array(z.strictObject({ paper: z.string(), number: z.int() }));

/**
 * What a person was shown. `papers`: of the last answer; `list`: of the last one that counted them, which opening one of them
 * does not change. `paper`: the one that was shown or asked alone, whatever was listed since, and
 * `paperBefore` the one before it. `next`: what shows its next page; `previous`: the one before. `search`: what found it.
 * `own`: it was shown to this person alone, and cannot be shared. `saved`: it is what the person has saved.
 */
export const ShownList = z.strictObject({
  papers: Listed,
  list: Listed.exactOptional(),
  paper: z.string().exactOptional(),
  paperBefore: z.string().exactOptional(),
  next: Invocation.exactOptional(),
  previous: Invocation.exactOptional(),
  search: Invocation.exactOptional(),
  own: z.literal(true).exactOptional(),
  saved: z.literal(true).exactOptional(),
});
export type ShownList = z.infer<typeof ShownList>;

/** Who was shown something, and where. */
export type Reader = Pick<Caller, 'id' | 'place'>;

/** So long a list is remembered, in milliseconds: somebody is taken to speak of what they were shown. */
export const rememberedMs = 3_600_000;

/** What each person was shown last in each place, for an hour. */
export interface ShownLists {
  keep(reader: Reader, list: ShownList, now: Date): Promise<void>;
  last(reader: Reader, now: Date): Promise<ShownList | undefined>;
}

/** Lists kept in memory, of everybody; the oldest goes. */
const mostLists = 1_000;

/** For one process. */
export function shownInMemory(): ShownLists {
  const shown = new Map<string, { list: ShownList; at: number }>();
  return {
    async keep(reader, list, now) {
      const key = keyOf(reader);
      shown.delete(key);
      shown.set(key, { list, at: now.getTime() });
      const [oldest] = shown.keys();
      if (shown.size > mostLists && oldest !== undefined) shown.delete(oldest);
    },
    async last(reader, now) {
      const kept = shown.get(keyOf(reader));
      return kept !== undefined && now.getTime() - kept.at < rememberedMs ? kept.list : undefined;
    },
  };
}

const keyOf = ({ id, place: { platform, tenant, channel, thread } }: Reader) =>
  JSON.stringify([platform, tenant, channel, thread, id]);
