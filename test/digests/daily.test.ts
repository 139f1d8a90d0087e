import { expect, it } from 'vitest';
import { channelKey } from '../../src/core/chat/place.ts';
import { aChannel, aPlace, aTopic } from '../fixtures/channels.ts';
import { featuredOn, papers } from '../fixtures/papers.ts';
import { plainText } from '../fixtures/plain-text.ts';
import type { recordingChat } from '../fixtures/recording-chat.ts';
import { daily } from './harness.ts';

const key = channelKey(aPlace());
const gliding = papers(12, { featuredOn: '2026-06-18' });
const ids = (chat: ReturnType<typeof recordingChat>) =>
  chat.stands.flatMap(({ reply }) => reply.blocks.flatMap((block) => (block.type === 'entry' ? [block.id] : [])));

it('posts the best papers once, however often the heart beats', async () => {
  const { tick, chat, channels, outbox } = await daily({ papers: gliding, channels: [aChannel()] });
  for (let beat = 0; beat < 3; beat += 1) await tick();
  expect(chat.stands).toHaveLength(1);
  expect(ids(chat)).toEqual(gliding.slice(0, 5).map(({ id }) => id));
  expect((await channels.get(key))?.nextDue).toBe('2026-06-20T09:00:00.000Z');
  expect(await outbox.lastRun(key)).toMatchObject({ outcome: { kind: 'posted', papers: 5 } });
});

it('never repeats a paper on later days, nor one that is featured again', async () => {
  const { tick, chat, savePapers } = await daily({ papers: gliding, channels: [aChannel()] });
  await tick();
  await savePapers(gliding.slice(0, 5).map((paper) => featuredOn({ ...paper, upvotes: 900 }, '2026-06-19')));
  await tick('2026-06-20T09:00:30.000Z');
  await tick('2026-06-21T09:00:30.000Z');
  expect(ids(chat)).toEqual(gliding.map(({ id }) => id));
});

it('asks the index once for each topic, however many channels have it', async () => {
  const channels = Array.from({ length: 150 }, (_, number) =>
    aChannel({ place: aPlace({ channel: `c${number}` }), topics: [aTopic('planes'), aTopic('part -3')] }),
  );
  const { tick, chat, index } = await daily({ papers: gliding, channels });
  await tick();
  expect(chat.stands).toHaveLength(150);
  // "part -3" is asked as it is, without its exclusion, and for the exclusion alone.
  expect(index.asked).toHaveLength(4);
});

it('waits ten seconds for a source that hangs, then posts from what is here', async () => {
  const hangs = new Promise<void>(() => {});
  const options = { refresh: () => hangs };
  const { tick, chat, db } = await daily({ papers: gliding, channels: [aChannel()], options });
  await tick();
  expect(chat.stands).toHaveLength(1);
  const { detail } = await db.selectFrom('deliveries').select('detail').executeTakeFirstOrThrow();
  expect(JSON.parse(detail)).toMatchObject({ kind: 'sent', at: '2026-06-19T09:00:20.000Z' });
});

/** Answers for a day every nine seconds; the new papers are there after the last. */
async function slowSource(days: number) {
  const { clock, ...here } = await daily({
    papers: gliding,
    channels: [aChannel()],
    options: {
      async refresh(signal, onProgress) {
        for (let day = 0; day < days; day += 1) {
          await clock.sleep(9_000, signal);
          onProgress();
        }
        await here.savePapers(papers(20, { featuredOn: '2026-06-19' }));
      },
    },
  });
  await here.tick();
  const [post] = here.chat.stands;
  return { text: JSON.stringify(post?.reply), at: clock.now().toISOString() };
}

it('waits for a source as long as it goes on answering', async () => {
  const { text, at } = await slowSource(3);
  expect(at >= '2026-06-19T09:00:37').toBe(true);
  expect(text).toContain('15 more');
});

it('waits for half a minute and no longer, even where it goes on answering', async () => {
  const { text, at } = await slowSource(9);
  expect(at.slice(0, 19)).toBe('2026-06-19T09:00:40');
  expect(text).toContain('Paper');
  expect(text).not.toContain('15 more');
});

it('asks the source before something is due, so that nothing waits for it then', async () => {
  let asked = 0;
  const hangs = new Promise<void>(() => {});
  const refresh = () => {
    asked += 1;
    return hangs;
  };
  const { tick, chat, clock } = await daily({ papers: gliding, channels: [aChannel()], options: { refresh } });
  await tick('2026-06-19T08:58:10.000Z');
  expect([asked, chat.stands.length]).toEqual([1, 0]);
  await tick('2026-06-19T09:00:10.000Z');
  expect([asked, chat.stands.length]).toEqual([1, 1]);
  expect(clock.now().getTime()).toBeLessThan(Date.parse('2026-06-19T09:00:11.000Z'));
});

it('posts late within the catch-up time, and says so', async () => {
  const { tick, chat } = await daily({ papers: gliding, channels: [aChannel()] });
  await tick('2026-06-19T11:20:00.000Z');
  const [late] = chat.stands[0]?.reply.blocks ?? [];
  expect(late?.type === 'note' && plainText(late.text)).toBe('Late: due 09:00, posted 11:20 (we were offline).');
});

it('skips what is too late, and remembers that it did', async () => {
  const { tick, chat, channels, outbox } = await daily({ papers: gliding, channels: [aChannel()] });
  await tick('2026-06-22T20:00:00.000Z');
  expect(chat.stands).toEqual([]);
  expect(await outbox.lastRun(key)).toMatchObject({
    outcome: { kind: 'skipped-late', missed: 4, lastDue: '2026-06-22T09:00:00.000Z' },
  });
  expect((await channels.get(key))?.nextDue).toBe('2026-06-23T09:00:00.000Z');
});

it('posts on time when nothing may be caught up', async () => {
  const { tick, chat } = await daily({ papers: gliding, channels: [aChannel()], options: { catchUpHours: 0 } });
  await tick('2026-06-19T09:00:45.000Z');
  await tick('2026-06-20T10:00:00.000Z');
  expect(chat.stands).toHaveLength(1);
});

it('posts once after days of down time, if the last posting time is not too long ago', async () => {
  const { tick, chat, outbox } = await daily({ papers: gliding, channels: [aChannel()] });
  await tick('2026-06-22T10:00:00.000Z');
  await tick();
  expect(chat.stands).toHaveLength(1);
  const [posted, skipped] = await outbox.runs(key, 5);
  expect(posted?.outcome.kind).toBe('posted');
  // What was posted late is not among what was missed.
  expect(skipped?.outcome).toEqual({ kind: 'skipped-late', missed: 3, lastDue: '2026-06-21T09:00:00.000Z' });
});

it('neither repeats nor loses when the clock jumps', async () => {
  const { tick, chat } = await daily({ papers: gliding, channels: [aChannel()], start: '2026-06-19T08:00:00.000Z' });
  for (const time of [
    '2026-06-19T08:00:00Z',
    '2026-06-20T08:00:00Z',
    '2026-06-20T08:30:00Z',
    '2026-06-19T08:31:00Z',
    '2026-06-19T09:00:00Z',
    '2026-06-18T12:00:00Z',
    '2026-06-19T09:00:30Z',
    '2026-06-20T09:00:30Z',
  ]) {
    await tick(time);
  }
  const days = chat.stands.map(({ reply }) => reply.summary.split(':')[0]);
  expect(days).toEqual(['Papers of Thu 18 June', 'Papers of Thu 18 June']);
  const shown = ids(chat);
  expect(new Set(shown).size).toBe(shown.length);
});

it('says one line after three runs without a paper', async () => {
  const channel = aChannel({ topics: [aTopic('robots')] });
  const { tick, chat, outbox } = await daily({ papers: gliding, channels: [channel] });
  for (const day of [19, 20, 21, 22, 23]) await tick(`2026-06-${day}T09:00:30.000Z`);
  expect(chat.stands.map(({ reply }) => reply.summary)).toEqual(['Nothing new for robots.']);
  expect(await outbox.lastRun(key)).toMatchObject({ outcome: { kind: 'nothing-new', candidates: 12 } });
});

it('tells a source that could not be asked from a day without papers', async () => {
  const unreachable = {
    reachable: false,
    source: 'Hugging Face',
    since: '2026-06-18T00:00:00.000Z',
    reason: 'timeout',
  } as const;
  const away = await daily({ channels: [aChannel()], health: unreachable });
  await away.tick();
  expect(await away.outbox.lastRun(key)).toMatchObject({ outcome: { kind: 'source-unreachable', reason: 'timeout' } });
  const empty = await daily({ channels: [aChannel()] });
  await empty.tick();
  expect(await empty.outbox.lastRun(key)).toMatchObject({ outcome: { kind: 'no-papers' } });
});

it('previews what it would post, and writes nothing', async () => {
  const channel = aChannel();
  const { preview, tick, chat, outbox } = await daily({ papers: gliding, channels: [channel] });
  const { picks, moreMatched } = await preview(channel);
  expect(await outbox.lastRun(key)).toBeUndefined();
  expect(moreMatched).toBe(7);
  await tick();
  expect(ids(chat)).toEqual(picks.map(({ paper }) => paper.id));
});

/** So many channels of a platform that has forums. */
const ofPlatform = (platform: 'discord' | 'console', count: number, schedule = {}) =>
  Array.from({ length: count }, (_, number) =>
    aChannel({ place: aPlace({ platform, channel: `${platform} ${number}` }), ...schedule }),
  );

it('asks of a whole page of channels at once whether they are forums', async () => {
  let atOnce = 0;
  let most = 0;
  const forumOf = async () => {
    most = Math.max(most, ++atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce -= 1;
    return undefined;
  };
  const { tick, chat } = await daily({ papers: gliding, channels: ofPlatform('console', 30), options: { forumOf } });
  await tick();
  expect(chat.stands).toHaveLength(30);
  expect(most).toBe(10);
});

it('does not take a platform for silent that does not say what some of its channels are', async () => {
  const asked = new Set<string>();
  const { tick } = await daily({
    papers: gliding,
    channels: ofPlatform('discord', 120),
    options: {
      async forumOf({ channel }) {
        asked.add(channel);
        if (Number(channel.split(' ')[1]) % 4 === 0) throw new Error('HTTP 503');
        return undefined;
      },
    },
  });
  await tick();
  expect(asked.size).toBe(120);
});

it('leaves a channel due whose platform does not say what it is, and posts to the others', async () => {
  const silent = new Set(Array.from({ length: 25 }, (_, number) => `discord ${number}`));
  const asked: string[] = [];
  const { tick, chat, channels } = await daily({
    papers: gliding,
    channels: [...ofPlatform('discord', 26), ...ofPlatform('console', 30)],
    options: {
      async forumOf({ channel }) {
        asked.push(channel);
        if (silent.has(channel)) throw new Error('HTTP 503');
        return undefined;
      },
    },
  });
  await tick();
  expect(chat.stands).toHaveLength(30);
  // One that is away is not asked of each of its channels.
  expect(asked.filter((channel) => channel.startsWith('discord')).length).toBeLessThan(30);
  const left = channelKey(aPlace({ platform: 'discord', channel: 'discord 0' }));
  expect((await channels.get(left))?.nextDue).toBe('2026-06-19T09:00:00.000Z');

  silent.clear();
  await tick('2026-06-19T09:01:00.000Z');
  expect((await channels.get(left))?.nextDue).toBe('2026-06-20T09:00:00.000Z');
  expect(chat.stands).toHaveLength(30);
});
