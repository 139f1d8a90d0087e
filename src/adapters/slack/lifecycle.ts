import { z } from 'zod';
import { thumbOf } from '../kit/votes.ts';
import { isOfInstallation } from './classify.ts';
import { ChannelEvent, ChannelIdChanged, ChannelRenamed, Reaction, TokensRevoked } from './payloads.ts';
import type { Session } from './session.ts';

/** 👍 and 👎 on our messages. */
export async function onReaction(session: Session, event: unknown): Promise<void> {
  const { type, user, reaction, event_ts, item, item_user } = Reaction.parse(event);
  const value = thumbOf(reaction);
  const { channel, ts: message } = item;
  if (value === undefined || item.type !== 'message' || channel === undefined || message === undefined) return;
  if (item_user !== undefined && item_user !== session.self.user) return;
  // Asks Slack nothing first: an answer that came late would let a thumb overtake its own withdrawal.
  const on = { platform: 'slack' as const, tenant: session.self.team, channel, message };
  const kind = type === 'reaction_added' ? 'thumb' : 'thumb-off';
  // Of several processes the one that is told of a thumb may be slower than the one that is told of its withdrawal.
  const at = event_ts === undefined ? {} : { at: new Date(Number(event_ts) * 1_000) };
  await session.dispatch.event({ kind, on, person: user, value, ...at });
}

const goneReasons: Record<string, string> = {
  channel_archive: 'the channel was archived',
  group_archive: 'the channel was archived',
  channel_deleted: 'the channel was deleted',
  group_deleted: 'the channel was deleted',
};

/** A channel was deleted or archived, or we were taken out of it. */
export async function onChannelEvent(session: Session, event: unknown): Promise<void> {
  const { type, channel, user } = ChannelEvent.parse(event);
  if (type === 'member_left_channel' && user !== session.self.user) return;
  const reason = goneReasons[type] ?? 'I was removed from the channel';
  await session.dispatch.event({ kind: 'channel-gone', platform: 'slack', tenant: session.self.team, channel, reason });
}

/** Somebody was let into a channel: when it is us, what paused when we left goes on. */
export async function onJoined(session: Session, event: unknown): Promise<void> {
  const { channel, user } = ChannelEvent.parse(event);
  if (user !== session.self.user) return;
  await session.dispatch.event({ kind: 'channel-back', platform: 'slack', tenant: session.self.team, channel });
}

/** A channel was taken out of the archive: what paused with it goes on. Where we are no member, the next post says so. */
export async function onUnarchived(session: Session, event: unknown): Promise<void> {
  const { channel } = ChannelEvent.parse(event);
  await session.dispatch.event({ kind: 'channel-back', platform: 'slack', tenant: session.self.team, channel });
}

/**
 * A private channel is shared with another organisation, and has another id from now on (docs.slack.dev,
 * channel_id_changed). A post that came between the two found no channel, and paused it.
 */
export async function onIdChanged(session: Session, event: unknown): Promise<void> {
  const { old_channel_id: channel, new_channel_id: to } = ChannelIdChanged.parse(event);
  const tenant = { platform: 'slack', tenant: session.self.team } as const;
  await session.dispatch.event({ kind: 'channel-moved', ...tenant, channel, to });
  await session.dispatch.event({ kind: 'channel-back', ...tenant, channel: to });
}

export async function onRenamed({ directory }: Session, event: unknown): Promise<void> {
  const { channel } = ChannelRenamed.parse(event);
  directory.renamed(channel.id, channel.name);
}

export const onUninstalled = ({ removed }: Session): Promise<void> =>
  removed('the Slack app was removed from the workspace: install it again');

export async function onTokensRevoked({ removed }: Session, event: unknown): Promise<void> {
  // Tokens of people are none of ours.
  if ((TokensRevoked.parse(event).tokens?.bot ?? []).length === 0) return;
  await removed('the token was revoked: install the Slack app again');
}

const goneKey = (team: string) => `slack:gone:${team}`;
const back = 'back';
/** Since when the workspace is out of reach. Earlier releases noted no time: then nothing waits since. */
const Lost = z.object({ since: z.iso.datetime() });

/** A workspace as far as it may be out of reach: known by its id alone. */
type Reached = Pick<Session, 'dispatch' | 'keyValues'> & { self: Pick<Session['self'], 'team'> };

async function noteOf({ self, keyValues }: Omit<Reached, 'dispatch'>): Promise<{ since?: Date } | undefined> {
  const note = await keyValues.get(goneKey(self.team));
  if (note === undefined || note === back) return undefined;
  if (note === 'gone') return {};
  return { since: new Date(Lost.parse(JSON.parse(note)).since) };
}

/** Since when the workspace is out of reach, as far as that was noted before a restart. */
export const lostSince = async (reached: Omit<Reached, 'dispatch'>): Promise<Date | undefined> =>
  (await noteOf(reached))?.since;

/**
 * Nothing can be posted in the workspace. Remembered, so that what waits is not late when it is back; and where the app
 * was removed, what is stored is deleted some time later.
 */
export async function leave(reached: Reached, since: Date, isRemoved: boolean): Promise<void> {
  const { self, dispatch, keyValues } = reached;
  const { since: before = since } = (await noteOf(reached)) ?? {};
  await keyValues.set(
    goneKey(self.team),
    JSON.stringify({ since: before.toISOString() } satisfies z.input<typeof Lost>),
  );
  await dispatch.event({ kind: 'tenant-out', platform: 'slack', tenant: self.team });
  if (isRemoved) await dispatch.event({ kind: 'tenant-gone', platform: 'slack', tenant: self.team });
}

/** Slack accepts our token: what waited or paused while it did not goes on. `since`: where nothing was noted. */
export async function comeBack(reached: Reached, since?: Date): Promise<void> {
  const { self, dispatch, keyValues } = reached;
  const lost = await noteOf(reached);
  if (lost === undefined && since === undefined) return;
  const waited = lost?.since ?? since;
  await dispatch.event({
    ...{ kind: 'tenant-recovered', platform: 'slack', tenant: self.team, explains: isOfInstallation },
    ...(waited === undefined ? {} : { since: waited }),
  });
  await keyValues.set(goneKey(self.team), back);
}
