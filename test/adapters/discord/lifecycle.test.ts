import { expect, test } from 'vitest';
import { RefusedError, UnreachableError } from '../../../src/core/chat/chat-adapter.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { createGate } from '../../fixtures/gate.ts';
import { createMemoryKeyValues } from '../../fixtures/memory-stores.ts';
import { botId } from '../../servers/discord/index.ts';
import { commands, connected, line, openServer } from './setup.ts';

test('commands are registered once, and again only when they change', async () => {
  const server = await openServer();
  const keyValues = createMemoryKeyValues();
  const first = await connected({ server, keyValues });
  await first.adapter.stop();
  await (await connected({ server, keyValues })).adapter.stop();
  expect(server.registrations.map(({ where }) => where)).toEqual(['everywhere']);
  expect(server.registrations[0]?.commands.map(({ name }) => name)).toEqual(['paper', 'Look up paper']);
  const third = await connected({ server, keyValues, start: false });
  await third.adapter.start({ ...third.speaker.dispatch, commands: commands.slice(0, 1) }, atOnce);
  expect(server.registrations).toHaveLength(2);
});

test('for development they are registered in one server', async () => {
  const { server } = await connected({ guildId: '123456789012345678' });
  expect(server.registrations.map(({ where }) => where)).toEqual(['123456789012345678']);
});

test('where they were registered before they are taken away, and what Discord lost comes back', async () => {
  const server = await openServer();
  const keyValues = createMemoryKeyValues();
  const guild = server.guild('Lab');
  const shown = () => [...server.commandsOf].filter(([, all]) => all.length > 0).map(([where]) => where);
  const start = async (parts: { guildId?: string } = {}) => {
    const { adapter } = await connected({ server, keyValues, ...parts });
    await adapter.stop();
    return shown();
  };
  expect(await start({ guildId: guild })).toEqual([guild]);
  expect(await start()).toEqual(['everywhere']);
  expect(await start({ guildId: guild })).toEqual([guild]);
  const written = server.registrations.length;
  server.commandsOf.clear();
  expect(await start({ guildId: guild })).toEqual([guild]);
  expect(server.registrations).toHaveLength(written + 1);
});

test('commands in what we say are ones to click, but for what stands in code with their options', async () => {
  const { server, channel, speaker } = await connected();
  speaker.reply(
    line('/paper search finds, /paper nothing does not', {
      blocks: [
        {
          type: 'text',
          text: [
            '/paper search finds, /paper nothing does not; ',
            { text: '/paper today', mark: 'code' },
            ' too, ',
            { text: '/paper search x', mark: 'code' },
          ],
        },
      ],
    }),
  );
  const answered = await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  const [paper] = server.commandsOf.get('everywhere') ?? [];
  const id = Object(paper).id;
  expect(server.people.text(answered)).toBe(
    `</paper search:${id}> finds, /paper nothing does not; </paper today:${id}> too, \`/paper search x\``,
  );
});

test('no privileged intent is asked for', async () => {
  const { server } = await connected();
  // Guilds, messages, reactions, direct messages.
  const intents = (1 << 0) | (1 << 9) | (1 << 10) | (1 << 12) | (1 << 13);
  expect(server.gateway.identified).toEqual([{ intents, shard: [0, 1] }]);
});

test.each([true, false])(
  'a gateway drop in the middle of a click loses and doubles nothing (resumable: %s)',
  async (resumable) => {
    const { server, channel, speaker, place, adapter, pass } = await connected();
    const button = { label: 'Discuss', invoke: { command: 'discuss', options: { paper: '2606.19195' } } };
    await adapter.post(place, { ...line('x'), blocks: [{ type: 'buttons', buttons: [button] }] }, 'digest');
    const [digest] = server.world.messages;
    if (digest === undefined) throw new Error('no digest');
    const { opened, open } = createGate();
    speaker.answerWith(async function* () {
      await opened;
      yield line('opened');
    });
    const click = server.people.click(digest, 'Discuss');
    await server.world.until(() => speaker.said.length === 1);
    server.gateway.drop({ resumable });
    open();
    expect(server.people.text(await server.people.answer(click))).toBe('opened');
    if (!resumable) {
      expect(adapter.channelName?.(channel.id)).toBe(channel.name);
      await expect.poll(() => adapter.away?.()?.reason, { timeout: 20_000 }).toContain('broke off');
      server.advance(5_000);
      await pass(5_000);
    }
    speaker.reply(line('after'));
    // Clicked while the connection was away: told when it resumes.
    const second = resumable ? server.people.click(digest, 'Discuss') : undefined;
    await server.world.until(() => server.gateway.isConnected());
    if (second === undefined) {
      expect(server.gateway.identified).toHaveLength(2);
      await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
    } else {
      await server.people.answer(second);
      expect(server.gateway.resumes()).toBe(1);
    }
    await expect.poll(() => adapter.away?.(), { timeout: 20_000 }).toBeUndefined();
    expect(speaker.said).toHaveLength(2);
    expect(click.messages).toHaveLength(1);
    expect(server.refused()).toEqual([]);
  },
);

test('a click that the gateway tells twice runs once', async () => {
  const { server, channel, speaker } = await connected();
  await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  server.gateway.repeat('INTERACTION_CREATE');
  await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  expect(speaker.said).toHaveLength(2);
});

test('a server that removes us, a channel deleted, thumbs on our messages are told', async () => {
  const { server, guild, channel, place, adapter, speaker } = await connected();
  speaker.events.splice(0);
  await adapter.post(place, line('digest'), 'digest');
  const [digest] = server.world.messages;
  if (digest === undefined) throw new Error('no digest');
  const theirs = server.people.say('talk', { channel: channel.id });
  server.people.react(theirs, '👍');
  server.people.react(digest, '👍');
  server.people.react(digest, '❤️');
  server.people.react(digest, '👍', { remove: true });
  server.people.react(digest, '👎🏽', { bot: true });
  server.people.react(digest, '👎🏽');
  // A moderator clears one emoji, another one, then all of them.
  const on = { platform: 'discord', tenant: guild, channel: channel.id, message: digest.id };
  const cleared = { guild_id: guild, channel_id: channel.id, message_id: digest.id };
  server.gateway.send('MESSAGE_REACTION_REMOVE_EMOJI', { ...cleared, emoji: { id: null, name: '👎' } });
  server.gateway.send('MESSAGE_REACTION_REMOVE_EMOJI', { ...cleared, emoji: { id: null, name: '❤️' } });
  server.gateway.send('MESSAGE_REACTION_REMOVE_ALL', cleared);
  const settled = server.people.command('today', {}, { channel: channel.id });
  await server.people.answer(settled);
  server.gateway.send('THREAD_DELETE', { id: digest.id, type: 11, guild_id: guild, parent_id: channel.id });
  server.gateway.send('CHANNEL_DELETE', { id: channel.id, type: 0, guild_id: guild });
  server.gateway.send('GUILD_DELETE', { id: guild, unavailable: true });
  server.gateway.send('GUILD_CREATE', server.shownGuild(guild));
  server.kick(guild);
  server.letIn(guild);
  await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  // Once for each command, and when it let us in.
  const ofTenant = speaker.events.map(({ kind }) => kind).filter((kind) => kind.startsWith('tenant'));
  expect(ofTenant).toEqual(['tenant-back', 'tenant-gone', 'tenant-back', 'tenant-back']);
  expect(speaker.events.filter(({ kind }) => kind !== 'tenant-back' && kind !== 'notice')).toEqual([
    { kind: 'thumb', on, person: '100000000000000001', value: 1 },
    { kind: 'thumb-off', on, person: '100000000000000001', value: 1 },
    { kind: 'thumb', on, person: '100000000000000001', value: -1 },
    { kind: 'thumb-off', on, value: -1 },
    { kind: 'thumb-off', on },
    { kind: 'thread-gone', platform: 'discord', tenant: guild, channel: channel.id, thread: digest.id },
    { kind: 'channel-gone', platform: 'discord', tenant: guild, channel: channel.id },
    { kind: 'tenant-gone', platform: 'discord', tenant: guild },
  ]);
  expect(server.world.messages.filter(({ only }) => only === undefined)).toHaveLength(2);
});

test('what stands as an answer about a paper is told, where others can react to it', async () => {
  const { server, channel, place, speaker } = await connected();
  const [all, alone] = [{ about: '2606.1', audience: 'everyone' as const }, { about: '2606.1' }];
  speaker.answerWith(async function* () {
    yield line('soon', all);
    yield line('the answer', all);
  });
  const command = await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  server.people.say(`<@${botId}> what is it?`, { channel: channel.id });
  const mention = await server.world.until(() =>
    server.world.messages.find(({ message_reference }) => message_reference !== undefined),
  );
  speaker.answerWith(async function* () {
    yield line('for you', alone);
  });
  await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  const told = () => speaker.events.filter(({ kind }) => kind === 'said');
  await server.world.until(() => told().length === 2, 'both answers to be told');
  const said = ({ id }: { id: string }) => ({ kind: 'said', message: { place, id }, paper: '2606.1' });
  expect(told()).toEqual(expect.arrayContaining([said(command), said(mention)]));
});

test('a gateway that says nothing holds up no stop', async () => {
  const server = await openServer();
  server.gateway.fallMute();
  const { adapter, speaker } = await connected({ server, start: false, deadlines: { closeMs: 50 } });
  const started = adapter.start(speaker.dispatch, atOnce);
  const refused = expect(started).rejects.toThrow('stopped before it answered');
  await server.world.until(() => server.gateway.identified.length === 1, 'somebody who signs in');
  await adapter.stop();
  await refused;
});

test('stopping finishes the interaction at hand', async () => {
  const { server, channel, speaker, adapter, place } = await connected();
  const { opened, open } = createGate();
  speaker.answerWith(async function* () {
    await opened;
    await adapter.post(place, line('opened'), 'opener');
    yield line('finished');
  });
  const asked = server.people.command('today', {}, { channel: channel.id });
  await server.world.until(() => speaker.said.length === 1);
  const stopped = adapter.stop();
  open();
  await stopped;
  expect(asked.messages.map((message) => server.people.text(message))).toEqual(['finished']);
  expect(server.world.messages.map((message) => server.people.text(message))).toEqual(['opened', 'finished']);
  expect(await adapter.post(place, line('late'), 'late')).toMatchObject({ kind: 'retry' });
});

test('the status says what is true in every server', async () => {
  const { server } = await connected();
  expect(server.gateway.presences).toEqual([
    expect.objectContaining({ activities: [expect.objectContaining({ state: 'Daily research papers: /paper' })] }),
  ]);
});

test('a start that Discord does not answer can be made again', async () => {
  const { adapter, server, speaker } = await connected({ start: false });
  server.faults.add({ request: /^GET .*gateway\/bot$/, when: 'before', how: 'close' });
  await expect(adapter.start(speaker.dispatch, atOnce)).rejects.toThrow(UnreachableError);
  await adapter.start(speaker.dispatch, atOnce);
  await server.people.answer(
    server.people.command('today', {}, { channel: [...server.world.channels.keys()][0] ?? '' }),
  );
  expect(speaker.said).toHaveLength(1);
});

test('a token that the gateway no longer takes stops the adapter with a word', async () => {
  const { server, place, adapter, lines, speaker } = await connected();
  server.changeToken('another');
  server.gateway.close(4004);
  await server.world.until(() => lines.some(({ level }) => level === 'error'));
  expect(lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
    expect.stringContaining('DISCORD_TOKEN'),
  ]);
  expect(await adapter.post(place, line('x'), 'key')).toMatchObject({ kind: 'retry' });
  expect(speaker.events.filter(({ kind }) => kind === 'ended')).toHaveLength(1);
});

test.each([
  [4004, /DISCORD_TOKEN.*Copy the token again/],
  [4010, /4010.*Start again/],
  [4011, /more connections.*Start again/],
  [4012, /4012.*newer version/],
  [4013, /4013.*newer version/],
  [4014, /4014.*developer portal/],
])(
  'a connection closed for good (%i) is told with what to do, once, and nothing signs in again',
  async (code, words) => {
    const { server, lines, speaker } = await connected({
      server: await openServer({ sessions: { shards: 2, everyMs: 0, maxConcurrency: 2 } }),
    });
    server.gateway.close(code);
    while (!speaker.events.some(({ kind }) => kind === 'ended')) await new Promise(setImmediate);
    expect(lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      expect.stringMatching(words),
    ]);
    expect(speaker.events.filter(({ kind }) => kind === 'ended')).toHaveLength(1);
    expect(server.gateway.identified).toHaveLength(2);
  },
);

test.each([
  [{ assignedShards: 2 }, /4010/],
  [{ guildsPerShard: 0 }, /4011/],
])('a start that Discord refuses for good throws what to do (%o)', async (sessions, words) => {
  const { adapter, server, speaker, lines } = await connected({ server: await openServer({ sessions }), start: false });
  const error = await adapter.start(speaker.dispatch, atOnce).catch((cause: unknown) => cause);
  if (!(error instanceof RefusedError)) throw error;
  expect(error.message).toMatch(words);
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(server.gateway.refusedIdentifies()).toBe(1);
});

test('an unknown permission is refused at once', async () => {
  await expect(connected({ managePermission: 'Everything' })).rejects.toThrow(
    /DISCORD_MANAGE_PERMISSION: got "Everything"/,
  );
});
