import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import type { Place } from '../../src/core/chat/place.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { aDelivery } from '../fixtures/channels.ts';
import { confirmed, directOf, mailAddresses } from '../fixtures/mailboxes.ts';
import { within } from '../fixtures/wait.ts';
import { openSmtp } from '../servers/smtp/index.ts';
import { tempFolder } from '../storage/temp-database.ts';

const day = '2026-06-19T09:00:00.000Z';
const mails = 1_000;
/** A process is killed each time that so many were taken; what it had on its way, up to four mails, is unknown then. */
const killsAfter = [37, 150, 260, 380, 480, 560];
/** A real mail server takes ten a second. */
const speed = 40;

const child = fileURLToPath(new URL('mails-child.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A thousand people with a mail that is due. Gives the mails' keys, each with its person. */
async function seed(file: string): Promise<Map<string, string>> {
  const db = await openDatabase(file);
  const [addresses, outbox] = [mailAddresses(db), createOutbox(db)];
  const keys = new Map<string, string>();
  for (let n = 0; n < mails; n++) {
    const place = await confirmed(addresses, `U${n}`, `person${n}@example.net`, new Date(day));
    const key = `mail-${n}`;
    await outbox.enqueue(aDelivery(key, { place, expiresAt: '2026-06-21T09:00:00.000Z' }));
    keys.set(key, `U${n}`);
  }
  await db.destroy();
  return keys;
}

/** A process that works until nothing is left, or is killed when the server has taken so many mails. */
async function run(file: string, smtp: Awaited<ReturnType<typeof openSmtp>>, startedAt: number, killAt?: number) {
  const given = JSON.stringify({ file, port: smtp.server.port, day, startedAt, speed });
  const sending = spawn(process.execPath, ['--import', 'tsx', child, given], { cwd: root });
  const exited = once(sending, 'exit');
  let said = '';
  for (const stream of [sending.stdout, sending.stderr]) {
    stream.on('data', (text) => {
      said += String(text);
    });
  }
  if (killAt !== undefined) {
    await Promise.race([smtp.until(() => smtp.taken.length >= killAt, `${killAt} mails`), exited]);
    sending.kill('SIGKILL');
  }
  await within(exited, 'the process to end', () => said, 300_000);
  if (killAt === undefined) expect(said).toBe('done\n');
}

it('are handed in once each over kills and lost answers, and what may be lost is told', {
  timeout: 900_000,
}, async () => {
  const file = join(tempFolder(), 'paperboy.sqlite');
  const keys = await seed(file);
  const smtp = await openSmtp();
  onTestFinished(smtp.close);
  const startedAt = Date.now();
  for (const killAt of [...killsAfter, undefined]) {
    smtp.meet({ kind: 'lost' }, { kind: 'refuse', at: 'to', code: 451, text: '4.7.1 Greylisted' }, { kind: 'lost' });
    await run(file, smtp, startedAt, killAt);
  }

  const db = await openDatabase(file);
  onTestFinished(() => db.destroy());
  const outbox = createOutbox(db);
  const arrivals = (key: string) => smtp.taken.filter(({ mail }) => mail.messageId === `<${key}@example.org>`).length;
  const notices = await outbox.take(new Date('2026-06-20T09:00:00.000Z'), mails, { platform: 'slack' });
  const uncertain: string[] = [];
  for (const [key, person] of keys) {
    const count = arrivals(key);
    const kind = (await outbox.stateOf(key))?.kind;
    expect(count, `${key} is ${kind}`).toBeLessThanOrEqual(1);
    if (kind === 'sent') expect(count, key).toBe(1);
    else expect(kind, key).toBe('assumed');
    if (kind === 'assumed') uncertain.push(person);
  }
  console.log(`${mails} mails, ${killsAfter.length} kills: ${uncertain.length} may be lost, and were told.`);
  // At least the answers that the server kept, and at most what was on its way at each kill beside them.
  const answersLost = (killsAfter.length + 1) * 2;
  expect(uncertain.length).toBeGreaterThanOrEqual(answersLost - 2);
  expect(uncertain.length).toBeLessThanOrEqual(answersLost + killsAfter.length * 4);
  expect(notices.map(({ place }) => place).sort(byChannel)).toEqual(uncertain.map(directOf).sort(byChannel));
});

const byChannel = (one: Place, other: Place) => (one.channel < other.channel ? -1 : 1);
