import type { Tenant } from '../chat/place.ts';

/** What a limit is about: a channel; an installation, without a channel; or a whole platform, with neither. */
export type Paced = { tenant: string; channel: string };

/** The times of a platform's limits by {@link paceName}, in milliseconds since 1970. */
export type PaceTimes = Map<string, number>;

/** When each channel, installation and platform may get its next message, as far as that is still to come. */
export interface PaceStore {
  /**
   * Reads times, gives them to `work` with the time that it is for everybody who shares them, and keeps what it has
   * changed: one unit of work, which may be done again.
   */
  change<T>(
    platform: Tenant['platform'],
    names: readonly Paced[],
    work: (times: PaceTimes, now: number) => T,
  ): Promise<T>;
}

export const paceName = ({ tenant, channel }: Paced): string => JSON.stringify([tenant, channel]);
