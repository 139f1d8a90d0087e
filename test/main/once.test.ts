import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createDiscussionStore } from '../../src/storage/discussions.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { openDiscord } from '../contract/discord-stage.ts';
import { aPaper } from '../fixtures/papers.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn, run } from './process.ts';

test('a daily run ends when the opening that it carries on has its thread and its introduction', async () => {
  const discord = await openDiscord();
  const folder = tempFolder();
  const db = await openDatabase(databaseIn(folder));
  const paper = aPaper({ id: '2606.00001', title: 'Folded Boats' });
  const now = new Date();
  await createPaperStore(db).save([paper], now);
  await createDiscussionStore(db).begin(
    {
      channel: discord.place,
      paper: paper.id,
      openedBy: '100000000000000001',
      openedAt: now.toISOString(),
      upvotesAtOpening: 3,
      lineKey: 'line',
    },
    now,
    { since: now, person: 1, channel: 1 },
  );
  await db.destroy();

  // It may try again when nothing else is left to do.
  const later = (response: ServerResponse) =>
    response
      .writeHead(429, { 'content-type': 'application/json', 'retry-after': '2' })
      .end(JSON.stringify({ message: 'You are being rate limited.', retry_after: 2, global: false }));
  discord.discord.faults.add({ request: /^POST .*\/threads$/, when: 'before', how: later, times: 2 });
  const { status } = await run(folder, ['--once'], discord.environment);
  expect(status).toBe(0);
  expect(discord.posts().map((post) => post.text())).toEqual([expect.stringContaining('Folded Boats')]);
  expect(discord.threads().map(({ title, messages }) => [title, messages().length])).toEqual([['Folded Boats', 1]]);
  await discord.close();
});
