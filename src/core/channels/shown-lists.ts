import { z } from 'zod';
import { lastOfEach, type Reader } from '../chat/last-of-each.ts';
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

/** So long a list is remembered, in milliseconds: somebody is taken to speak of what they were shown. */
export const rememberedMs = 3_600_000;

/** What each person was shown last in each place, for an hour. */
export interface ShownLists {
  keep(reader: Reader, list: ShownList, now: Date): Promise<void>;
  last(reader: Reader, now: Date): Promise<ShownList | undefined>;
}

/** For one process. */
export function shownInMemory(): ShownLists {
  const shown = lastOfEach<ShownList>(rememberedMs);
  return {
    keep: async (reader, list, now) => shown.keep(reader, list, now),
    last: async (reader, now) => shown.of(reader, now),
  };
}
