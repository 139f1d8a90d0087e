import { expect, test } from 'vitest';
import { permissions } from '../../servers/discord/world.ts';
import { connected, line } from './setup.ts';

const withOpener = async () => {
  const all = await connected();
  const sent = await all.adapter.post(all.place, line('Moebius', { audience: 'everyone', quiet: true }), 'opener');
  if (sent.kind !== 'sent') throw new Error(sent.reason);
  return { ...all, opener: sent.message };
};

test('a thread opens under a message, named within the limit, for a week; the opener notifies nobody', async () => {
  const { server, adapter, opener, place } = await withOpener();
  const opened = await adapter.openThread(opener, 'A very long title of a paper '.repeat(8));
  expect(opened).toMatchObject({ kind: 'opened', place: { ...place, thread: opener.id } });
  const thread = server.world.channels.get(opener.id);
  expect(thread?.name.length).toBeLessThanOrEqual(100);
  expect(thread).toMatchObject({ type: 11, parent_id: place.channel, archiveMinutes: 10_080 });
  expect((server.world.messages[0]?.flags ?? 0) & 4_096).toBe(4_096);
});

test('of many who open it at once, all are led to the same thread', async () => {
  const { server, adapter, opener } = await withOpener();
  const all = await Promise.all(Array.from({ length: 5 }, () => adapter.openThread(opener, 'Moebius')));
  expect(new Set(all.map((each) => (each.kind === 'opened' ? each.place.thread : each.reason)))).toEqual(
    new Set([opener.id]),
  );
  expect([...server.world.channels.values()].filter(({ type }) => type === 11)).toHaveLength(1);
});

test('an archived thread is woken by the next post', async () => {
  const { server, adapter, opener } = await withOpener();
  const opened = await adapter.openThread(opener, 'Moebius');
  const thread = server.world.channels.get(opener.id);
  if (opened.kind !== 'opened' || thread === undefined) throw new Error('no thread');
  thread.archived = true;
  expect(await adapter.post(opened.place, line('hello'), 'in-thread')).toMatchObject({ kind: 'sent' });
  expect(server.world.messages.at(-1)?.channel_id).toBe(thread.id);
  expect((await adapter.find(opened.place, 'in-thread', new Date(0))).kind).toBe('found');
});

test('without the permission the reason is said', async () => {
  const { adapter, opener, channel } = await withOpener();
  channel.denied = permissions.createThreads;
  const refused = await adapter.openThread(opener, 'Moebius');
  expect(refused).toMatchObject({ kind: 'gone', reason: expect.stringContaining('Create Public Threads') });
});

test('a thread deleted while we were away is known not to stand; an archived one stands', async () => {
  const { server, adapter, opener } = await withOpener();
  const opened = await adapter.openThread(opener, 'Moebius');
  const thread = server.world.channels.get(opener.id);
  if (opened.kind !== 'opened' || thread === undefined) throw new Error('no thread');
  await adapter.stop();
  thread.archived = true;
  const second = await connected({ server });
  expect(await second.adapter.threadStands?.(opened.place)).toBe(true);
  await second.adapter.stop();
  server.world.channels.delete(thread.id);
  const third = await connected({ server });
  expect(await third.adapter.threadStands?.(opened.place)).toBe(false);
});

test('where there can be no threads that is said', async () => {
  const { adapter, opener, channel } = await withOpener();
  channel.type = 2;
  expect(await adapter.openThread(opener, 'Moebius')).toMatchObject({
    kind: 'gone',
    reason: expect.stringContaining('text channel'),
  });
});

test('under a message that was deleted itself, people are told to wait', async () => {
  const { server, adapter, opener } = await withOpener();
  server.world.messages.length = 0;
  expect(await adapter.openThread(opener, 'Moebius')).toMatchObject({
    kind: 'rejected',
    reason: expect.stringContaining('Try again in a few minutes'),
  });
});

test('under a message whose thread was deleted, people are led to a thread that stands', async () => {
  const { server, adapter, opener } = await withOpener();
  await adapter.openThread(opener, 'Moebius');
  server.world.channels.delete(opener.id);
  const opened = await adapter.openThread(opener, 'Moebius');
  if (opened.kind !== 'opened') throw new Error(opened.reason);
  expect(opened.place.thread).not.toBe(opener.id);
  expect(server.world.channels.get(opened.place.thread ?? '')).toMatchObject({ type: 11, name: 'Moebius' });
});
