import { expect, test } from 'vitest';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { permissions } from '../../servers/discord/world.ts';
import { connected, line, openServer } from './setup.ts';

const discuss = { label: 'Discuss', invoke: { command: 'discuss', options: { paper: '2606.19195' } } };
const digest: Reply = {
  summary: 'Daily papers',
  blocks: [
    { type: 'heading', text: 'Daily papers · Fri 19 June' },
    {
      type: 'paper',
      id: '2606.19195',
      title: 'Moebius',
      url: 'https://huggingface.co/papers/2606.19195',
      facts: ['▲ 37'],
      buttons: [discuss],
    },
  ],
  audience: 'everyone',
};
const key = '0h8f6q2k9d7s5a3z1x4c6v.0';
const longAgo = new Date(0);

test('a post stands once, though it is sent twice', async () => {
  const { server, adapter, place } = await connected();
  const first = await adapter.post(place, digest, key);
  const second = await adapter.post(place, digest, key);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ kind: 'sent', message: { place } });
  expect(server.world.messages).toHaveLength(1);
});

test('a message with buttons and one without are found by their keys, also after the nonce is forgotten', async () => {
  const { server, adapter, place } = await connected();
  await adapter.post(place, digest, key);
  await adapter.post(place, line('Late: due 09:00', { audience: 'everyone' }), 'another-key');
  server.advance(600_000);
  server.people.say('talk', { channel: place.channel });
  const [withButtons, without] = server.world.messages;
  expect(await adapter.find(place, key, longAgo)).toMatchObject({ kind: 'found', message: { id: withButtons?.id } });
  expect(await adapter.find(place, 'another-key', longAgo)).toMatchObject({
    kind: 'found',
    message: { id: without?.id },
  });
  expect(await adapter.find(place, 'never', longAgo)).toEqual({ kind: 'absent' });
});

test('a key is looked for on older pages of the history', async () => {
  const { server, adapter, place } = await connected();
  await adapter.post(place, digest, key);
  for (let said = 0; said < 230; said++) server.people.say(`talk ${said}`, { channel: place.channel });
  expect((await adapter.find(place, key, longAgo)).kind).toBe('found');
});

test('without Read Message History nothing is claimed', async () => {
  const { server, adapter, place, channel } = await connected({ server: await hiddenHistory() });
  expect(channel.denied).toBe(permissions.readHistory);
  expect((await adapter.find(place, key, longAgo)).kind).toBe('unable');
  // Posts come all the same, so that it is no reason to refuse them.
  expect(await adapter.missingAccess(place)).toEqual([]);
  expect(await adapter.channelNotes?.(place)).toEqual([
    'Should Discord not tell me whether a post arrived, I can only look with Read Message History.',
  ]);
  expect(server.refused()).toEqual([]);
});

test.each([
  [2, 'a text channel (this is a voice channel: no thread can be opened here)'],
  [13, 'a text channel (this is a stage: no thread can be opened here)'],
  [16, 'a text channel or a forum (a media channel takes pictures and videos)'],
])('a channel of kind %i takes no papers, and that is known before one is sent', async (type, instead) => {
  const server = await openServer();
  const other = server.world.channel({ name: 'other', type, guild_id: server.guild('Lab') });
  const { adapter, place } = await connected({ server });
  expect(await adapter.missingAccess({ ...place, channel: other.id })).toEqual([instead]);
  expect(await adapter.missingAccess(place)).toEqual([]);
});

test('threads are missing for discussions alone', async () => {
  const server = await openServer();
  const denied = permissions.createThreads | permissions.sendInThreads;
  server.world.channel({ name: 'ml-reading', guild_id: server.guild('Lab'), denied });
  const { adapter, place } = await connected({ server });
  expect(await adapter.missingAccess(place)).toEqual([]);
  expect(await adapter.missingAccess(place, 'discussions')).toEqual([
    'Create Public Threads',
    'Send Messages in Threads',
  ]);
  expect(await adapter.channelNotes?.(place)).toEqual([
    'Nobody can open a discussion here until somebody grants me Create Public Threads and Send Messages in Threads.',
  ]);
});

test('a card that Discord refuses stands there in words, with its number', async () => {
  const { server, adapter, place, lines } = await connected();
  const card: Reply = {
    ...line('Moebius', { audience: 'everyone' }),
    blocks: [
      {
        type: 'entry',
        id: '2606.19195',
        rank: 3,
        title: 'Moebius',
        url: 'https://hf.co/papers/2606.19195',
        facts: ['▲ 37'],
        actions: [],
      },
      { type: 'buttons', buttons: [{ label: 'More', invoke: { command: 'show', options: { paper: '2606.19195' } } }] },
    ],
  };
  server.faults.add({
    request: /^POST .*messages$/,
    when: 'before',
    how: (response) => response.writeHead(400, { 'content-type': 'application/json' }).end('{"code":50035}'),
  });
  expect((await adapter.post(place, card, key)).kind).toBe('sent');
  const [stands] = server.world.messages;
  expect(stands && server.people.text(stands)).toBe('3 [Moebius](https://hf.co/papers/2606.19195)');
  expect((await adapter.find(place, key, longAgo)).kind).toBe('found');
  expect(lines.some(({ level }) => level === 'error')).toBe(true);
});

async function hiddenHistory() {
  const server = await openServer();
  server.world.channel({ name: 'ml-reading', guild_id: server.guild('Lab'), denied: permissions.readHistory });
  return server;
}

test.each([
  ['close', 'unknown'],
  ['reset', 'unknown'],
  [500, 'unknown'],
  [502, 'unknown'],
] as const)('an answer lost by %s is unknown, and sent again stands once', async (how, kind) => {
  const { server, adapter, place } = await connected();
  server.faults.add({ request: /^POST .*messages$/, when: 'after', how });
  expect((await adapter.post(place, digest, key)).kind).toBe(kind);
  expect(server.requests.filter(({ line }) => /^POST .*messages$/.test(line))).toHaveLength(1);
  expect((await adapter.post(place, digest, key)).kind).toBe('sent');
  expect(server.world.messages).toHaveLength(1);
});

test('a server that hangs is given up at the deadline', async () => {
  const { server, adapter, place, pass } = await connected();
  server.faults.add({ request: /^POST .*messages$/, when: 'after', how: 'hang' });
  const posting = adapter.post(place, digest, key);
  await server.world.until(() => server.world.messages.length === 1);
  await pass(15_000);
  expect(await posting).toEqual({ kind: 'unknown', reason: 'no answer from Discord within 15 s' });
  expect((await adapter.post(place, digest, key)).kind).toBe('sent');
  expect(server.world.messages).toHaveLength(1);
});

test('a caller can stop a post that hangs', async () => {
  const { server, adapter, place } = await connected();
  server.faults.add({ request: /^POST .*messages$/, when: 'before', how: 'hang' });
  const stop = new AbortController();
  const posting = adapter.post(place, digest, key, stop.signal);
  await server.world.until(() => server.requests.some(({ line }) => /^POST .*messages$/.test(line)));
  stop.abort();
  expect((await posting).kind).toBe('unknown');
});

test('a rate limit is reported, not waited for', async () => {
  const server = await openServer({ rates: { bucket: { limit: 2, perMs: 60_000 } } });
  const { adapter, place } = await connected({ server });
  for (const each of ['a', 'b']) expect((await adapter.post(place, digest, each)).kind).toBe('sent');
  const third = await adapter.post(place, digest, 'c');
  expect(third.kind === 'retry' && third.afterMs > 50_000 && third.afterMs <= 61_000).toBe(true);
});

test('a 429 that nothing announced is reported with its wait', async () => {
  const { server, adapter, place } = await connected();
  server.rates.global = { limit: 0, perMs: 30_000 };
  server.advance(2_000);
  const result = await adapter.post(place, digest, key);
  expect(result.kind === 'retry' && result.afterMs > 25_000).toBe(true);
  expect(server.requests.filter(({ status }) => status === 429)).toHaveLength(1);
});

test('a channel that cannot be seen, written or found is gone, with words for the organiser', async () => {
  const { server, adapter, place, channel } = await connected();
  channel.denied = permissions.view;
  expect(await adapter.post(place, digest, 'a')).toMatchObject({
    kind: 'gone',
    reason: expect.stringContaining('View Channel'),
  });
  channel.denied = permissions.send;
  expect(await adapter.post(place, digest, 'b')).toMatchObject({
    kind: 'gone',
    reason: expect.stringContaining('Send Messages'),
  });
  const deleted = { ...place, channel: server.world.snowflake() };
  expect(await adapter.post(deleted, digest, 'c')).toEqual({ kind: 'gone', reason: 'the channel no longer exists' });
});

test('a payload that Discord refuses is rejected, with the fault in the log', async () => {
  const { adapter, place, lines } = await connected();
  expect((await adapter.post(place, digest, 'x'.repeat(26))).kind).toBe('rejected');
  expect(lines.find(({ level }) => level === 'error')?.facts?.fault).toMatch(/50035.*nonce/s);
});

test('a refused token stops the adapter, which then asks nothing more', async () => {
  const { server, adapter, place, lines } = await connected();
  server.changeToken('another');
  expect(await adapter.post(place, digest, 'a')).toMatchObject({ kind: 'retry' });
  const asked = server.requests.length;
  expect(await adapter.post(place, digest, 'b')).toMatchObject({ kind: 'retry' });
  expect(server.requests).toHaveLength(asked);
  expect(lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
    expect.stringContaining('DISCORD_TOKEN'),
  ]);
});

test('a wrong token at the start says which setting is wrong', async () => {
  const { adapter, speaker } = await connected({ token: 'wrong', start: false });
  await expect(adapter.start(speaker.dispatch, atOnce)).rejects.toThrow(/DISCORD_TOKEN: Discord refused it/);
});

test('a server out of reach is worth another try', async () => {
  const { server, adapter, place } = await connected();
  await server.stop();
  expect(await adapter.post(place, digest, key)).toMatchObject({ kind: 'retry' });
});

test('direct messages are posted to the person', async () => {
  const { server, adapter, guild } = await connected();
  const person = '100000000000000042';
  const place = { platform: 'discord', tenant: guild, channel: person, kind: 'dm' } as const;
  expect((await adapter.post(place, digest, 'a')).kind).toBe('sent');
  expect((await adapter.post(place, digest, 'b')).kind).toBe('sent');
  const [first, second] = server.world.messages;
  expect(server.world.channels.get(first?.channel_id ?? '')?.recipient).toBe(person);
  expect(second?.channel_id).toBe(first?.channel_id);
  expect((await adapter.find(place, 'b', longAgo)).kind).toBe('found');
});

test('an edit changes the message and keeps it one', async () => {
  const { server, adapter, place } = await connected();
  const sent = await adapter.post(place, digest, key);
  if (sent.kind !== 'sent') throw new Error(sent.reason);
  expect(await adapter.edit(sent.message, line('changed'))).toEqual(sent);
  expect(server.world.messages.map((message) => server.people.text(message))).toEqual(['changed']);
  expect(await adapter.edit({ ...sent.message, id: '1' }, line('no'))).toMatchObject({ kind: 'rejected' });
});
