import type { Place } from '../chat/place.ts';

/** A channel as operators may see it: direct messages name nobody. Ids are the platform's. */
export type NamedChannel = Pick<Place, 'platform' | 'kind'> & { tenant?: string; channel?: string; name?: string };

/** Without what would name a person: a direct message's channel, and often its tenant, stand for one. */
export const namedChannel = ({ platform, kind, tenant, channel }: Place): NamedChannel =>
  kind === 'dm' ? { platform, kind } : { platform, kind, tenant, channel };

/** "slack #papers (C0123)", "discord 4711", "slack, direct messages" */
export function channelText({ platform, kind, channel = '', name }: NamedChannel): string {
  if (kind === 'dm') return `${platform}, direct messages`;
  return name === undefined ? `${platform} ${channel}` : `${platform} #${name} (${channel})`;
}
