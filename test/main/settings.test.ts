import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../storage/temp-database.ts';
import { run, start, titlesIn } from './process.ts';

const file = `paperboy: 1
settings: {}
subscriptions:
  - platform: console
    tenant: console
    channel: console
    kind: public
    when: 30 8 * * *
    timezone: Europe/Paris
    top: 4
    layout: compact
    topics: [{ topic: diffusion, addedBy: ann, addedAt: 2026-06-18T08:00:00Z }]
    organiser: ann
    since: 2026-06-18T08:00:00Z
    model: false
`;

test('what was imported into an empty database stays so at the first start, and whatever the settings say later', async () => {
  const folder = tempFolder();
  const yaml = join(folder, 'all.yaml');
  writeFileSync(yaml, file);
  const taken = await run(folder, ['paper', 'import', yaml]);
  expect(taken.stdout).toContain(
    '+ the terminal\nDIGEST_… in .env does not count for the terminal from then on.\n1 new',
  );
  const shown = () => run(folder, ['paper', 'subscriptions']).then(({ stdout }) => stdout);
  expect(await shown()).toContain('up to 4 papers');
  expect((await run(folder, ['--once'])).status).toBe(0);
  expect(await shown()).toMatch(/up to 4 papers.*08:30 Europe\/Paris.*diffusion/s);
  expect((await run(folder, ['--once'], { DIGEST_TOP: '9' })).stdout).not.toContain('settings');
  expect(await shown()).toContain('up to 4 papers');
});

test('a changed setting says what it changes, also on a day whose digest was posted, and leaves topics of commands', async () => {
  const folder = tempFolder();
  const settings = { DIGEST_TOPICS: 'robotics' };
  await run(folder, ['--once'], settings);
  expect((await run(folder, ['paper', 'subscribe', 'video'], settings)).status).toBe(0);
  const changed = await run(folder, ['--once'], { ...settings, DIGEST_TOP: '3' });
  expect(changed.stdout).toMatch(/Changed with the settings: top 5 → 3\.\s+Nothing new/);
  expect((await run(folder, ['--once'], { ...settings, DIGEST_TOP: '3' })).stdout).not.toContain('settings');
  expect((await run(folder, ['paper', 'subscriptions'])).stdout).toMatch(/up to 3 papers.*robotics.*video/s);
});

test('topics that bring nothing are named at the start, and so is a list with commas', async () => {
  const folder = tempFolder();
  const settings = { DIGEST_TOPICS: 'difusion; diffusion, zeppelins' };
  const service = start(folder, [], settings);
  await service.until('the prompt', () => service.out().includes('Type help for the commands.'));
  expect(await service.stop()).toBe(0);
  expect(service.out()).toMatch(
    /No paper matched difusion · diffusion,? zeppelins in the \d+ days.*Did you mean diffusion\?/s,
  );
  const fault =
    'diffusion, zeppelins is one topic: all its words must occur in a paper. For several write diffusion; zeppelins.';
  expect(service.log()).toContain(fault);
  expect((await run(folder, ['paper', 'doctor'], settings)).stdout).toContain(fault);
});

test('what was unsubscribed stays so over a start', async () => {
  const folder = tempFolder();
  const service = start(folder);
  await service.until('the prompt', () => service.out().includes('Type help for the commands.'));
  service.type('unsubscribe all');
  await service.until('the answer', () => service.out().includes('Nothing is posted here any more.'));
  expect(await service.stop()).toBe(0);

  const again = start(folder, [], { DIGEST_TOP: '3' });
  await again.until('the prompt', () => again.out().includes('Type help for the commands.'));
  expect(await again.stop()).toBe(0);
  expect(again.out()).toContain('No papers come here, because all topics were unsubscribed: subscribe adds one.');
  expect(titlesIn(again.out())).toEqual([]);
  const once = await run(folder, ['--once']);
  expect(once).toMatchObject({ status: 0, stdout: expect.stringContaining('No papers come here') });
});
