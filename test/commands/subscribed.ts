import { channelKey } from '../../src/core/chat/place.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { SourceInfo } from '../../src/core/papers/paper-source.ts';
import { createCourier } from '../../src/delivery/courier.ts';
import { createDigests } from '../../src/digests/index.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { papers } from '../fixtures/papers.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';
import { dailyPapers } from '../fixtures/sources.ts';
import { place, room } from './fixture.ts';

const gliding = papers(12, { featuredOn: '2026-06-18' });
export const key = channelKey(place);

/** A room whose channels can be subscribed, and what is due posted by `tick`. */
export async function subscribed(
  lacks: string[] = [],
  platform: Parameters<typeof recordingChat>[0] = {},
  { sources = [dailyPapers], papers = gliding }: { sources?: SourceInfo[]; papers?: readonly Paper[] } = {},
) {
  const here = await room(papers);
  here.services.sources = sources;
  if (papers === gliding) await here.store.saveDay('hf', '2026-06-18', papers, here.clock.now());
  const outbox = createOutbox(here.db);
  const chat = recordingChat({ platform: 'discord', ...platform });
  const courier = createCourier({
    ...{ outbox, channels: here.channels, clock: here.clock, log: here.log, random: () => 0.5 },
    senderOf: () => chat,
    unknownPolicy: 'at-most-once',
    signal: new AbortController().signal,
  });
  courier.open();
  const digests = createDigests({
    channels: here.channels,
    outbox,
    papers: here.store,
    index: here.services.index ?? fail('index'),
    refresh: async () => {},
    sources,
    sourceHealth: () => here.health.now,
    isSample: async () => false,
    courier,
    clock: here.clock,
    log: here.log,
  });
  Object.assign(here.services, {
    ledger: outbox,
    missingAccess: async () => lacks,
    channelNotes: async () => [],
    preview: digests.preview,
    defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'Europe/Paris' }, top: 5 },
    discussions: { since: async () => [], tallies: async () => new Map() },
    forget: async () => ({ 'saved papers': 2, votes: 0 }),
  });
  const tick = async () => {
    await digests.tick(new AbortController().signal);
    await courier.drain();
  };
  return { ...here, outbox, chat, tick };
}

const fail = (what: string): never => {
  throw new Error(`no ${what}`);
};
