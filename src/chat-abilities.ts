import type { ChatAdapter } from './core/chat/chat-adapter.ts';
import type { Platform } from './core/chat/place.ts';
import type { Services } from './core/commands/command.ts';

const noFollowers = 'Nothing can be published here: only announcement channels of Discord are followed elsewhere.';

/** What commands ask about a place, answered by the chat it is in. */
export const chatAbilities = (
  adapterOf: (platform: Platform) => ChatAdapter | undefined,
): Pick<Services, 'missingAccess' | 'channelNotes' | 'missingForUnfurls' | 'cannotPublish' | 'outage'> => ({
  missingAccess: async (place) => (await adapterOf(place.platform)?.missingAccess(place)) ?? [],
  channelNotes: async (place) => (await adapterOf(place.platform)?.channelNotes?.(place)) ?? [],
  missingForUnfurls: ({ platform, tenant }) => adapterOf(platform)?.missingForUnfurls?.(tenant),
  cannotPublish(place) {
    const adapter = adapterOf(place.platform);
    return adapter?.cannotPublish === undefined ? noFollowers : adapter.cannotPublish(place);
  },
  outage: ({ platform, tenant }) => adapterOf(platform)?.outage?.(tenant)?.reason,
});
