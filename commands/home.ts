import { z } from 'zod';
import { topicLine } from '../src/core/channels/digest.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import { pageOf } from '../src/core/chat/pages.ts';
import { personKey } from '../src/core/chat/place.ts';
import type { Block, Rich } from '../src/core/chat/reply.ts';
import { outageNotes } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { supportNote } from '../src/core/commands/support-note.ts';
import { pageOf as pageOfPaper } from '../src/core/papers/paper.ts';
import { localClock, localDay } from '../src/core/schedules/zone.ts';
import { bestPapers, firstSteps } from './start.ts';

/** Saved papers listed here; `saved` lists them all. */
const mostSaved = 5;

/** Channels on one page. */
const onOnePage = 10;

export const home = defineCommand({
  name: 'home',
  description: "Show today's best papers, your saved ones, your channels, and how to begin",
  options: z.object({ page: z.int().min(1).max(1000).default(1).describe('Which page of the channels') }),
  async *run(asked, context) {
    const saved = await savedPapers(context);
    const visible = await visibleChannels(context);
    const { offset, buttons } = pageOf(visible.length, asked.page, onOnePage, { command: 'home', options: {} });
    const channels = visible
      .slice(offset, offset + onOnePage)
      .map((channel): Block => ({ type: 'text', text: line(channel) }));
    yield {
      summary: 'Your papers and channels',
      blocks: [
        ...(asked.page === 1 ? (await bestPapers(context.services, context.now, { isShort: true })).blocks : []),
        { type: 'heading', text: 'Your saved papers' },
        ...(saved.length === 0
          ? [{ type: 'text' as const, text: ['None yet. Save keeps a paper for you alone.'] }]
          : saved),
        { type: 'heading', text: 'Channels that get papers' },
        ...outageNotes(context.services.outage(context.place)),
        ...(channels.length === 0 ? [{ type: 'text' as const, text: ['None that you can see.'] }] : channels),
        { type: 'buttons', buttons: [...buttons, ...firstSteps(context.place.kind)] },
        ...supportNote(context.services),
      ],
      audience: 'caller',
    };
  },
});

async function savedPapers({ caller, services }: CommandContext): Promise<Block[]> {
  const list = await services.saved.list(personKey(caller));
  const papers = await services.papers.get(list.slice(0, mostSaved));
  const blocks: Block[] = papers.map((paper) => ({
    type: 'text',
    text: [{ text: paper.title, url: pageOfPaper(paper) }],
  }));
  if (list.length > papers.length) {
    const all = { label: `All ${list.length}`, invoke: { command: 'saved', options: {} } };
    blocks.push({ type: 'buttons', buttons: [all] });
  }
  return blocks;
}

/** Subscribed channels of this tenant; those the caller may not read are neither named nor counted. */
async function visibleChannels({ caller, place, services }: CommandContext): Promise<Channel[]> {
  const channels = await services.channels.ofTenant({ platform: place.platform, tenant: place.tenant });
  const visible = await Promise.all(
    channels.map(async (channel) => ((await caller.canSee(channel.place)) ? [channel] : [])),
  );
  return visible.flat();
}

function line({ place, topics, schedule, pause, nextDue }: Channel): Rich {
  const about = topicLine({ topics });
  const due = new Date(nextDue);
  const when = `${localDay(due, schedule.timezone)} ${localClock(due, schedule.timezone)}`;
  const next = pause === undefined ? `next ${when} (${schedule.timezone})` : 'paused';
  return [
    place.kind === 'dm' ? 'Your direct messages' : { channel: place.channel },
    `: ${about || 'no topics'}; ${next}`,
  ];
}
