import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createOwnPace } from '../../src/core/channels/own-pace.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { createPlatformPace } from '../../src/delivery/pace.ts';
import { createSend } from '../../src/delivery/send.ts';
import { daily } from '../digests/harness.ts';
import { aChannel, aDelivery, aPlace } from '../fixtures/channels.ts';
import { papers } from '../fixtures/papers.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';

const soon = '2026-06-19T09:00:10.000Z';
const gone = { kind: 'gone', reason: 'I was removed from the channel' } as const;
const pending = { kind: 'pending', dueAt: soon } as const;

type Answer = NonNullable<Parameters<typeof recordingChat>[0]>['answer'];
const answering = (answer: Answer, find?: NonNullable<Parameters<typeof recordingChat>[0]>['find']) =>
  recordingChat({ ...(answer === undefined ? {} : { answer }), ...(find === undefined ? {} : { find }) });

const state = async ({ db }: Awaited<ReturnType<typeof daily>>, key: string) =>
  (await db.selectFrom('deliveries').select('state').where('key', '=', key).executeTakeFirst())?.state;

it('sends the parts of a channel in order, also when one has to wait', async () => {
  const chat = answering((_place, key, attempt) =>
    key === 'a' && attempt < 4 ? { kind: 'retry', afterMs: 3_000, reason: 'busy' } : undefined,
  );
  const here = await daily({ chat });
  for (const key of ['a', 'b', 'c']) await here.outbox.enqueue(aDelivery(key, { state: pending }));
  await here.tick();
  expect(chat.keysIn('reading')).toEqual(['a', 'b', 'c']);
});

it('lets no failing channel delay another', async () => {
  const chat = answering((place) =>
    place.channel === 'bad' ? { kind: 'retry', afterMs: 50_000, reason: 'busy' } : undefined,
  );
  const here = await daily({ chat });
  await here.outbox.enqueue(aDelivery('x', { place: aPlace({ channel: 'bad' }), state: pending }));
  for (let number = 0; number < 20; number += 1) {
    const place = aPlace({ channel: `c${number}` });
    await here.outbox.enqueue(aDelivery(`k${number}`, { place, state: pending }));
  }
  await here.tick();
  expect(chat.stands).toHaveLength(20);
  const times = await here.db.selectFrom('deliveries').select('detail').where('state', '=', 'sent').execute();
  for (const { detail } of times) expect(JSON.parse(detail).at < '2026-06-19T09:00:12').toBe(true);
});

it('skips a part that can never be sent, and frees its papers', async () => {
  const [paper] = papers(1);
  const chat = answering((_place, key) => (key.endsWith('.0') ? { kind: 'rejected', reason: 'too long' } : undefined));
  const here = await daily({ papers: papers(1, { featuredOn: '2026-06-18' }), channels: [aChannel()], chat });
  await here.tick();
  expect((await here.outbox.shown(channelKey(aPlace()), [paper?.id ?? ''])).size).toBe(0);
});

it('pauses a channel that is gone, and tells its organiser once, in a direct message', async () => {
  const chat = answering((place) => (place.kind === 'dm' ? undefined : gone));
  const here = await daily({ papers: papers(8, { featuredOn: '2026-06-18' }), channels: [aChannel()], chat });
  await here.tick();
  await here.tick('2026-06-20T09:00:10.000Z');
  expect(chat.stands.map(({ place }) => place)).toEqual([aPlace({ channel: 'alice', kind: 'dm' })]);
  expect((await here.channels.get(channelKey(aPlace())))?.pause).toMatchObject(gone);
});

it('posts once when the answer is lost, and knows it', async () => {
  const chat = answering((_place, _key, attempt) => (attempt === 1 ? 'lose' : undefined));
  const here = await daily({ chat });
  for (const key of ['a', 'b']) await here.outbox.enqueue(aDelivery(key, { state: pending }));
  await here.tick();
  expect(chat.keysIn('reading')).toEqual(['a', 'b']);
  expect(await state(here, 'a')).toBe('sent');
});

it('posts again when the post itself was lost', async () => {
  const chat = answering((_place, _key, attempt) => (attempt === 1 ? { kind: 'unknown', reason: 'reset' } : undefined));
  const here = await daily({ chat });
  await here.outbox.enqueue(aDelivery('a', { state: pending }));
  await here.tick();
  expect(chat.keysIn('reading')).toEqual(['a']);
});

it.each([
  ['at-most-once', 1, 'assumed'],
  ['at-least-once', 2, 'sent'],
] as const)('%s: posts %i times when nobody can tell', async (unknownPolicy, times, end) => {
  const chat = answering(
    (_place, _key, attempt) => (attempt === 1 ? 'lose' : undefined),
    () => ({ kind: 'unable', reason: 'no permission to read the history' }),
  );
  const here = await daily({ chat, options: { unknownPolicy } });
  await here.outbox.enqueue(aDelivery('a', { state: pending }));
  for (const minute of ['00', '01', '02', '03']) await here.tick(`2026-06-19T09:${minute}:30.000Z`);
  expect(chat.stands).toHaveLength(times);
  expect(await state(here, 'a')).toBe(end);
});

it('looks three times for what may stand there, from well before it was sent, before the policy decides', async () => {
  const tried: number[] = [];
  const looks: { at: number; since: number }[] = [];
  const now = () => here.clock.now().getTime();
  const chat = answering(
    () => {
      tried.push(now());
      return 'lose';
    },
    (_place, _key, since) => {
      looks.push({ at: now(), since: since.getTime() });
      return { kind: 'unable', reason: 'the history does not answer' };
    },
  );
  const here = await daily({ chat });
  await here.outbox.enqueue(aDelivery('a', { state: pending }));
  for (const minute of ['00', '01', '02', '03']) await here.tick(`2026-06-19T09:${minute}:30.000Z`);
  const [first = 0] = tried;
  // Clocks differ: by two minutes, it is taken to be.
  expect(looks.map(({ since }) => first - since)).toEqual([120_000, 120_000, 120_000]);
  const [soon = 0, later = 0, last = 0] = looks.map(({ at }) => at - first);
  expect(soon).toBeGreaterThanOrEqual(2_000);
  expect(later - soon).toBeGreaterThanOrEqual(5_000);
  expect(last - later).toBeGreaterThanOrEqual(60_000);
  expect(await state(here, 'a')).toBe('assumed');
});

it('waits for its turn to look for as long as the message is worth anything; then the policy decides', async () => {
  const looks: string[] = [];
  const chat = answering(
    () => 'lose',
    () => {
      looks.push(here.clock.now().toISOString().slice(11, 16));
      return { kind: 'unable', reason: 'not my turn yet', afterMs: 60_000 };
    },
  );
  const here = await daily({ chat });
  await here.outbox.enqueue(aDelivery('a', { state: pending, expiresAt: '2026-06-19T09:05:00.000Z' }));
  const minutes = ['00', '01', '02', '03', '04'];
  for (const minute of minutes) await here.tick(`2026-06-19T09:${minute}:30.000Z`);
  expect(new Set(looks)).toEqual(new Set(minutes.map((minute) => `09:${minute}`)));
  expect(await state(here, 'a')).toBe('unknown');
  for (const minute of ['05', '06', '07', '08']) await here.tick(`2026-06-19T09:${minute}:30.000Z`);
  expect(await state(here, 'a')).toBe('assumed');
  expect(chat.stands).toHaveLength(1);
});

it('trusts a platform that knows keys again where nobody can look, as long as it does', async () => {
  const times: number[] = [];
  const base = answering(
    () => {
      times.push(here.clock.now().getTime());
      return { kind: 'unknown', reason: 'reset' };
    },
    () => ({ kind: 'unable', reason: 'no permission to read the history' }),
  );
  const chat = { ...base, pace: { ...base.pace, idempotentMs: 5_000 } };
  const here = await daily({ chat });
  await here.outbox.enqueue(aDelivery('a', { state: pending }));
  for (const minute of ['00', '01', '02', '03']) await here.tick(`2026-06-19T09:${minute}:30.000Z`);
  // Counted from the first try: later the key may be forgotten, and at most once is what was asked for.
  expect(times.length).toBeGreaterThan(1);
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(5_000);
  expect(await state(here, 'a')).toBe('assumed');
});

it('looks for a lost message even while the platform should know its key', async () => {
  const base = answering((_place, _key, attempt) => (attempt === 1 ? 'lose' : undefined));
  const chat = { ...base, pace: { ...base.pace, idempotentMs: 60_000 } };
  const here = await daily({ chat });
  await here.outbox.enqueue(aDelivery('a', { state: pending }));
  await here.tick();
  expect(chat.stands).toHaveLength(1);
  expect(await state(here, 'a')).toBe('sent');
});

it('gives up a part that is still waiting when its time is over, and frees its papers', async () => {
  const chat = answering(() => ({ kind: 'retry', afterMs: 1_000, reason: 'busy' }));
  const here = await daily({ papers: papers(3, { featuredOn: '2026-06-18' }), channels: [aChannel()], chat });
  for (const time of ['09:01', '10:00', '12:59', '13:00', '13:01']) await here.tick(`2026-06-19T${time}:00.000Z`);
  const rows = await here.db.selectFrom('deliveries').select('state').execute();
  expect(rows).toEqual([{ state: 'expired' }]);
  expect((await here.outbox.shown(channelKey(aPlace()), ['2606.00001'])).size).toBe(0);
});

it('writes down what became of a message as soon as the disk takes it, without asking the platform', async () => {
  const chat = recordingChat({
    answer: () => void sql`pragma query_only = 1`.execute(here.db),
    find: () => ({ kind: 'unable', reason: 'no permission to read the history' }),
  });
  const failures: string[] = [];
  const error = (message: string) => {
    failures.push(message);
    if (failures.length === 3) void sql`pragma query_only = 0`.execute(here.db);
  };
  const here = await daily({ chat, options: { log: { info: () => {}, warn: () => {}, error } } });
  await here.outbox.enqueue(aDelivery('a', { state: pending }));
  await here.tick();
  expect(failures).toEqual(Array(3).fill('What became of a message could not be written; trying again.'));
  expect(chat.stands).toHaveLength(1);
  expect(await state(here, 'a')).toBe('sent');
});

it('gives a message back unsent where the database is away when its turn is asked for', async () => {
  const here = await daily({});
  const { clock, chat, outbox, channels, db } = here;
  const own = createOwnPace(clock);
  let isAway = true;
  const shared: typeof own = {
    async change(...asked) {
      if (!isAway) return own.change(...asked);
      await sql`pragma query_only = 1`.execute(db);
      throw new Error('the connection was closed');
    },
  };
  const failures: string[] = [];
  const error = (message: string) => {
    failures.push(message);
    if (failures.length < 3) return;
    isAway = false;
    void sql`pragma query_only = 0`.execute(db);
  };
  const send = createSend({
    ...{ outbox, channels, clock, log: { info: () => {}, warn: () => {}, error } },
    ...{ unknownPolicy: 'at-most-once', random: () => 0, onSettled: () => {} },
  });
  const pace = createPlatformPace(chat, clock, shared);
  const { signal } = new AbortController();
  await outbox.enqueue(aDelivery('a', { state: pending }));
  const [waiting] = await outbox.take(new Date(soon), 1);
  if (waiting === undefined) throw new Error('nothing was due');
  await expect(send(waiting, chat, pace, signal)).rejects.toThrow('the connection was closed');
  expect(failures).toEqual(Array(3).fill('What became of a message could not be written; trying again.'));
  expect(await outbox.stateOf('a')).toEqual(pending);
  await send(waiting, chat, pace, signal);
  expect(chat.keysIn('reading')).toEqual(['a']);
  expect(await state(here, 'a')).toBe('sent');
});

it('keeps the pace of a channel and of a tenant', async () => {
  const at: number[] = [];
  const chat = recordingChat({
    pace: { perChannelMs: 1_000, perTenantMinute: 60, perSecond: 1_000 },
    answer: () => {
      at.push(here.clock.now().getTime());
      return undefined;
    },
  });
  const here = await daily({ chat });
  for (let number = 0; number < 30; number += 1) {
    const place = aPlace({ channel: `c${number % 10}` });
    await here.outbox.enqueue(aDelivery(`k${String(number).padStart(2, '0')}`, { place, state: pending }));
  }
  await here.tick();
  expect(at).toHaveLength(30);
  for (const [position, time] of at.entries()) {
    if (position > 0) expect(time - (at[position - 1] ?? 0)).toBeGreaterThanOrEqual(990);
  }
  const [first = 0] = at;
  expect((at.at(-1) ?? 0) - first).toBeLessThan(33_000);
});
