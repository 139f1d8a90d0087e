import { z } from 'zod';
import { setting } from './setting.ts';

/**
 * What a process does beside what each does, which is to send for whoever waits at it, to keep its index up, and to tell
 * how it is: `worker` asks the sources, plans and empties the outbox; `gateway` holds the sockets (Discord's gateway,
 * Slack's Socket Mode); `web` answers over HTTP (Slack, feeds, agents, mails).
 */
export const roleNames = ['worker', 'gateway', 'web'] as const;
export type Role = (typeof roleNames)[number];
export type Roles = ReadonlySet<Role>;

const allRoles: Roles = new Set(roleNames);
export const isAll = (roles: Roles): boolean => roles.size === allRoles.size;

export const roles = setting(
  z
    .string()
    .toLowerCase()
    .transform((text, context): Roles => {
      const names = z
        .array(z.enum(['all', ...roleNames]))
        .min(1)
        .safeParse(text.split(/[\s,]+/));
      if (names.success) return new Set(names.data.flatMap((name) => (name === 'all' ? roleNames : name)));
      context.addIssue('is no role');
      return z.NEVER;
    })
    .prefault('all'),
  { want: `all, or some of ${roleNames.join(', ')} separated by commas`, example: 'worker,gateway' },
);
