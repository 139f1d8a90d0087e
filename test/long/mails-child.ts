import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { createEmail } from '../../src/adapters/email/index.ts';
import { createCourier } from '../../src/delivery/courier.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { mailAddresses, schedule } from '../fixtures/mailboxes.ts';

/** One process that hands in the mails of an outbox, to be killed at any moment. It says `done` when nothing is left. */
const { file, port, day, startedAt, speed } = z
  .object({
    file: z.string(),
    port: z.int(),
    /** When the mails are due. */
    day: z.string(),
    /** When the day began for its first process, in real milliseconds. */
    startedAt: z.number(),
    /** How many times faster than real time goes by. */
    speed: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const clock = {
  now: () => new Date(Date.parse(day) + (Date.now() - startedAt) * speed),
  sleep: (ms: number, signal?: AbortSignal) =>
    setTimeout(ms / speed, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
};
const quiet = { info: () => {}, warn: () => {}, error: (message: string) => void process.stderr.write(`${message}\n`) };

const db = await openDatabase(file);
const addresses = mailAddresses(db);
const { adapter } = createEmail({
  ...{ server: { host: '127.0.0.1', port, isSecure: false }, from: { name: 'Papers', address: 'papers@example.org' } },
  ...{ publicUrl: 'https://papers.example.org', addresses, defaults: { schedule, top: 5 }, clock, log: quiet },
});
const outbox = createOutbox(db);
const courier = createCourier({
  ...{ outbox, channels: createChannelStore(db), clock, log: quiet, random: Math.random },
  senderOf: (platform) => (platform === 'email' ? adapter : undefined),
  unknownPolicy: 'at-most-once',
  signal: new AbortController().signal,
});
courier.open();
while ((await outbox.nextDue({ platform: 'email' })) !== undefined) {
  courier.wake();
  await courier.drain();
}
process.stdout.write('done\n');
