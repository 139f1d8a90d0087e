import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../src/config.ts';
import { loadEmail } from '../src/load-parts.ts';
import { fakeClock, recordedLog } from './fixtures/clock.ts';
import { mailAddresses } from './fixtures/mailboxes.ts';
import { tempDatabase } from './storage/temp-database.ts';

const settings = {
  SMTP_URL: 'smtp://localhost:1',
  MAIL_FROM: 'papers@example.org',
  PUBLIC_URL: 'https://papers.example.org',
  PORT: '3000',
  SECRET_KEY: 'k'.repeat(32),
};

it.each([
  [true, 1],
  [false, 0],
])('addresses are encrypted anew by a process that serves alone (it posts: %s)', async (posts, expected) => {
  let times = 0;
  async function reseal() {
    times++;
    return { anew: 0, lost: 0 };
  }
  const common = { clock: fakeClock('2026-06-19T09:00:00Z'), log: recordedLog(), posts };
  const stores = { mailAddresses: mailAddresses(await tempDatabase()), resealAddresses: reseal };
  const email = await loadEmail(readConfig(settings), stores, common);
  onTestFinished(() => email?.adapter.stop());
  expect([times, email?.adapter.platform]).toEqual([expected, 'email']);
});
