import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { openPostgres } from '../../../src/storage/open-postgres.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { aDelivery } from '../../fixtures/channels.ts';
import { newPostgres } from '../../fixtures/postgres.ts';
import { createWaiting, within } from '../../fixtures/wait.ts';
import { listen } from '../../servers/listen.ts';

/** Ends a process as a power cut does, or lets it stand still for so many milliseconds. */
export type Blow = 'kill' | number;

type Given = {
  /** The bundled child.ts. */
  program: string;
  messages: number;
  leaseMs: number;
  perSecond: number;
  /** How far the processes' clocks are ahead, in milliseconds. */
  aheadMs: readonly number[];
  /** How long the platform takes to answer, in milliseconds. */
  answerMs: number;
  /** What happens to which process, one after the other, after so many posts each time. */
  blows: readonly { to: number; after: number; blow: Blow }[];
  /** How long all of it may take, in milliseconds. */
  boundMs: number;
};

/**
 * Several processes on one PostgreSQL send what is due. Gives what came to a platform that takes `perSecond` messages in any second,
 * as Discord does (docs: topics/rate-limits, "global rate limit"): by whom each message was posted, when, and how many were refused.
 */
export async function severalProcesses(given: Given) {
  const { url: store, drop } = await newPostgres();
  const platform = await openPlatform(given.perSecond, given.answerMs, given.boundMs);
  const children: ChildProcess[] = [];
  const start = (number: number) => {
    const { leaseMs, perSecond, aheadMs } = given;
    // Whoever is started again is another process.
    const id = `p${number}.${children.length}`;
    const run = { store, url: platform.url, id, leaseMs, perSecond, aheadMs: aheadMs[number] ?? 0 };
    const child = spawn(process.execPath, [given.program, JSON.stringify(run)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    children.push(child);
    return child;
  };
  const db = await openPostgres(store);
  try {
    const outbox = createOutbox(db);
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    for (let number = 0; number < given.messages; number += 1) {
      const place = { platform: 'discord', tenant: `T${number % 7}`, channel: `C${number}`, kind: 'public' } as const;
      await outbox.enqueue(aDelivery(`k${number}`, { place, expiresAt, state: { kind: 'pending', dueAt: at } }));
    }
    const running = given.aheadMs.map((_, number) => start(number));
    const stood: Promise<unknown>[] = [];
    let posts = 0;
    for (const { to, after, blow } of given.blows) {
      posts += after;
      await platform.until(
        () => platform.posts.length >= posts || platform.stands.size === given.messages,
        'the next blow',
      );
      const child = running[to];
      if (child === undefined) continue;
      if (blow === 'kill') {
        child.kill('SIGKILL');
        running[to] = start(to);
      } else {
        child.kill('SIGSTOP');
        stood.push(setTimeout(blow).then(() => child.kill('SIGCONT')));
      }
    }
    await platform.until(() => platform.stands.size === given.messages, 'all messages');
    await Promise.all(stood);
    const isSettled = async () => (await outbox.nextDue()) === undefined;
    const states = () => db.selectFrom('deliveries').select('state').distinct().execute();
    const end = performance.now() + given.boundMs;
    while (!(await isSettled()) || (await states()).length > 1) {
      if (performance.now() > end) throw new Error(`not settled: ${JSON.stringify(await states())}`);
      await setTimeout(100);
    }
    for (const child of running) child.kill('SIGTERM');
    await within(Promise.all(running.map((child) => child.exitCode ?? once(child, 'exit'))), 'the end', () => '');
    return { posts: platform.posts, refused: platform.refused(), states: (await states()).map(({ state }) => state) };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await db.destroy();
    await platform.close();
    await drop();
  }
}

/** Takes `perSecond` messages in any second, refuses the rest, and keeps what stands. */
async function openPlatform(perSecond: number, answerMs: number, boundMs: number) {
  const posts: { key: string; by: string; at: number }[] = [];
  const stands = new Set<string>();
  let refused = 0;
  const { changed, until } = createWaiting(
    () => `${stands.size} stand, ${posts.length} posts, ${refused} refused`,
    boundMs,
  );
  const server = createServer(async (request, response) => {
    const [, by = '', key = ''] = (request.url ?? '').split('/');
    if (request.method === 'GET') return void response.writeHead(stands.has(key) ? 200 : 404).end(key);
    const now = performance.now();
    if (posts.filter(({ at }) => now - at < 1_000).length >= perSecond) {
      refused += 1;
      return void response.writeHead(429).end();
    }
    posts.push({ key, by, at: now });
    stands.add(key);
    changed();
    await setTimeout(answerMs);
    response.end(key);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    stands,
    refused: () => refused,
    until,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
