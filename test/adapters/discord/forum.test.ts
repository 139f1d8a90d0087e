import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deliveryKey, deliveryPosition } from '../../../src/core/channels/delivery-key.ts';
import { composeDigest } from '../../../src/core/channels/digest.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import { createCourier } from '../../../src/delivery/courier.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createDiscussionStore } from '../../../src/storage/discussions.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { createPaperStore } from '../../../src/storage/papers.ts';
import { createVoteStore } from '../../../src/storage/votes.ts';
import { aChannel } from '../../fixtures/channels.ts';
import { papers } from '../../fixtures/papers.ts';
import type { DiscordServer } from '../../servers/discord/index.ts';
import { channelFlags, forumType, permissions } from '../../servers/discord/world.ts';
import { tempFolder } from '../../storage/temp-database.ts';
import { connected, line, openServer } from './setup.ts';

const firstDay = Date.parse('2026-06-15T07:00:00.000Z');
const dayMs = 86_400_000;
const dueOf = (day: number) => new Date(firstDay + day * dayMs);
/** Five papers a day, best first. */
const papersOf = (day: number) =>
  papers(5).map((paper, at) => ({
    ...paper,
    id: `2606.${day}000${at + 1}`,
    title: `Day ${day}, paper ${at + 1}`,
    featuredOn: dueOf(day).toISOString().slice(0, 10),
  }));

/** A server with a forum; `granted`: what the bot may do there beyond what everyone may. */
async function withForum(
  fields: Parameters<DiscordServer['world']['channel']>[0] = { name: 'papers' },
  mostThreads = 1_000,
) {
  let now = firstDay;
  const server = await openServer({ now: () => now, mostThreads });
  const tenant = server.guild('Lab');
  const { id: channel } = server.world.channel({ type: forumType, guild_id: tenant, ...fields });
  const place: Place = { platform: 'discord', tenant, channel, kind: 'public' };
  const posts = () => [...server.world.channels.values()].filter(({ parent_id }) => parent_id === channel);
  return {
    ...{ server, place, posts },
    titles: () => posts().map(({ name }) => name),
    pinned: () =>
      posts()
        .filter(({ flags = 0 }) => (flags & channelFlags.pinned) !== 0)
        .map(({ name }) => name),
    at: (date: Date) => {
      now = date.getTime();
    },
    now: () => now,
  };
}

type Forum = Awaited<ReturnType<typeof withForum>>;

/** The bot with its store, as it is after a start. */
async function bot({ server, place, now, at }: Forum, file: string) {
  const clock = {
    now: () => new Date(now()),
    sleep: async (milliseconds: number) => {
      if (milliseconds < 100_000) at(new Date(now() + milliseconds));
      await new Promise(setImmediate);
    },
  };
  const { adapter } = await connected({ server });
  const db = await openDatabase(file);
  const outbox = createOutbox(db);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const courier = createCourier({
    ...{ outbox, channels: createChannelStore(db), unknownPolicy: 'at-most-once', clock, random: () => 0.5, log },
    senderOf: () => adapter,
    signal: new AbortController().signal,
  });
  return {
    ...{ adapter, db, outbox },
    async plan(day: number) {
      const chosen = papersOf(day);
      await createPaperStore(db).save(chosen, dueOf(day));
      const picks = chosen.map((paper) => ({
        ...{ paper, topic: 'planes', strength: 1, age: 0, score: paper.upvotes, matched: [] },
      }));
      const forum = await adapter.forum?.(place);
      const due = dueOf(day).toISOString();
      const common = {
        channel: aChannel({ place }),
        moreMatched: 3,
        dueAt: dueOf(day),
        now: dueOf(day),
        sample: false,
      };
      for (const [part, { reply, papers, position }] of composeDigest({ ...common, picks, forum }).entries()) {
        await outbox.enqueue({
          ...{ errand: 'digest', place, reply, papers, attempts: 0, expiresAt: dueOf(day + 1).toISOString() },
          ...{ key: deliveryKey(place, due, part), position: deliveryPosition(due, position) },
          state: { kind: 'pending', dueAt: due },
        });
      }
    },
    /** Posts one message, and is killed before it hears so. */
    async postAndDie() {
      const [sending] = await outbox.take(clock.now(), 1);
      if (sending === undefined) throw new Error('nothing is due');
      const said = (await outbox.claim([sending], clock.now())).get(sending.key)?.reply;
      if (said === undefined) throw new Error('it waits no more');
      await adapter.post(sending.place, said, sending.key);
      await adapter.stop();
      await db.destroy();
    },
    async run() {
      courier.open();
      await courier.drain();
    },
    async stop() {
      await adapter.stop();
      await db.destroy();
    },
  };
}

const wanted = (day: number) =>
  papersOf(day)
    .toReversed()
    .map(({ title }) => title);

test('a week of posts, killed and started again every day: each paper once, the best on top, one heading pinned', async () => {
  const forum = await withForum({ name: 'papers', granted: permissions.manageThreads });
  const file = join(tempFolder(), 'paperboy.sqlite');
  for (let day = 0; day < 7; day++) {
    forum.at(dueOf(day));
    const before = forum.titles().length;
    const first = await bot(forum, file);
    await first.plan(day);
    await first.postAndDie();
    const second = await bot(forum, file);
    // Another one is posted and not heard of, on days on which what was posted is archived before it is looked for, too.
    const isLate = day % 2 === 1;
    await second.outbox.recover(new Date(forum.now()), new Set(), ['discord']);
    if (isLate) {
      forum.at(new Date(forum.now() + 7_200_000));
      // What is archived is not pinned any more.
      for (const post of forum.posts()) Object.assign(post, { archived: true, flags: 0 });
    }
    for (let beat = 0; beat < 8 && forum.titles().length < before + 6; beat++) await second.run();
    expect(forum.titles().slice(before)).toEqual([expect.stringMatching(/^Daily papers · /), ...wanted(day)]);
    if (!isLate) expect(forum.pinned()).toEqual([forum.titles()[before]]);
    await second.stop();
  }
  expect(new Set(forum.titles()).size).toBe(7 * 6);
  expect(forum.server.refused()).toEqual([]);
});

test('without the right to pin, the papers come alone', async () => {
  const forum = await withForum();
  const one = await bot(forum, ':memory:');
  await one.plan(0);
  await one.run();
  expect(forum.titles()).toEqual(wanted(0));
  expect(await one.adapter.missingAccess(forum.place, 'discussions')).toEqual([]);
  expect(await one.adapter.channelNotes?.(forum.place)).toEqual([
    expect.stringContaining('in rare cases it may stand here twice'),
    expect.stringContaining('Manage Threads'),
  ]);
});

test.each(['reset', 'close', 500] as const)('an answer that is lost (%s) doubles nothing', async (how) => {
  const forum = await withForum();
  const one = await bot(forum, ':memory:');
  await one.plan(0);
  forum.server.faults.add({ request: /^POST .*threads$/, when: 'after', how, times: 2 });
  for (let beat = 0; beat < 5 && forum.titles().length < 5; beat++) await one.run();
  expect(forum.titles()).toEqual(wanted(0));
});

test('a post is the discussion of its paper, and thumbs on it are votes', async () => {
  const forum = await withForum();
  const one = await bot(forum, ':memory:');
  await one.plan(0);
  await one.run();
  const [post] = forum.posts();
  const thread = { ...forum.place, thread: post?.id ?? '' };
  expect(await createDiscussionStore(one.db).at(thread)).toMatchObject({ paper: '2606.00005', thread });
  const opened = await one.adapter.openThread({ place: forum.place, id: post?.id ?? '' }, 'x');
  expect(opened).toMatchObject({ kind: 'opened', place: thread });
  const on = {
    platform: 'discord',
    tenant: forum.place.tenant,
    channel: thread.thread,
    message: thread.thread,
  } as const;
  expect(await createVoteStore(one.db).vote(on, 'bob', 1, dueOf(0))).toMatchObject({ paper: '2606.00005' });
});

test('a post has the tags that are called as its topic; where one must be given and none is, the first that anybody may give', async () => {
  const availableTags = [
    { id: '1', name: 'Staff', moderated: true },
    { id: '2', name: 'Papers', moderated: false },
    { id: '3', name: 'Planes', moderated: false },
  ];
  const forum = await withForum({ name: 'papers', available_tags: availableTags, flags: channelFlags.requireTag });
  const { adapter } = await bot(forum, ':memory:');
  for (const topics of [['planes'], ['robots']]) {
    const post = { title: topics[0] ?? '', topics };
    await adapter.post(forum.place, line('x', { audience: 'everyone', post }), `key of ${post.title}`);
  }
  expect(forum.posts().map(({ applied_tags }) => applied_tags)).toEqual([['3'], ['2']]);
});

test('where Discord allows no further open thread, the post waits', async () => {
  const forum = await withForum({ name: 'papers' }, 0);
  const { adapter } = await bot(forum, ':memory:');
  expect(await adapter.post(forum.place, line('x'), 'key')).toMatchObject({ kind: 'retry', afterMs: 600_000 });
});

test('a forum, and a post in it, are found also where the server has not been told of yet', async () => {
  const forum = await withForum();
  const { server, place } = forum;
  const { adapter } = await bot(forum, ':memory:');
  const sent = await adapter.post(place, line('x', { audience: 'everyone' }), 'key');
  server.gateway.send('GUILD_DELETE', { id: place.tenant });
  const other = [...server.world.channels.values()].find(({ name }) => name === 'ml-reading');
  await server.people.answer(server.people.command('today', {}, { channel: other?.id ?? '' }));
  expect(await adapter.forum?.(place)).toEqual({ mayPin: false });
  expect(sent.kind).toBe('sent');
  expect(await adapter.find(place, 'key', dueOf(0))).toMatchObject({ kind: 'found' });
  expect(await adapter.find(place, 'another', dueOf(0))).toMatchObject({ kind: 'absent' });
});
