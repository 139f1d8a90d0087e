import { onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { readConfig } from '../../src/config.ts';
import type { Caller, Place } from '../../src/core/chat/place.ts';
import type { Block, Button, Invocation, Reply } from '../../src/core/chat/reply.ts';
import type { Services } from '../../src/core/commands/command.ts';
import { createDispatch } from '../../src/core/commands/dispatch.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { SourceHealth } from '../../src/core/papers/paper-store.ts';
import { createSearchIndex } from '../../src/search/index.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { createSavedPapers } from '../../src/storage/saved.ts';
import { fakeClock, recordedLog } from '../fixtures/clock.ts';
import { plainText } from '../fixtures/plain-text.ts';
import { dailyPapers } from '../fixtures/sources.ts';
import { tempDatabase } from '../storage/temp-database.ts';

/** Friday, after the day's papers have come. */
const friday = '2026-06-19T12:00:00.000Z';

/** Commands over a real store and a real index; ports that a test does not give fail when they are asked. */
export async function room(papers: readonly Paper[], { isSample = false }: { isSample?: boolean } = {}) {
  const db = await tempDatabase();
  const clock = fakeClock(friday);
  const store = createPaperStore(db);
  await store.save(papers, new Date(friday));
  const log = recordedLog();
  const index = createSearchIndex({ papers: store, log });
  onTestFinished(() => index.close());
  await index.ready();
  const channels = createChannelStore(db);
  const health: { now: SourceHealth } = { now: { reachable: true, at: friday } };
  const given: Partial<Services> = {
    papers: store,
    index,
    lookup: { places: ['Hugging Face', 'arXiv'], find: async () => ({ kind: 'unknown' }) },
    linked: async () => [],
    channels,
    saved: createSavedPapers(db),
    sources: [dailyPapers],
    sourceHealth: () => health.now,
    isSample: async () => isSample,
    outage: () => undefined,
    supportContact: undefined,
    ways: {},
    missingSettings: readConfig({}).missingSettings,
  };
  const services = new Proxy(given as Services, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name);
      throw new Error(`services.${String(name)} was asked`);
    },
  });
  const dispatch = createDispatch({ commands, services, clock, log });
  return { db, place, dispatch, store, channels, services: given, health, log, clock };
}

type Room = Awaited<ReturnType<typeof room>>;

export const place: Place = { platform: 'discord', tenant: 'guild', channel: 'ml', kind: 'public' };

export const caller = (over: Partial<Caller> = {}): Caller => ({
  id: 'alice',
  place,
  isExternal: false,
  mayManage: async () => true,
  canSee: async () => true,
  ...over,
});

/** The last reply to a line of text. */
export async function replyTo({ dispatch }: Room, line: string, by = caller()): Promise<Reply> {
  return lastOf(dispatch.readLine(line).run(by), line);
}

/** The last reply to a form that was sent. */
export const replyToForm = ({ dispatch }: Room, invocation: Invocation): Promise<Reply> =>
  lastOf(dispatch.run(invocation, caller()), invocation.command);

async function lastOf(replies: AsyncIterable<Reply>, what: string): Promise<Reply> {
  let last: Reply | undefined;
  for await (const reply of replies) last = reply;
  if (last === undefined) throw new Error(`${what} gave no reply`);
  return last;
}

export const titles = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.type === 'paper' || block.type === 'entry' ? [block.title] : []));

/** All words of a reply, a line a block. */
export const words = ({ blocks }: Reply) => blocks.map(wordsOf).join('\n');

function wordsOf(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'code':
      return block.text;
    case 'text':
    case 'note':
      return plainText(block.text);
    case 'quote':
      return `${block.text} ${plainText(block.source)}`;
    case 'entry':
      return [block.title, block.sentence ?? '', plainText(block.facts)].join('\n');
    case 'choices':
      return [...block.choices, ...block.buttons].map(({ label }) => label).join(' ');
    case 'paper':
      return [block.title, plainText(block.facts), plainText(block.body ?? []), block.reason ?? ''].join(' ');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plainText(value)}`).join('\n');
    case 'buttons':
      return block.buttons.map(({ label }) => label).join(' ');
    case 'divider':
      return '';
  }
}

export const buttons = ({ blocks }: Reply): Button[] =>
  blocks.flatMap((block) => ('buttons' in block && block.type !== 'paper' ? block.buttons : []));

/** Presses a button by its label. */
export async function press(room: Room, reply: Reply, label: string): Promise<Reply> {
  return replyToForm(room, runs(reply, label).invoke);
}

/** A button that runs something, by its label. */
export function runs(reply: Reply, label: string): Extract<Button, { invoke: Invocation }> {
  const button = buttons(reply).find((candidate) => candidate.label === label);
  if (button === undefined || !('invoke' in button)) throw new Error(`no button ${label}`);
  return button;
}
