import { commands } from '../../commands/index.ts';
import { createConversation } from '../../src/conversation/conversation.ts';
import { asTopics, newChannel, withTopics } from '../../src/core/channels/channel.ts';
import type { ShownLists } from '../../src/core/channels/shown-lists.ts';
import type { ChannelStore } from '../../src/core/channels/subscription.ts';
import type { Caller } from '../../src/core/chat/place.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import type { Services } from '../../src/core/commands/command.ts';
import { readTopics } from '../../src/core/queries/topic.ts';
import { caller, place, room } from '../commands/fixture.ts';
import { paper } from '../search/papers-in-memory.ts';

const papers = [
  paper({
    id: '2606.19195',
    title: 'Moebius: Lightweight Image Inpainting',
    abstract: 'Inpainting is slow. We propose Moebius for diffusion. It outperforms ten times larger models.',
    authors: ['Kangsheng Duan', 'Ziyang Xu'],
    organisation: 'HUST',
    featuredOn: '2026-06-19',
    upvotes: 37,
  }),
  paper({ id: '2606.18023', title: 'LoopCoder: diffusion for code', featuredOn: '2026-06-18', upvotes: 73 }),
  paper({ id: '2606.11111', title: 'Robots that fold', featuredOn: '2026-06-19', upvotes: 5 }),
];

/** A channel in which a person says something; gives the last reply. */
export async function spoken(shown?: ShownLists) {
  const here = await room(papers);
  Object.assign(here.services, {
    ledger: { messages: async () => [] },
    discussions: { at: async () => undefined },
    defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'UTC' }, top: 5 },
  });
  const services = here.services as Services;
  const { runMention } = createConversation({ ...here, commands, services, shown });
  return {
    ...here,
    say: async (text: string, by: Caller = caller()): Promise<Reply> => {
      let last: Reply | undefined;
      for await (const reply of runMention(text, by)) last = reply;
      if (last === undefined) throw new Error(`no reply to ${text}`);
      return last;
    },
  };
}

/** Gives the channel its topics. */
export async function follow(channels: Pick<ChannelStore, 'update'>, typed: string) {
  const now = new Date('2026-06-19T12:00:00Z');
  const read = readTopics(typed);
  if (!read.ok) throw new Error(read.problem);
  await channels.update(place, () => {
    const channel = newChannel(place, 'alice', { line: '0 9 * * 1-5', timezone: 'UTC' }, 5, now);
    return withTopics(channel, asTopics(read.topics, channel, 'alice', now));
  });
}
