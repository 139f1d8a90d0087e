import type { Kysely } from 'kysely';
import { commands } from '../../commands/index.ts';
import { createAnswerer } from '../../src/answers/answerer.ts';
import type { Caller, Place } from '../../src/core/chat/place.ts';
import type { Block, Reply } from '../../src/core/chat/reply.ts';
import type { Services } from '../../src/core/commands/command.ts';
import type { AnswerModel, FullTexts, ModelLimits, Section } from '../../src/core/discussions/answer.ts';
import type { Log } from '../../src/core/log.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { createCourier } from '../../src/delivery/courier.ts';
import { createDiscussions } from '../../src/discussions/discussions.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createDiscussionStore } from '../../src/storage/discussions.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { createSavedPapers } from '../../src/storage/saved.ts';
import type { Database } from '../../src/storage/schema.ts';
import { createVoteStore } from '../../src/storage/votes.ts';
import { conversing } from '../fixtures/conversing.ts';
import { plainText } from '../fixtures/plain-text.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { createRecordingAdapter } from './recording-adapter.ts';

export const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const channel: Place = { platform: 'slack', tenant: 'T1', channel: 'C1', kind: 'public' };

/** A clock that costs no time; `pass` moves it. */
export function handClock(start = '2026-06-19T10:00:00.000Z') {
  const clock = virtualClock(start);
  return { ...clock, pass: (milliseconds: number) => clock.set(new Date(clock.now().getTime() + milliseconds)) };
}

type RoomOptions = {
  db: Kysely<Database>;
  chat?: ReturnType<typeof createRecordingAdapter>;
  clock?: ReturnType<typeof handClock>;
  /** Full texts that are known, by paper; others are missing. */
  texts?: Record<string, Section[]>;
  model?: { model: AnswerModel; limits: ModelLimits };
  /** Aborted when the process ends. */
  signal?: AbortSignal;
};

/** Paperboy's discussions over a real database, with a chat platform that records. */
export function openRoom({
  db,
  chat = createRecordingAdapter(),
  clock = handClock(),
  texts = {},
  model,
  ...ends
}: RoomOptions) {
  const { signal = new AbortController().signal } = ends;
  const papers = createPaperStore(db);
  const channels = createChannelStore(db);
  const outbox = createOutbox(db);
  const courier = createCourier({
    ...{ outbox, channels, clock, log, random: () => 0.5 },
    senderOf: () => chat.adapter,
    unknownPolicy: 'at-most-once',
    signal,
  });
  courier.open();
  const store = createDiscussionStore(db);
  const discussions = createDiscussions({
    store,
    votes: createVoteStore(db),
    ledger: outbox,
    courier,
    papers,
    channels,
    answerer: createAnswerer(clock),
    fullTexts: knownTexts(texts),
    adapterOf: () => chat.adapter,
    signal,
    clock,
    log,
    ...(model === undefined ? {} : { model }),
  });
  const services = servicesOf({
    papers,
    channels,
    discussions,
    answerer: createAnswerer(clock),
    model: model?.model,
    saved: createSavedPapers(db),
    outage: () => undefined,
  });
  const dispatch = conversing({ commands, services, clock, log });
  return { papers, channels, outbox, courier, store, discussions, dispatch, chat, clock };
}

/** The ports this room needs; asking for any other fails loudly. */
function servicesOf(known: Partial<Services>): Services {
  return new Proxy({} as Services, {
    get(_, name) {
      const port = Object.entries(known).find(([key]) => key === name);
      if (port === undefined) throw new Error(`${String(name)} is not part of this test`);
      return port[1];
    },
  });
}

/** The first asking finds nothing in the store, as it is with a paper nobody asked about. */
function knownTexts(texts: Record<string, Section[]>): FullTexts {
  const fetched = new Set<string>();
  const answer = (paper: string) => {
    const sections = texts[paper];
    return sections === undefined
      ? { kind: 'missing' as const, reason: 'answered 404', retryAfter: '2027-01-01T00:00:00.000Z' }
      : { kind: 'sections' as const, sections, source: 'https://example.org', isPart: false };
  };
  return {
    stored: async (paper) => (fetched.has(paper) ? answer(paper) : undefined),
    async fetch(paper) {
      fetched.add(paper);
      return answer(paper);
    },
  };
}

export const callerAt = (place: Place, id = 'U1'): Caller => ({
  id,
  place,
  isExternal: false,
  mayManage: async () => true,
  canSee: async () => true,
});

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** A reply as lines of plain text. */
export const linesOf = (reply: Reply | undefined): string[] => reply?.blocks.map(lineOf) ?? [];

function lineOf(block: Block): string {
  switch (block.type) {
    case 'quote':
      return `"${block.text}" (${plainText(block.source)})`;
    case 'text':
    case 'note':
      return plainText(block.text);
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plainText(value)}`).join('\n');
    case 'heading':
    case 'code':
      return block.text;
    case 'entry':
    case 'paper':
      return block.title;
    case 'choices':
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    case 'divider':
      return '---';
  }
}

export const saveAll = (room: Pick<ReturnType<typeof openRoom>, 'papers' | 'clock'>, ...papers: Paper[]) =>
  room.papers.save(papers, room.clock.now());
