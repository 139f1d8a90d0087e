import { createHash } from 'node:crypto';

/**
 * The key under which release 0.1 posted the introduction of a discussion it may have left half way: 21 characters,
 * made of the discussion's own key and its thread.
 */
export const firstIntroductionKey = (key: string, thread = ''): string =>
  `d${createHash('sha256')
    .update(JSON.stringify([key, thread]))
    .digest('base64url')
    .slice(0, 20)}`;
