import { expect, test } from 'vitest';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { flags } from '../../servers/discord/schema.ts';
import { connected, line, openServer } from './setup.ts';

const entry = { type: 'entry', id: '2606.19195', rank: 1, title: 'Moebius', url: 'https://hf.co/p' } as const;
const digest: Reply = line('x', { blocks: [{ ...entry, facts: ['▲ 3'], actions: [] }], audience: 'everyone' });

/** A channel of that kind, in which a digest and another line are posted; says which of them were published. */
async function published(type: number, crosspost?: boolean, how?: number) {
  const server = await openServer();
  server.world.channel({ name: 'ml-reading', type, guild_id: server.guild('Lab') });
  const { adapter, place } = await connected({ server, ...(crosspost === undefined ? {} : { crosspost }) });
  if (how !== undefined) server.faults.add({ request: /crosspost$/, when: 'before', how });
  for (const [key, reply] of Object.entries({ digest, other: line('Discussion: Moebius') })) {
    expect(await adapter.post(place, reply, key)).toMatchObject({ kind: 'sent' });
  }
  // The same once more, as after an answer that was lost.
  await adapter.post(place, digest, 'digest');
  return server.world.messages.map((message) => (message.flags & flags.crossposted) !== 0);
}

test('a digest in an announcement channel is published, once, where that is asked for', async () => {
  expect(await published(5, true)).toEqual([true, false]);
});

test('nothing is published by itself, nor in any other channel', async () => {
  expect(await published(5)).toEqual([false, false]);
  expect(await published(0, true)).toEqual([false, false]);
});

test('a digest that cannot be published stands all the same', async () => {
  expect(await published(5, true, 403)).toEqual([true, false]);
});
