import { z } from 'zod';

/** The platforms there is an adapter for. Stored: a name is never changed. */
export const Platform = z.enum(['discord', 'slack', 'console', 'email']);
export type Platform = z.infer<typeof Platform>;

/**
 * Where something is said. A tenant is a Discord guild, a Slack workspace, the console, or one person's direct
 * messages. Every stored row except papers and the index carries platform and tenant, and every query filters by them.
 */
export const Place = z.strictObject({
  platform: Platform,
  tenant: z.string().min(1),
  channel: z.string().min(1),
  thread: z.string().min(1).exactOptional(),
  kind: z.enum(['public', 'private', 'dm']),
});
export type Place = z.infer<typeof Place>;

/** A guild, a workspace or one person's direct messages: nothing crosses from one into another. */
export type Tenant = Pick<Place, 'platform' | 'tenant'>;

/** A channel apart from its threads: what subscriptions, ledgers and discussions are keyed by. */
export type ChannelKey = Pick<Place, 'platform' | 'tenant' | 'channel'>;

/** A person within a tenant: what saved lists, votes and rate limits are keyed by. */
export type PersonKey = Tenant & { person: string };

/** The channel a place is in: where subscriptions and discussions of its threads belong. */
export const channelOf = ({ platform, tenant, channel, kind }: Place): Place => ({ platform, tenant, channel, kind });

/** Only what names the channel, to be stored or compared: without thread and kind. */
export const channelKey = ({ platform, tenant, channel }: ChannelKey): ChannelKey => ({ platform, tenant, channel });

/** Who is asking, and from where; answered by the adapter. */
export type Caller = {
  /** The platform's id of the person. */
  id: string;
  /** The place the request came from (with its tenant). */
  place: Place;
  /** A guest, or a person of a connected organisation: never manages. */
  isExternal: boolean;
  /**
   * The person has brought the bot along to where it was not let in: their tenant is their own, nothing there may change,
   * and what they are answered is for them alone.
   */
  isAway?: boolean;
  /** The address where whoever manages that place lets the bot in; absent where nobody can. */
  letIn?: string;
  /** The place is of kind `dm`, and others than the person read along: a group message. */
  isGroup?: boolean;
  /** There is nobody else: no limit protects others from this person. */
  isAlone?: boolean;
  /** The message this is a reply to, where the platform tells it and its thread does not. */
  repliesTo?: string;
  /** The person's own time zone (IANA), where the platform tells it. */
  timezone?: string;
  /** May this person change what the place's channel receives? */
  mayManage(): Promise<boolean>;
  /** May this person read that place? Asked before anything of another channel is named. */
  canSee(place: Place): Promise<boolean>;
};

/** Whether nobody but the person reads what is said in the place. */
export const isBetweenUs = ({ isAlone = false, isGroup = false }: Caller, place: Place): boolean =>
  isAlone || (place.kind === 'dm' && !isGroup);

/** The person who asks, within the tenant they ask in. */
export const personKey = (caller: Caller): PersonKey => ({
  platform: caller.place.platform,
  tenant: caller.place.tenant,
  person: caller.id,
});
