import type { Channel } from '../../src/core/channels/subscription.ts';
import { channelKey, type Platform } from '../../src/core/chat/place.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { SourceHealth } from '../../src/core/papers/paper-store.ts';
import { type CourierOptions, createCourier } from '../../src/delivery/courier.ts';
import { createDigests, type DigestsOptions } from '../../src/digests/index.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { plainIndex } from '../fixtures/plain-index.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';
import { dailyPapers } from '../fixtures/sources.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { tempDatabase } from '../storage/temp-database.ts';

type Given = {
  papers?: Paper[];
  channels?: Channel[];
  chat?: ReturnType<typeof recordingChat>;
  health?: SourceHealth;
  start?: string;
  options?: Partial<DigestsOptions & CourierOptions>;
};

/** The daily run over a real database, a platform that writes everything down, and a clock that costs no time. */
export async function daily({
  papers = [],
  channels = [],
  health,
  start = '2026-06-19T09:00:10.000Z',
  ...given
}: Given) {
  const db = await tempDatabase();
  const clock = virtualClock(start);
  const chat = given.chat ?? recordingChat();
  const store = createPaperStore(db);
  const index = plainIndex(papers);
  const logged: string[] = [];
  const log = (message: string, facts?: Record<string, unknown>) =>
    void logged.push(`${message} ${String(facts?.cause ?? '')}`);
  await savePapers(papers);
  const ports = { channels: createChannelStore(db), outbox: createOutbox(db), papers: store };
  for (const channel of channels) await ports.channels.update(channelKey(channel.place), () => channel);
  const { signal } = new AbortController();
  const options: Omit<DigestsOptions & CourierOptions, 'courier'> = {
    ...ports,
    index,
    refresh: async () => {},
    sources: [dailyPapers],
    sourceHealth: () => health ?? { reachable: true, at: start },
    isSample: async () => false,
    senderOf: (platform) => (platform === chat.platform ? chat : undefined),
    unknownPolicy: 'at-most-once',
    signal,
    clock,
    log: { info: () => {}, warn: () => {}, error: log },
    random: () => 0.5,
    ...given.options,
  };

  const isOut = (platform: Platform) => options.senderOf(platform)?.outage?.() !== undefined;
  function open() {
    const courier = createCourier(options);
    return { courier, digests: createDigests({ isOut, ...options, courier }) };
  }
  let running = open();

  async function savePapers(some: readonly Paper[]): Promise<void> {
    for (const day of new Set(some.map(({ featuredOn }) => featuredOn ?? ''))) {
      await store.saveDay(
        'hf',
        day,
        some.filter(({ featuredOn }) => featuredOn === day),
        new Date(start),
      );
    }
    await index.add(some);
  }

  return {
    ...ports,
    db,
    clock,
    chat,
    index,
    logged,
    savePapers,
    /** One heartbeat, and everything it sends. */
    async tick(at?: string) {
      if (at !== undefined) clock.set(at);
      running.courier.open();
      await running.digests.tick(signal);
      await running.courier.drain();
    },
    restart() {
      running = open();
    },
    preview: (channel: Channel) => running.digests.preview(channel, clock.now()),
  };
}
