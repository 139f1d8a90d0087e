import { z } from 'zod';
import { asTopics, newChannel } from '../src/core/channels/channel.ts';
import { composeDigest, topicLine } from '../src/core/channels/digest.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import { tooFewUpvotes } from '../src/core/channels/too-few-upvotes.ts';
import { channelOf } from '../src/core/chat/place.ts';
import type { Reply } from '../src/core/chat/reply.ts';
import { outageNotes, refuse, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { sourceNotes } from '../src/core/commands/source-notes.ts';
import { readTopics } from '../src/core/queries/topic.ts';
import { volumeOf, volumeText } from '../src/core/queries/volume.ts';
import { shorten } from '../src/core/text.ts';

export const preview = defineCommand({
  name: 'preview',
  description: 'Show what the next post here would hold, only to you',
  channel: 'tells',
  options: z.object({
    topic: z
      .string()
      .exactOptional()
      .describe('As if the channel had this topic (or several: a; b) instead of its own'),
  }),
  async *run({ topic }, context) {
    yield await answer(topic, context);
  },
});

/** The channel as it is, or as it would be with other topics; the reply says why there is none. */
export async function channelMeant(
  typed: string | undefined,
  { services, place, caller, now }: CommandContext,
): Promise<{ channel: Channel } | { reply: Reply }> {
  const stored = await services.channels.get(place);
  const read = readTopics(typed ?? '');
  if (!read.ok) return { reply: refuse(read.problem) };
  if (stored === undefined && typed === undefined) {
    return {
      reply: refuse('This channel has no topics yet. Try /paper preview diffusion, then /paper subscribe diffusion.'),
    };
  }
  const { defaults } = services;
  const start = stored ?? newChannel(channelOf(place), caller.id, defaults.schedule, defaults.top, now);
  return { channel: typed === undefined ? start : { ...start, topics: asTopics(read.topics, start, caller.id, now) } };
}

async function answer(typed: string | undefined, context: CommandContext): Promise<Reply> {
  const { services, place, now } = context;
  const meant = await channelMeant(typed, context);
  if ('reply' in meant) return meant.reply;
  const { channel } = meant;
  const outage = outageNotes(services.outage(place));
  const { picks, moreMatched, decisions } = await services.preview(channel, now);
  if (picks.length === 0) {
    const volume = volumeText(await volumeOf(channel.topics, services, now), now);
    const minimum = tooFewUpvotes(decisions);
    const why = minimum === undefined ? '' : ` ${minimum}`;
    const nothing = `Nothing new for ${topicLine(channel)} at the moment: ${volume}.${why}`;
    return say(nothing, ...outage, ...(await sourceNotes(services)));
  }
  const sample = await services.isSample();
  // One message however long: this is a private answer, and platforms page those themselves.
  const [part] = composeDigest({
    picks,
    moreMatched,
    // No run has kept them yet.
    more: { command: 'more', options: typed === undefined ? {} : { topic: typed } },
    channel: { ...channel, layout: 'compact' },
    dueAt: now,
    now,
    sample,
  });
  // The digest says itself that it is of the sample.
  const blocks = [...(sample ? [] : await sourceNotes(services)), ...(part?.reply.blocks ?? [])];
  return {
    summary: `The next post would hold ${picks.length === 1 ? 'one paper' : `${picks.length} papers`}.`,
    blocks: [
      { type: 'note', text: [shorten(`Preview for ${topicLine(channel)}, as of now. Nothing is posted.`, 300)] },
      ...outage,
      ...blocks,
    ],
    audience: 'caller',
  };
}
