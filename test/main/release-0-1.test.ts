import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { readCustomId } from '../../src/adapters/discord/custom-id.ts';
import { decodeButton } from '../../src/adapters/kit/buttons.ts';
import { buttonLimits } from '../../src/adapters/slack/limits.ts';
import { decodeInvocation } from '../../src/core/chat/button.ts';
import { createButtonStore } from '../../src/storage/buttons.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createDiscussionStore } from '../../src/storage/discussions.ts';
import { createKeyValueStore } from '../../src/storage/key-value-store.ts';
import { createLedger } from '../../src/storage/ledger.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { createSavedPapers } from '../../src/storage/saved.ts';
import { createVoteStore } from '../../src/storage/votes.ts';
import { firstRelease } from '../storage/first-release.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn, run } from './process.ts';

/** What release 0.1's own program and stores wrote: a digest in the terminal, and two channels with what people did there. */
const rows = z
  .record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))))
  .parse(JSON.parse(readFileSync(new URL('../storage/rows-of-0-1.json', import.meta.url), 'utf8')));

/** A folder with the database that release 0.1 left. */
async function left(): Promise<string> {
  const folder = tempFolder();
  const old = await firstRelease(databaseIn(folder));
  for (const [table, those] of Object.entries(rows)) {
    for (const row of those) {
      const names = Object.keys(row);
      old.prepare(`insert into ${table} (${names}) values (${names.map((name) => `@${name}`)})`).run(row);
    }
  }
  old.close();
  return folder;
}

const writtenAt = new Date('2026-11-20T09:00:00.000Z');
const paper = '2606.19195';

test('everything that release 0.1 stored is read', async () => {
  const db = await openDatabase(databaseIn(await left()));
  onTestFinished(() => db.destroy());
  const discord = { platform: 'discord', tenant: '9001', channel: '9002' } as const;
  const slack = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const;
  const terminal = { platform: 'console', tenant: 'console', channel: 'console' } as const;

  const channels = createChannelStore(db);
  const channel = await channels.get(discord);
  expect(channel).toMatchObject({
    schedule: { line: '30 8 * * 1-5', timezone: 'Europe/Paris' },
    ...{ top: 3, layout: 'cards', modelAllowed: true, organiser: '1001', nextDue: '2026-11-23T07:30:00.000Z' },
  });
  expect(channel?.topics.map(({ text, minUpvotes }) => [text, minUpvotes])).toEqual([
    ['"world models" | diffusion -video', 10],
    ['author:"Conor O\'Brien" since:30d', 10],
  ]);
  expect(await channels.get(slack)).toMatchObject({ pause: { kind: 'asked', by: 'U1' }, topics: [{ text: '' }] });

  const ledger = createLedger(db);
  expect(await ledger.lastRun(terminal)).toMatchObject({ outcome: { kind: 'posted', papers: 2 } });
  expect([...(await ledger.shown(terminal, [paper, '2606.00000'])).keys()]).toEqual([paper]);
  expect(await createPaperStore(db).get([paper])).toHaveLength(1);
  expect(await createSavedPapers(db).list({ platform: 'slack', tenant: 'T1', person: 'U1' })).toEqual([paper]);

  const discussions = createDiscussionStore(db);
  const discussion = await discussions.get(discord, paper);
  expect(discussion).toMatchObject({ thread: { channel: '9100', thread: '9100' }, openedBy: '1001' });
  if (discussion === undefined) return;
  expect(await discussions.questions(discussion)).toMatchObject([{ person: '1002', question: 'How fast is it?' }]);
  expect((await createVoteStore(db).tallies(discord, [paper])).get(paper)).toEqual({ up: 1, down: 0 });
  expect(await createKeyValueStore(db).get('slack.commands')).toBe('7f');
});

test('the program goes on with it', async () => {
  const folder = await left();
  const settings = { USER: 'root' };
  const subscriptions = await run(folder, ['paper', 'subscriptions'], settings);
  expect(subscriptions.stdout).toContain("the day's top papers");
  expect((await run(folder, ['paper', 'why'], settings)).stdout).toContain('2 papers');
});

/** Buttons as release 0.1 wrote them, each of its commands with all of its options. */
const buttons = [
  'ask?question=How fast does it glide%003f&paper=2606.00001',
  'cite?paper=2606.00001',
  'discuss?paper=hep-th/9901001',
  'forget-me?confirm:true',
  'help?command=search',
  'home',
  'lookup?text=see arxiv.org/abs/2606.00001',
  'model?set=on',
  'pause',
  'preview?topic=diffusion -video',
  'recap!?days:7',
  'resume',
  'save?paper=2606.00001&remove:true',
  'saved?format=bibtex&page:2',
  'schedule^',
  'schedule?when=weekdays 09%003a00&timezone=Europe/Paris&top:5&topics=a; b&layout=cards',
  'search^query',
  'search!?query="world models" %007c author%003a"Ada Falter" since%003a7d&page:2&sort=new&limit:5',
  'show?paper=2606.00001',
  'similar?paper=2606.00001&limit:5',
  'start',
  'subscribe^topic,when',
  'subscribe?topic=50%0025 %0026 more%003f&min-upvotes:10&top:3&when=mon%002cthu 08%003a30&timezone=UTC&layout=compact',
  'subscriptions',
  'today!?topic=diffusion&date=2026-06-18&page:2',
  'top?period=month&page:2',
  'unsubscribe?topic=diffusion',
  'why?paper=2606.00001',
];

test.each(buttons)('a button of release 0.1 runs: %s', (text) => {
  const read = decodeInvocation(text);
  const command = commands.find(({ name }) => name === read?.invocation.command);
  const form = read?.ask ?? [];
  // A form fills in what the button leaves open.
  const parsed = command?.options.safeParse({
    ...Object.fromEntries(form.map((name) => [name, 'diffusion'])),
    ...read?.invocation.options,
  });
  expect(parsed?.error?.message).toBeUndefined();
  expect(Object.keys(parsed?.data ?? {})).toEqual(
    expect.arrayContaining([...Object.keys(read?.invocation.options ?? {}), ...form]),
  );
});

test('stored buttons of release 0.1 run in both chats for the month they were promised', async () => {
  const db = await openDatabase(databaseIn(await left()));
  onTestFinished(() => db.destroy());
  const store = createButtonStore(db, () => new Date(writtenAt.getTime() + 29 * 86_400_000));
  const invocation = { command: 'search', options: { query: 'x'.repeat(120), page: 2 }, share: true };
  const key = 'k3f9aBcD-_0123xy';
  expect(await readCustomId(`@${key}|r`, store)).toEqual({ invocation, replaces: true });
  expect(await decodeButton(`#${key}^query`, buttonLimits, store)).toEqual({ invocation, ask: ['query'] });
});
