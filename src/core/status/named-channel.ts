import type { Place } from '../chat/place.ts';
import { titled } from '../text.ts';

/** A channel as operators may see it: direct messages name nobody. Ids are the platform's. */
export type NamedChannel = Pick<Place, 'platform' | 'kind'> & { tenant?: string; channel?: string; name?: string };

/** Without what would name a person: a direct message's channel, and often its tenant, stand for one. */
export const namedChannel = ({ platform, kind, tenant, channel }: Place): NamedChannel =>
  kind === 'dm' ? { platform, kind } : { platform, kind, tenant, channel };

/** "Slack #papers (C0123)", "Discord 4711", "Slack, direct messages"; a terminal has one channel, and no name for it. */
export function channelText({ platform, kind, channel = '', name }: NamedChannel): string {
  if (platform === 'console') return 'The terminal';
  if (platform === 'email') return 'A mailbox';
  if (kind === 'dm') return `${titled(platform)}, direct messages`;
  return name === undefined ? `${titled(platform)} ${channel}` : `${titled(platform)} #${name} (${channel})`;
}
