import type { Platform } from '../chat/place.ts';

/** Who sets limits: a platform, or arXiv, which counts the requests of all processes together. */
export type PacedBy = Platform | 'arxiv';

/** What a limit is about: a channel; an installation, without a channel; or all of whoever sets it, with neither. */
export type Paced = { tenant: string; channel: string };

/** The times of somebody's limits by {@link paceName}, in milliseconds since 1970. */
export type PaceTimes = Map<string, number>;

/** When each channel, installation and platform may get its next message, or request, as far as that is still to come. */
export interface PaceStore {
  /**
   * Reads times, gives them to `work` with the time that it is for everybody who shares them, and keeps what it has
   * changed: one unit of work, which may be done again.
   */
  change<T>(by: PacedBy, names: readonly Paced[], work: (times: PaceTimes, now: number) => T): Promise<T>;
}

export const paceName = ({ tenant, channel }: Paced): string => JSON.stringify([tenant, channel]);
