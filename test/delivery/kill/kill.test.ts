import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { channelKey } from '../../../src/core/chat/place.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createPaperStore } from '../../../src/storage/papers.ts';
import { bundled } from '../../fixtures/bundled.ts';
import { aChannel, aPlace, aTopic } from '../../fixtures/channels.ts';
import { endLeases } from '../../fixtures/leases.ts';
import { featuredOn, papers } from '../../fixtures/papers.ts';
import { newPostgres } from '../../fixtures/postgres.ts';
import { within } from '../../fixtures/wait.ts';
import { openStore } from '../../storage/open-store.ts';
import { engine } from '../../storage/temp-database.ts';
import { type Fate, openChannels } from './channel.ts';

let program = '';
const databases = mkdtempSync(join(tmpdir(), 'paperboy-kill-'));
const drops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of drops) await drop();
  rmSync(databases, { recursive: true, force: true });
});

beforeAll(async () => {
  program = await bundled(new URL('./child.ts', import.meta.url));
});

/** What each channel is, and the digests it gets a day: eight papers, two a message, or a card for each. */
const channels = [
  { name: 'one', kind: 'public', layout: 'compact', digests: 4 },
  { name: 'two', kind: 'private', layout: 'cards', digests: 8 },
  { name: 'three', kind: 'dm', layout: 'compact', digests: 4 },
] as const;
const dayOf = (number: number) => new Date(Date.UTC(2026, 5, 1 + number)).toISOString().slice(0, 10);

async function onServer(): Promise<string> {
  const { url, drop } = await newPostgres();
  drops.push(drop);
  return url;
}

/** A database with papers for `days` days, and three channels that are due on each of them. */
async function prepare(seed: number, days: number): Promise<string> {
  const address = engine === 'sqlite' ? join(databases, `${seed}.sqlite`) : await onServer();
  const db = await openStore(address);
  const store = createPaperStore(db);
  const all = papers(days * 12);
  for (let number = 0; number < days; number += 1) {
    const some = all.slice(number * 12, number * 12 + 12).map((paper) => featuredOn(paper, dayOf(number)));
    await store.saveDay('hf', dayOf(number), some, new Date(`${dayOf(number)}T08:00:00Z`));
  }
  for (const { name, kind, layout } of channels) {
    const place = aPlace({ channel: name, kind });
    const nextDue = `${dayOf(0)}T09:00:00.000Z`;
    await createChannelStore(db).update(channelKey(place), () =>
      aChannel({ place, top: 8, layout, nextDue, topics: [aTopic('')] }),
    );
  }
  await db.destroy();
  return address;
}

type Run = { store: string; url: string; startedAt: number; day: string; pages: number; clicks: boolean };

/** How long one process may take, in milliseconds: most take less than two seconds alone. */
const runMs = 120_000;

/** Runs the program until it has said `lines` lines, then kills it. `isDone`: it came to its end before. */
async function runAndKill(run: Run, lines: number) {
  const child = spawn(process.execPath, [program, JSON.stringify({ ...run, speed: 50 })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const closed = once(child, 'close');
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    if (said.length === lines && line !== 'done') child.kill('SIGKILL');
  });
  try {
    await within(closed, `line ${lines} or the end`, () => said.join('\n'), runMs);
  } finally {
    child.kill('SIGKILL');
  }
  return { isDone: said.includes('done'), full: said.filter((line) => line.includes('disk is full')).length };
}

/** The same numbers each time: a failure can be looked at again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

type Variant = {
  name: string;
  kills: number;
  seed: number;
  fate(random: number): Fate;
  pages(random: number): number;
  full?: number;
};

/** Of a hundred, on the engine that most run on; on the other, which does its own part of the work, some. */
const kills = engine === 'sqlite' ? 100 : 40;

const all: Variant[] = [
  { name: 'at any moment', kills, seed: 1, fate: () => 'answered', pages: () => -1 },
  {
    name: 'while answers and posts are lost',
    kills,
    seed: 2,
    fate: (random) => (random < 0.2 ? 'answer lost' : random < 0.3 ? 'post lost' : 'answered'),
    pages: () => -1,
  },
  {
    name: 'while the disk is full now and then',
    kills,
    seed: 3,
    fate: () => 'answered',
    pages: (random) => (random < 0.8 ? 0 : -1),
    full: 20,
  },
];

/** A server's disk cannot be filled here. */
const variants = all.filter(({ full }) => engine === 'sqlite' || full === undefined);

it.concurrent.for(variants)(
  'posts everything once and in order when it is killed $name',
  // Nearly three hundred processes: ten minutes where twelve others want each core.
  { timeout: 3_600_000 },
  // Side by side: much of a process's start is waiting for the disk.
  async (variant, { onTestFinished }) => {
    const random = randomFrom(variant.seed);
    // Five to ten are enough, unless the machine is so busy that most processes are done before they are killed.
    const days = 90;
    const store = await prepare(variant.seed, days);
    const chat = await openChannels(() => variant.fate(random()));
    onTestFinished(async () => void (await chat.close()));
    const db = await openStore(store);
    onTestFinished(() => db.destroy());
    let kills = 0;
    let timesFull = 0;
    let number = 0;
    for (; number < days && kills < variant.kills; number += 1) {
      const run = { store, url: chat.url, day: `${dayOf(number)}T09:00:00.000Z`, startedAt: Date.now() };
      const next = (clicks: boolean) =>
        runAndKill({ ...run, clicks, pages: variant.pages(random()) }, 1 + Math.floor(random() * 40));
      for (let clicks = true; ; clicks = false) {
        const { isDone, full } = await next(clicks);
        timesFull += full;
        if (isDone) break;
        kills += 1;
        await chat.settled();
        await endLeases(db);
      }
    }
    expect(kills).toBeGreaterThanOrEqual(variant.kills);
    expect(timesFull).toBeGreaterThanOrEqual(variant.full ?? 0);
    const written = await db
      .selectFrom('deliveries')
      .select(['channel', 'thread', 'errand', 'key', 'state'])
      .orderBy('position')
      .execute();
    expect(new Set(written.map(({ state }) => state))).toEqual(new Set(['sent']));
    // Every message stands where it belongs, once, and nothing else does.
    const stands = [...chat.stands].flatMap(([name, keys]) => keys.map((key) => `${name} ${key}`));
    const wanted = written.map(
      ({ channel, thread, key }) => `${thread === null ? channel : `${channel}-${thread}`} ${key}`,
    );
    expect(stands.sort()).toEqual(wanted.sort());
    for (const { name, digests } of channels) {
      const keys = written
        .filter(({ channel, errand }) => channel === name && errand === 'digest')
        .map(({ key }) => key);
      expect(keys).toHaveLength(number * digests);
      expect(chat.stands.get(name)?.filter((key) => keys.includes(key))).toEqual(keys);
    }
    // Whoever clicked and was heard has the whole discussion, though nobody clicked again.
    const opened = await db.selectFrom('discussions').select(['next_step', 'noticed']).execute();
    expect(opened.length).toBeGreaterThan(0);
    expect(new Set(opened.map(({ next_step, noticed }) => `${next_step} ${noticed}`))).toEqual(new Set(['none 1']));
    const count = (errand: string) => written.filter((message) => message.errand === errand).length;
    expect([count('awaited'), count('notice')]).toEqual([2 * opened.length, opened.length]);
    const shown = await db.selectFrom('shown_papers').select(['channel', 'paper']).where('sent', '=', 1).execute();
    expect(shown).toHaveLength(number * 8 * channels.length);
  },
);
