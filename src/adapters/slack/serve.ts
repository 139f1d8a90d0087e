import type { ChatAdapter, Outage, Pace, PostResult } from '../../core/chat/chat-adapter.ts';
import { createMemberships } from './memberships.ts';
import { missingAccessIn } from './missing-access.ts';
import { fits } from './render.ts';
import type { Session } from './session.ts';
import type { Unanswered } from './unanswered.ts';
import { missingUnfurlScopes } from './unfurls.ts';

/**
 * Slack takes about a message a second and channel, and several hundred a minute for a workspace (docs.slack.dev, rate
 * limits). The margin is for the way there: two posts a second apart may arrive closer.
 */
const pace: Pace = { perChannelMs: 1_100, perTenantMinute: 300 };

/** The workspaces that are served, by their ids. */
export type Workspaces = {
  of(team: string): Promise<Session | undefined>;
  /** The same as far as it is in memory. */
  known(team: string): Session | undefined;
  outage(team?: string): Outage | undefined;
  /** What becomes of what is to be sent to one that is not served. */
  unserved(team: string): Promise<Extract<PostResult, { kind: 'retry' }>>;
  /** What was said in one that is not served, and not answered. */
  unansweredIn(team: string): Unanswered;
  /** Said as "I am missing …" in one that is not served. */
  missing: string;
  /** How a permission comes that an installation lacks, in words. */
  reinstall: string;
};

type Served = Omit<ChatAdapter, 'start' | 'stop' | 'away'>;

/** What other rooms ask of Slack, answered by the workspace that each names. */
export const serve = ({ of, known, outage, unserved, unansweredIn, missing, reinstall }: Workspaces): Served => ({
  platform: 'slack',
  pace,
  fits,
  outage,
  memberships: createMemberships(of),
  channelName: (channel, team = '') => known(team)?.directory.nameOf(channel),
  async post(place, reply, key, signal) {
    const session = await of(place.tenant);
    return session?.posts.post(place, reply, { key }, signal) ?? unserved(place.tenant);
  },
  async edit(message, reply) {
    const session = await of(message.place.tenant);
    return session?.posts.edit(message, reply) ?? unserved(message.place.tenant);
  },
  async openThread(message, title) {
    const session = await of(message.place.tenant);
    return session?.posts.openThread(message, title) ?? unserved(message.place.tenant);
  },
  async find(place, key, since) {
    const session = await of(place.tenant);
    return session?.posts.find(place, key, since) ?? { kind: 'unable', reason: (await unserved(place.tenant)).reason };
  },
  async missingAccess(place) {
    const session = await of(place.tenant);
    const lacking = session && (await missingAccessIn(place, session));
    const out = outage(place.tenant);
    if (out !== undefined) return [`a working installation (${out.reason})`];
    return lacking ?? [missing];
  },
  missingForUnfurls(team) {
    const session = known(team);
    const scopes = session === undefined ? [] : missingUnfurlScopes(session.self);
    return scopes.length === 0 ? [] : [`${scopes.join(' and ')} (${reinstall})`];
  },
  async forget(person) {
    const { unanswered } = (await of(person.tenant)) ?? { unanswered: unansweredIn(person.tenant) };
    return { 'waiting questions': await unanswered.forget(person) };
  },
});
