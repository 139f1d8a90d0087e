import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { utcDay } from '../../src/core/day.ts';
import { openStores } from '../../src/storage/index.ts';
import { systemClock as clock } from '../../src/system-clock.ts';
import { openBot } from '../../src/wire.ts';
import { openSlack } from '../contract/slack-stage.ts';
import { aChannel, aPlace } from '../fixtures/channels.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { papers } from '../fixtures/papers.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn, run, start } from './process.ts';

it('is made of a bot at work; restored elsewhere and started, the digest that was pending is posted, once', async () => {
  const here = tempFolder();
  const slack = await openSlack();
  const stopping = new AbortController();
  const bot = await openBot(readConfig({ DATABASE_URL: databaseIn(here) }), {
    papers: papers(3, { featuredOn: utcDay(clock.now()) }),
    ...{ clock, stopping },
    log: recordedLog(),
    senderOf: () =>
      recordingChat({
        platform: 'slack',
        answer: () => ({ kind: 'retry', afterMs: 1_000, reason: 'Slack is busy' }),
      }),
  });
  await bot.channels.update(channelKey(slack.place), () =>
    aChannel({ place: slack.place, nextDue: clock.now().toISOString() }),
  );
  bot.courier.open();
  await bot.digests.tick(stopping.signal);
  let isDone = false;
  const load = (async () => {
    for (let round = 0; !isDone; round++) {
      await bot.papers.save(papers(3 + (round % 30), { featuredOn: '2026-06-01' }), clock.now());
      await wait(1);
    }
  })();
  const copy = join(here, 'copy.db');
  expect(await run(here, ['paper', 'backup', copy])).toMatchObject({ status: 0, stderr: '' });
  isDone = true;
  await load;
  stopping.abort();
  await bot.close();

  const there = tempFolder();
  const restored = await run(there, ['paper', 'restore', copy]);
  expect(restored).toMatchObject({ status: 0, stderr: '' });
  expect(restored.stdout).toContain('1 channel, 1 message not yet sent.');
  for (const posts of [1, 1]) {
    const started = start(there, [], slack.environment);
    await slack.attach(started);
    await slack.until('the post', () => slack.posts().length === posts);
    expect(await started.stop()).toBe(0);
  }
  expect(slack.posts()).toHaveLength(1);
  const status = await run(there, ['paper', 'status']);
  expect(status.stdout).toMatch(new RegExp(`Slack .*${slack.place.channel}.*: posted \\(1 sent\\)`));
  await slack.close();
});

it('is not restored under a running bot', async () => {
  const folder = tempFolder();
  const service = start(folder);
  await service.until('the prompt', () => service.out().includes('Type help for the commands.'));
  const copy = join(folder, 'copy.db');
  expect((await run(folder, ['paper', 'backup', copy])).status).toBe(0);
  const refused = await run(folder, ['paper', 'restore', copy]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('is already used for posting by process');
  expect(await service.stop()).toBe(0);
});

it('exports, and not over a file; wiped and imported it is the same', async () => {
  const folder = tempFolder();
  const stores = await openStores(
    { engine: 'sqlite', file: databaseIn(folder) },
    { retentionDays: 365, now: clock.now },
  );
  await stores.channels.update(channelKey(aPlace()), () => aChannel());
  await stores.close();
  const file = join(folder, 'all.yaml');
  expect((await run(folder, ['paper', 'export', file], { DIGEST_TOP: '7' })).stdout).toBe(`${file}: 1 channel.\n`);
  expect((await run(folder, ['paper', 'export', file])).stderr).toContain('is there already');
  const nowhere = join(folder, 'none', 'all.yaml');
  expect((await run(folder, ['paper', 'export', nowhere])).stderr).toContain(`${nowhere} cannot be written (ENOENT).`);
  const other = tempFolder();
  const dry = await run(other, ['paper', 'import', file, '--dry-run']);
  expect(dry.stdout).toMatch(
    /^There is no database .* yet: an import makes it\.\n\+ the terminal\nDIGEST_… in .env does not count for the terminal from then on\.\nsetting DIGEST_TOP=7 is not set here: .*\n1 new, 0 changed, 0 the same\. Nothing was changed\.\n$/m,
  );
  expect(readdirSync(other)).toEqual([]);
  await run(other, ['paper', 'import', file]);
  const again = join(other, 'again.yaml');
  await run(other, ['paper', 'export', again], { DIGEST_TOP: '7' });
  const subscriptions = (path: string) => readFileSync(path, 'utf8').replace(/[\s\S]*subscriptions:/, '');
  expect(subscriptions(again)).toBe(subscriptions(file));
});

it('leaves the mark of an unclean end where nothing is restored', async () => {
  const folder = tempFolder();
  const mark = `${databaseIn(folder)}.lock.json`;
  const held = JSON.stringify({ pid: 4711, since: '2026-06-19T08:00:00.000Z' });
  writeFileSync(mark, held);
  expect((await run(folder, ['paper', 'restore', join(folder, 'none.db')])).stderr).toContain('Nothing was changed.');
  expect(readFileSync(mark, 'utf8')).toBe(held);
});
