import { RateLimitError } from 'discord.js';
import { expect, test } from 'vitest';
import { retrying } from '../../../src/adapters/discord/retry.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { botId } from '../../servers/discord/index.ts';
import { permissions } from '../../servers/discord/world.ts';
import { connected, line } from './setup.ts';

const fromBot = ({ server }: Awaited<ReturnType<typeof connected>>) =>
  server.world.messages.filter(({ author }) => author.id === botId);

test('a mention in a thread is a question there, answered for all as a reply; later answers edit it', async () => {
  const all = await connected();
  const { server, adapter, place, speaker } = all;
  const opener = await adapter.post(place, line('Moebius', { audience: 'everyone' }), 'opener');
  if (opener.kind !== 'sent') throw new Error(opener.reason);
  await adapter.openThread(opener.message, 'Moebius');
  speaker.reply(line('first', { audience: 'everyone' }), line('second', { audience: 'everyone' }));
  const asked = server.people.say(`<@${botId}> which datasets?`, { channel: opener.message.id });
  await server.world.until(() => server.world.messages.find((each) => each.edits === 1));
  expect(speaker.said[0]).toMatchObject({
    line: 'which datasets?',
    caller: { place: { ...place, thread: opener.message.id } },
  });
  const [, answer, ...more] = fromBot(all);
  expect(answer?.message_reference?.message_id).toBe(asked.id);
  expect(answer && server.people.text(answer)).toBe('second');
  expect(more).toEqual([]);
});

test('a reply that pings is heard; talk, other bots and everyone-mentions are not', async () => {
  const { server, channel, speaker } = await connected();
  server.people.say('just talk', { channel: channel.id });
  server.people.say('@everyone look', { channel: channel.id });
  speaker.reply(line('yes', { audience: 'everyone' }));
  server.people.say('and the second one?', { channel: channel.id }, { pings: true });
  await server.world.until(() => server.world.messages.find(({ author }) => author.id === botId));
  expect(speaker.said.map(({ line }) => line)).toEqual(['and the second one?']);
});

test('in direct messages everything is said to us, and the person manages', async () => {
  const { server, speaker } = await connected();
  const person = '100000000000000007';
  const direct = server.world.channel({ name: 'direct', type: 1, recipient: person });
  server.people.say('subscribe diffusion', { channel: direct.id, user: person });
  await server.world.until(() => server.world.messages.find(({ author }) => author.id === botId));
  const [said] = speaker.said;
  expect(said?.caller.place).toEqual({ platform: 'discord', tenant: person, channel: direct.id, kind: 'dm' });
  expect(await said?.caller.mayManage()).toBe(true);
});

test('what is for one person alone is not said in the channel', async () => {
  const all = await connected();
  const { server, channel, speaker } = all;
  speaker.reply(line('your saved papers'));
  server.people.say(`<@${botId}> saved`, { channel: channel.id });
  await server.world.until(() => fromBot(all).length === 2);
  const inChannel = fromBot(all).filter(({ channel_id }) => channel_id === channel.id);
  expect(inChannel.map((message) => server.people.text(message))).toEqual([
    '-# That is for you alone: I answered in your direct messages.',
  ]);
});

test('each of several answers goes to whom it is for', async () => {
  const all = await connected();
  const { server, channel, speaker } = all;
  const { world, people } = server;
  speaker.reply(line('for all', { audience: 'everyone' }), line('yours'), line('yours, better'));
  people.say(`<@${botId}> saved`, { channel: channel.id });
  await world.until(() => fromBot(all).find((message) => people.text(message) === 'yours, better'));
  const stands = () => fromBot(all).map((each) => [each.channel_id === channel.id, people.text(each)]);
  expect(stands()).toEqual([
    [true, '-# That is for you alone: I answered in your direct messages.'],
    [false, 'yours, better'],
  ]);
  speaker.reply(line('mine'), line('for all after all', { audience: 'everyone' }));
  people.say(`<@${botId}> again`, { channel: channel.id });
  await world.until(() => fromBot(all).find((message) => people.text(message) === 'for all after all'));
  expect(stands().slice(2)).toEqual([
    [false, 'mine'],
    [true, 'for all after all'],
  ]);
});

test.each([true, false])(
  'what is said while the connection is away is answered once (resumable: %s)',
  async (resumable) => {
    const all = await connected();
    const { server, channel, speaker, pass } = all;
    const { people, world, gateway } = server;
    speaker.answerWith(async function* ({ line: text }) {
      yield line(`to ${text}`, { audience: 'everyone' });
    });
    const answers = () => fromBot(all).map((message) => people.text(message));
    people.say(`<@${botId}> one`, { channel: channel.id });
    await world.until(() => answers().length === 1);
    gateway.drop({ resumable });
    server.advance(5_000);
    // What nobody waits for here is lost with its session: Discord sends nothing of it again.
    world.onEvent(resumable ? gateway.send : () => {});
    people.say('just talk', { channel: channel.id });
    people.say(`<@${botId}> two`, { channel: channel.id });
    world.onEvent(gateway.send);
    if (!resumable) await pass(5_000);
    await world.until(() => answers().length === 2);
    expect(answers()).toEqual(['to one', 'to two']);
    people.say(`<@${botId}> three`, { channel: channel.id });
    await world.until(() => answers().length === 3);
    expect(speaker.said.map((said) => said.line)).toEqual(['one', 'two', 'three']);
  },
);

test('what was missed is answered as whoever may what they may, however much was said meanwhile', async () => {
  const all = await connected();
  const { server, channel, guild, speaker, pass } = all;
  const { people, world, gateway } = server;
  speaker.reply(line('yes', { audience: 'everyone' }));
  people.say(`<@${botId}> one`, { channel: channel.id });
  await world.until(() => fromBot(all).length === 1);
  gateway.drop({ resumable: false });
  server.advance(5_000);
  world.onEvent(() => {});
  const who = { channel: channel.id, user: '100000000000000055' };
  for (let said = 0; said < 250; said++) people.say('just talk', { ...who, user: '100000000000000066' });
  people.say(`<@${botId}> two`, who);
  world.onEvent(gateway.send);
  await pass(5_000);
  await world.until(() => speaker.said.length === 2);
  const members = server.requests.filter(({ line }) => line.includes('/members/'));
  expect(members.map(({ line }) => line)).toEqual([`GET /guilds/${guild}/members/${who.user}`]);
  // One server's talk does not make us forget what another's people said.
  for (let said = 0; said < 2_500; said++) people.say('just talk', { ...who, user: '100000000000000066' });
  people.say(`<@${botId}> three`, who);
  await world.until(() => speaker.said.length === 3);
  gateway.drop({ resumable: false });
  server.advance(5_000);
  await pass(5_000);
  await all.adapter.stop();
  expect(speaker.said.map((said) => said.line)).toEqual(['one', 'two', 'three']);
});

test.each([
  ['are closed to us', 403, 'your direct messages are closed to me'],
  ['cannot be opened', 400, 'Discord did not take it'],
])('where the direct messages of a person %s, that is said', async (_, how, words) => {
  const all = await connected();
  const { server, channel, speaker } = all;
  speaker.reply(line('your saved papers'));
  server.faults.add({ request: /^POST .*users\/@me\/channels$/, when: 'before', how });
  server.people.say(`<@${botId}> saved`, { channel: channel.id });
  const said = await server.world.until(() => fromBot(all)[0]);
  expect(server.people.text(said)).toContain(words);
});

test('among other people an answer is brief; what leads on stays', async () => {
  const all = await connected();
  const { server, channel, speaker } = all;
  const blocks: Reply['blocks'] = Array.from({ length: 5 }, (_, n) => ({
    type: 'paper',
    ...{
      id: `2606.0000${n}`,
      title: `Paper ${n}`,
      url: 'https://hf.co/p',
      facts: ['▲ 37'],
      body: ['word '.repeat(80)],
    },
    buttons: [],
  }));
  const next = { label: 'Next 5', invoke: { command: 'search', options: { query: 'x', page: 2 } } };
  speaker.reply(line('five', { blocks: [...blocks, { type: 'buttons', buttons: [next] }], audience: 'everyone' }));
  server.people.say(`<@${botId}> x`, { channel: channel.id });
  const answer = await server.world.until(() => fromBot(all)[0]);
  const text = server.people.text(answer);
  expect(text.length).toBeLessThan(1_100);
  for (const n of [0, 1, 2, 3, 4]) expect(text).toContain(`Paper ${n}`);
  expect(text).toContain('Next 5');
});

test('the same event twice is answered once', async () => {
  const all = await connected();
  const { server, channel, speaker } = all;
  speaker.reply(line('yes', { audience: 'everyone' }));
  server.people.say(`<@${botId}> hello`, { channel: channel.id });
  server.gateway.repeat('MESSAGE_CREATE');
  await server.world.until(() => fromBot(all).length === 1);
  await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  expect(speaker.said.filter((said) => said.line === 'hello')).toHaveLength(1);
});

test('a lost answer is asked for again, and nothing is said twice', async () => {
  const all = await connected();
  const { server, channel, speaker, pass } = all;
  speaker.reply(line('yes', { audience: 'everyone' }));
  server.faults.add({ request: /^POST .*\/messages$/, when: 'after', how: 'reset' });
  server.people.say(`<@${botId}> hello`, { channel: channel.id });
  await pass(1_000);
  await all.adapter.stop();
  expect(fromBot(all).map((message) => server.people.text(message))).toEqual(['yes']);
});

test('a rate limit is waited out, unless it is long', async () => {
  const limited = (retryAfter: number) =>
    new RateLimitError({
      ...{ global: false, hash: '', limit: 5, majorParameter: '1', method: 'POST', route: '/channels/:id/messages' },
      ...{ retryAfter, scope: 'user', sublimitTimeout: 0, timeToReset: 0, url: '' },
    });
  const waits: number[] = [];
  const clock = { now: () => new Date(), sleep: async (milliseconds: number) => void waits.push(milliseconds) };
  const failing = [limited(3_000), limited(2_000)];
  const answered = await retrying(clock, async () => {
    const failure = failing.shift();
    if (failure !== undefined) throw failure;
    return 'answered';
  });
  expect([answered, ...waits]).toEqual(['answered', 3_000, 2_000]);
  await expect(retrying(clock, () => Promise.reject(limited(600_000)))).rejects.toThrow(RateLimitError);
  expect(waits).toHaveLength(2);
});

test('where no history may be read the answer is no reply; where nothing may be written it comes directly', async () => {
  const all = await connected();
  const { server, channel, speaker } = all;
  speaker.reply(line('for all', { audience: 'everyone' }));
  server.deny(channel, permissions.readHistory);
  server.people.say(`<@${botId}> papers?`, { channel: channel.id });
  await server.world.until(() => fromBot(all).length === 1);
  expect(fromBot(all)[0]).toMatchObject({ channel_id: channel.id });
  expect(fromBot(all)[0]?.message_reference).toBeUndefined();
  server.deny(channel, permissions.send);
  server.people.say(`<@${botId}> papers?`, { channel: channel.id });
  await server.world.until(() => fromBot(all).length === 2);
  const answered = server.world.channels.get(fromBot(all)[1]?.channel_id ?? '');
  expect(answered?.recipient).toBe('100000000000000001');
  speaker.reply(line('your saved papers'));
  server.people.say(`<@${botId}> saved`, { channel: channel.id });
  await server.world.until(() => fromBot(all).length === 3);
  expect(fromBot(all).map(({ channel_id }) => channel_id === channel.id)).toEqual([true, false, false]);
  await all.adapter.stop();
  expect(all.lines.filter(({ level }) => level !== 'info')).toEqual([]);
});
