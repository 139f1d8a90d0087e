import { Routes } from 'discord.js';
import type { FindResult } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import { lookThrough } from '../kit/history.ts';
import { type Channels, messageUrl } from './channels.ts';
import { keyIn } from './custom-id.ts';
import { limits } from './limits.ts';
import { StoredMessages } from './payloads.ts';
import { keyNumber } from './render.ts';
import type { Requests } from './requests.ts';

type Parts = {
  request: Requests;
  channels: Pick<Channels, 'idOf'>;
  /** Our own id, once known. */
  self(): string | undefined;
  /** Whether the history of a place can be read; undefined where that is not known. */
  canReadHistory(place: Place): boolean | undefined;
};

/** Pages of history read for one key: more has been said since than a lost answer explains. */
const mostPages = 10;

/** Looks for one of our messages in the history of a channel, by the key that it carries. Throws what the request throws. */
export const createFind =
  ({ request, channels, self, canReadHistory }: Parts) =>
  async (place: Place, key: string, since: Date): Promise<FindResult> => {
    // Without the permission Discord answers with an empty list, which would read as "never sent".
    if (canReadHistory(place) === false) {
      return { kind: 'unable', reason: 'I am missing Read Message History there' };
    }
    const channel = channels.idOf(place);
    return lookThrough(async (before) => {
      const query = new URLSearchParams({ limit: String(limits.historyPage), ...(before && { before }) });
      const messages = StoredMessages.parse(await request('get', Routes.channelMessages(channel), { query }));
      const found = messages.find(({ author, ...message }) => {
        const ours = author === undefined || author.id === self();
        return ours && (message.nonce === key || carries(message.components, key));
      });
      if (found !== undefined) return { found: { place, id: found.id, url: messageUrl(place, channel, found.id) } };
      const oldest = messages.length < limits.historyPage ? undefined : messages.at(-1);
      const isTooOld = oldest !== undefined && Date.parse(oldest.timestamp) < since.getTime();
      return { next: isTooOld ? undefined : oldest?.id };
    }, mostPages);
  };

/** Does a message with these components carry the key? */
export function carries(components: unknown, key: string): boolean {
  if (Array.isArray(components)) return components.some((component) => carries(component, key));
  if (typeof components !== 'object' || components === null) return false;
  if ('custom_id' in components && keyIn(String(components.custom_id)) === key) return true;
  if ('id' in components && components.id === keyNumber(key)) return true;
  return (
    ('components' in components && carries(components.components, key)) ||
    ('accessory' in components && carries(components.accessory, key))
  );
}
