import { beforeAll, describe, expect, test } from 'vitest';
import { type Blow, severalProcesses } from '../delivery/several/processes.ts';
import { bundled } from '../fixtures/bundled.ts';
import { postgresServer } from '../fixtures/postgres-server.ts';

/** How many times processes are killed and stopped: `SEVERAL_BLOWS=20` makes it shorter. */
const blows = Number(process.env.SEVERAL_BLOWS ?? 200);

describe.runIf(postgresServer !== undefined)('three processes on one PostgreSQL', () => {
  let program = '';
  beforeAll(async () => {
    program = await bundled(new URL('../delivery/several/child.ts', import.meta.url));
  });

  test("use Discord's pace together, and are refused nothing", { timeout: 300_000 }, async () => {
    const messages = 3_000;
    const { posts, refused, states } = await severalProcesses({
      program,
      messages,
      ...{ leaseMs: 30_000, perSecond: 50, answerMs: 80, boundMs: 200_000 },
      ...{ aheadMs: [0, 0, 0], blows: [] },
    });
    const [first, last] = [posts[0]?.at ?? 0, posts.at(-1)?.at ?? 0];
    const perSecond = ((messages - 1) * 1_000) / (last - first);
    console.info(`${messages} posts: ${perSecond.toFixed(1)} a second, ${refused} refused`);
    expect(new Set(posts.map(({ key }) => key)).size).toBe(posts.length);
    expect([posts.length, refused, states]).toEqual([messages, 0, ['sent']]);
    expect(perSecond).toBeGreaterThanOrEqual(0.95 * 50);
    expect(new Set(posts.map(({ by }) => by)).size).toBe(3);
  });

  test('killed and stopped past their lease, clocks a minute apart: nothing twice, nothing lost', {
    timeout: 3_600_000,
  }, async () => {
    const each = 8;
    const messages = blows * each + 200;
    const kinds: Blow[] = ['kill', 2_500, 500];
    const { posts, states } = await severalProcesses({
      program,
      messages,
      ...{ leaseMs: 1_500, perSecond: 50, answerMs: 80, boundMs: 1_800_000 },
      aheadMs: [0, 60_000, -60_000],
      blows: Array.from({ length: blows }, (_, at) => ({
        to: at % 3,
        after: each,
        blow: kinds[Math.floor(at / 3) % kinds.length] ?? 'kill',
      })),
    });
    console.info(`${blows} blows, ${messages} messages, ${posts.length} posts`);
    expect(posts.map(({ key }) => key).toSorted()).toEqual(
      Array.from({ length: messages }, (_, at) => `k${at}`).toSorted(),
    );
    expect(states).toEqual(['sent']);
  });
});
