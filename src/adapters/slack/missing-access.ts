import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Place } from '../../core/chat/place.ts';
import { classify, invite } from './classify.ts';
import type { Directory } from './directory.ts';
import type { Identity } from './identity.ts';

const ChannelState = z.object({
  is_im: z.boolean().nullish(),
  is_mpim: z.boolean().nullish(),
  is_private: z.boolean().nullish(),
  is_member: z.boolean().nullish(),
  is_archived: z.boolean().nullish(),
});

/** What is missing before we can post in a channel, said as "I am missing …"; joins a public channel by itself. */
export async function missingAccessIn(
  { channel, kind }: Place,
  { quick, self, directory }: { quick: WebClient; self: Identity; directory: Directory },
): Promise<string[]> {
  // A person's own messages: Slack opens them when we write.
  if (/^[UW]/.test(channel)) return [];
  try {
    const state = ChannelState.parse((await quick.conversations.info({ channel })).channel);
    if (state.is_archived === true) return ['a channel that is in use (this one is archived: unarchive it first)'];
    if (state.is_im === true || state.is_mpim === true) return [];
    if (state.is_member ?? (await directory.isMember(channel, self.user))) return [];
    if (state.is_private === true) return [`membership of this channel (${invite})`];
    await quick.conversations.join({ channel });
    return [];
  } catch (error) {
    const failure = classify(error);
    if (failure.kind === 'retry' || failure.kind === 'unknown') {
      return ["Slack's answer about this channel (try again in a moment)"];
    }
    return kind === 'dm'
      ? ['a place in this conversation (write to me in a direct message instead)']
      : [`membership of this channel (${invite})`];
  }
}
