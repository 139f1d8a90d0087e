import type { Thumb } from '../../core/chat.ts';
import { ChannelEvent, Reaction, TokensRevoked } from './payloads.ts';
import type { Session } from './session.ts';

/** 👍 and 👎 as Slack names them; a skin tone follows after `::`. */
const thumbs: Record<string, Thumb> = { '+1': 1, thumbsup: 1, '-1': -1, thumbsdown: -1 };

/** 👍 and 👎 on our messages. */
export async function onReaction(session: Session, event: unknown): Promise<void> {
  const { type, user, reaction, item, item_user } = Reaction.parse(event);
  const value = thumbs[reaction.replace(/::skin-tone-\d$/, '')];
  const { channel, ts: message } = item;
  if (value === undefined || item.type !== 'message' || channel === undefined || message === undefined) return;
  if (item_user !== undefined && item_user !== session.self.user) return;
  // Asks Slack nothing first: an answer that came late would let a thumb overtake its own withdrawal.
  const on = { platform: 'slack' as const, tenant: session.self.team, channel, message };
  const kind = type === 'reaction_added' ? 'thumb' : 'thumb-off';
  await session.dispatch.event({ kind, on, person: user, value });
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

export const onUninstalled = (session: Session): Promise<void> => leave(session, 'the app was removed');

export async function onTokensRevoked(session: Session, event: unknown): Promise<void> {
  // Tokens of people are none of ours.
  if ((TokensRevoked.parse(event).tokens?.bot ?? []).length > 0) await leave(session, 'its token was revoked');
}

const goneKey = (team: string) => `slack:gone:${team}`;

/** The workspace is out of reach until somebody installs the app again. Remembered, so that its return is noticed. */
export async function leave({ self, dispatch, notes, log }: Session, why: string): Promise<void> {
  log.warn(`slack: no more posts to the workspace ${self.team}: ${why}`);
  await notes.set(goneKey(self.team), 'gone');
  await dispatch.event({ kind: 'tenant-gone', platform: 'slack', tenant: self.team });
}

/** Slack has accepted our token: what paused when it did not may go on. */
export async function comeBack({ self, dispatch, notes }: Session): Promise<void> {
  if ((await notes.get(goneKey(self.team))) !== 'gone') return;
  await dispatch.event({ kind: 'tenant-back', platform: 'slack', tenant: self.team });
  await notes.set(goneKey(self.team), 'back');
}
