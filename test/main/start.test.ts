import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { utcDay } from '../../src/core/day.ts';
import { stateColumns } from '../../src/storage/delivery-row.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { startHuggingFace } from '../servers/hugging-face.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { anItem } from './items.ts';
import { databaseIn, nowhere, run, start, titlesIn } from './process.ts';

describe('without a network', () => {
  it('posts a digest from the sample, says that it is one, and posts nothing the second time', async () => {
    const folder = tempFolder();
    const first = await run(folder, ['--once']);
    expect(first.status).toBe(0);
    expect(titlesIn(first.stdout)).toHaveLength(5);
    expect(first.stdout).toMatch(/sample/i);
    const second = await run(folder, ['--once']);
    expect(second.status).toBe(0);
    expect(titlesIn(second.stdout)).toEqual([]);
    expect(second.stdout).toContain('Nothing new');

    const db = await openDatabase(databaseIn(folder));
    const refused = stateColumns({ kind: 'rejected', at: new Date().toISOString(), reason: 'the disk is full' });
    await db.updateTable('deliveries').set(refused).execute();
    await db.destroy();
    const third = await run(folder, ['--once']);
    expect(third.stdout).not.toContain('was posted');
    expect(third.stdout).toMatch(/did not all arrive\. 5 papers could not be posted/);

    const search = await run(folder, ['paper', 'search', 'robot']);
    expect(search.status).toBe(0);
    expect(titlesIn(search.stdout).length).toBeGreaterThan(0);
    expect(search.stdout).not.toContain('\u001b');
    // A slip in a look-up is read as what it means.
    const slip = await run(folder, ['paper', 'serch', 'robot']);
    expect(titlesIn(slip.stdout)).toEqual(titlesIn(search.stdout));
    const wrong = await run(folder, ['paper', 'schedule', 'sometimes']);
    expect(wrong).toMatchObject({ status: 1, stdout: '' });
    expect(wrong.stderr).toContain('I cannot read "sometimes"');
  });
});

describe('when the source answers after the sample was shown', () => {
  const today = utcDay(new Date());
  const papers = [anItem('2611.00001', 'Gliding Wings', 90_012), anItem('2611.00002', 'Folded Boats', 90_040)];
  const real = ['Folded Boats', 'Gliding Wings'];
  const isReal = (title: string | undefined) => real.includes(title ?? '');
  const asked = 'Type help for the commands.';

  it('posts the real digest at once and once: while it runs, and no sample again after a restart', async () => {
    const server = await startHuggingFace();
    server.days.set(today, papers);
    server.fail({ kind: 'status', status: 404 }, 1_000);
    const folder = tempFolder();
    const settings = { HF_API_URL: server.url };
    const service = start(folder, [], settings);
    await service.until('the sample', () => service.out().includes(asked));
    expect(service.out()).toMatch(/sample/i);
    expect(titlesIn(service.out()).filter(isReal)).toEqual([]);
    server.recover();
    await service.until('the real digest', () => titlesIn(service.out()).some(isReal));
    expect(await service.stop()).toBe(0);
    expect(titlesIn(service.out()).filter(isReal)).toEqual(real);

    const again = start(folder, [], settings);
    await again.until('the prompt', () => again.out().includes(asked));
    expect(await again.stop()).toBe(0);
    expect(again.out()).not.toMatch(/sample/i);
    expect(titlesIn(again.out()).filter(isReal)).toEqual(real);
    expect((await run(folder, ['--once'], settings)).stdout).toContain('Nothing new');
    await server.close();
  });

  it.each([
    { how: '--once, twice', args: ['--once'] },
    { how: 'a restart', args: [] },
  ])('posts it with the next start: $how', async ({ args }) => {
    const server = await startHuggingFace();
    server.days.set(today, papers);
    const folder = tempFolder();
    const shown = await run(folder, ['--once']);
    expect(shown.stdout).toMatch(/sample/i);
    const next = start(folder, args, { HF_API_URL: server.url });
    await next.until('the real digest', () => titlesIn(next.out()).some(isReal));
    if (args.length === 0) await next.until('the prompt', () => next.out().includes(asked));
    expect(args.length === 0 ? await next.stop() : await next.ended()).toBe(0);
    expect(titlesIn(next.out()).filter(isReal)).toEqual(real);
    expect(next.out()).not.toMatch(/sample|Nothing new/i);
    expect((await run(folder, ['--once'], { HF_API_URL: server.url })).stdout).toContain('Nothing new');
    await server.close();
  });
});

describe('with a server of Daily Papers', () => {
  it('fetches, posts the best in order, finds them, and updates upvotes of a grown day', async () => {
    const server = await startHuggingFace();
    const today = utcDay(new Date());
    server.days.set(today, [anItem('2606.00001', 'Gliding Wings', 12), anItem('2606.00002', 'Folded Boats', 40)]);
    const folder = tempFolder();
    const settings = { HF_API_URL: server.url, BACKFILL_DAYS: '3' };
    const first = await run(folder, ['--once'], settings);
    expect(titlesIn(first.stdout)).toEqual(['Folded Boats', 'Gliding Wings']);
    expect(first.stdout).not.toMatch(/sample/i);
    // It is the second of three only if midnight has just passed.
    expect(first.stderr).toMatch(new RegExp(`Fetching papers: ${today}, 2 papers \\([23]/3\\)`));

    server.days.set(today, [anItem('2606.00001', 'Gliding Wings', 55), anItem('2606.00002', 'Folded Boats', 41)]);
    expect(titlesIn((await run(folder, ['--once'], settings)).stdout)).toEqual([]);
    const found = await run(folder, ['paper', 'search', 'gliding'], settings);
    expect(found.stdout).toContain('▲ 55');
    await server.close();
  });

  it('fetches history, and goes on where it stopped', async () => {
    const server = await startHuggingFace();
    server.days.set('2024-05-27', [anItem('2405.00001', 'Old Paper', 3)]);
    const folder = tempFolder();
    const settings = { HF_API_URL: server.url };
    const span = ['backfill', '--from', '2024-05-27', '--to', '2024-05-28'];
    expect(await run(folder, span, settings)).toMatchObject({
      status: 0,
      stdout: '2 days asked, 0 known before, 1 new papers.\n',
    });
    expect((await run(folder, span, settings)).stdout).toBe('0 days asked, 2 known before, 0 new papers.\n');
    await server.close();
  });
});

describe('the process', () => {
  it('answers lines of its input, refuses a second one beside it, and ends in order', async () => {
    const folder = tempFolder();
    const service = start(folder);
    await service.until('the words', () => service.out().includes('Type help for the commands.') || undefined);
    expect(service.out()).toContain('Next papers: ');
    expect(service.log()).toContain('No chat is set up');
    service.type('/paper search robot');
    await service.until('the words', () => service.out().includes('for "robot"') || undefined);

    const second = await run(folder, []);
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`is already used for posting by process `);
    expect((await run(folder, ['paper', 'help'])).status).toBe(0);

    expect(await service.stop()).toBe(0);
    const again = start(folder);
    await again.until('the words', () => again.out().includes('Type help for the commands.') || undefined);
    // The latest digest is shown once more; nothing is posted twice.
    expect(titlesIn(again.out())).toHaveLength(5);
    again.type('exit');
    expect(await again.ended()).toBe(0);
  });

  it('names every wrong setting and exits before anything starts', async () => {
    const folder = tempFolder();
    const ended = await run(folder, [], { DIGEST_CRON: 'whenever', DIGEST_TZ: 'Mars', LOG_LEVEL: 'x' });
    expect(ended.status).toBe(1);
    expect(ended.stdout).toBe('');
    expect(ended.stderr.trim().split('\n')).toEqual([
      expect.stringContaining('DIGEST_CRON: got "whenever"; want days and a time'),
      expect.stringContaining('DIGEST_TZ: got "Mars"'),
      expect.stringContaining('LOG_LEVEL: got "x"'),
    ]);
    expect(existsSync(databaseIn(folder))).toBe(false);
  });

  it('names a token that is misspelt and starts nothing, where no chat works and nobody looks on', async () => {
    const folder = tempFolder();
    const ended = await run(folder, [], { DISCORD_TOKN: 'x', SLACK_TOKEN: 'y' });
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr.trim().split('\n')).toEqual([
      'DISCORD_TOKN: there is no such setting; did you mean DISCORD_TOKEN?',
      'SLACK_TOKEN: there is no such setting; did you mean SLACK_BOT_TOKEN?',
    ]);
    expect(existsSync(databaseIn(folder))).toBe(false);
  });

  it('says in a sentence which permission Discord has not', async () => {
    const ended = await run(tempFolder(), ['--once'], {
      DISCORD_TOKEN: 'x',
      DISCORD_MANAGE_PERMISSION: 'ManageChanels',
    });
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^DISCORD_MANAGE_PERMISSION: got "ManageChanels"; want [^\n]+\n$/m);
    expect(ended.stderr).not.toContain('    at ');
  });

  it('explains arguments it does not know', async () => {
    const ended = await run(tempFolder(), ['--twice']);
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain('usage: npm start');
  });

  it('ends with the reason when no chat can be started, and prints no token', async () => {
    const token = 'not-a-token-of-anybody';
    const settings = { DISCORD_TOKEN: token, DISCORD_API_URL: `${nowhere}/api` };
    const ended = await run(tempFolder(), ['--once'], settings);
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain('discord could not be started');
    expect(ended.stderr).not.toContain(token);
  });
});
