import { expect, test } from 'vitest';
import { createGate } from '../../fixtures/gate.ts';
import { permissions } from '../../servers/discord/world.ts';
import { connected, line } from './setup.ts';

test('a slash command runs with its typed options and is answered privately', async () => {
  const { server, channel, guild, speaker } = await connected();
  const asked = server.people.command('search', { query: 'sparse', limit: 5 }, { channel: channel.id });
  const message = await server.people.answer(asked);
  expect(server.people.text(message)).toBe('done');
  expect(server.people.isPrivate(message)).toBe(true);
  const [said] = speaker.said;
  expect(said?.invocation).toEqual({ command: 'search', options: { query: 'sparse', limit: 5 } });
  expect(said?.caller.place).toEqual({ platform: 'discord', tenant: guild, channel: channel.id, kind: 'public' });
  expect(await said?.caller.mayManage()).toBe(false);
  expect(server.refused()).toEqual([]);
});

test('who may manage the channel is asked of Discord', async () => {
  const { server, channel, speaker } = await connected();
  const who = { channel: channel.id, permissions: permissions.manageChannels };
  await server.people.answer(server.people.command('today', {}, who));
  expect(await speaker.said[0]?.caller.mayManage()).toBe(true);
});

test('a slow answer is acknowledged first and edited in', async () => {
  const { server, channel, speaker, pass } = await connected();
  const gate = createGate();
  speaker.answerWith(async function* () {
    await gate.opened;
    yield line('first');
    yield line('second');
  });
  const asked = server.people.command('today', {}, { channel: channel.id });
  await pass(700);
  await server.world.until(() => asked.answer?.type === 5);
  gate.open();
  const message = await server.world.until(() => asked.messages.find((each) => each.edits === 2));
  expect(server.people.text(message)).toBe('second');
  expect(asked.messages).toHaveLength(1);
});

test('a slow answer for everyone replaces the private sign of work', async () => {
  const { server, channel, speaker, pass } = await connected();
  const gate = createGate();
  speaker.answerWith(async function* () {
    await gate.opened;
    yield line('for all', { audience: 'everyone' });
  });
  const asked = server.people.command('today', {}, { channel: channel.id });
  await pass(700);
  await server.world.until(() => asked.answer);
  gate.open();
  const message = await server.people.answer(asked, 'One moment…');
  expect(server.people.isPrivate(message)).toBe(false);
  await server.world.until(() => asked.messages.length === 1);
  expect(server.refused()).toEqual([]);
});

test('a shared answer that is refused is told to the person alone, and no sign of work stays', async () => {
  const { server, speaker, pass, adapter, place } = await connected();
  const again = { command: 'search', options: { query: 'sparse' }, share: true };
  const buttons = [{ label: 'Share', invoke: again }];
  const posted = await adapter.post(place, line('a', { blocks: [{ type: 'buttons', buttons }] }), 'k1');
  if (posted.kind !== 'sent') throw new Error(posted.reason);
  const gate = createGate();
  speaker.answerWith(async function* () {
    await gate.opened;
    yield line('for you alone', { failed: true });
  });
  const message = server.world.messages.find(({ id }) => id === posted.message.id);
  if (message === undefined) throw new Error('nothing was posted');
  const asked = server.people.click(message, 'Share');
  await server.world.until(() => speaker.said.length === 1);
  await pass(700);
  await server.world.until(() => asked.answer?.type === 5);
  gate.open();
  const answer = await server.people.answer(asked, 'One moment…');
  expect([server.people.text(answer), server.people.isPrivate(answer)]).toEqual(['for you alone', true]);
  await server.world.until(() => asked.messages.length === 1);
});

test('what stands for one person stays, and what follows for everyone stands beside it', async () => {
  const { server, channel, speaker } = await connected();
  speaker.reply(line('for you'), line('for all', { audience: 'everyone' }), line('better', { audience: 'everyone' }));
  const asked = server.people.command('today', {}, { channel: channel.id });
  await server.world.until(() => asked.messages.find((message) => message.edits === 1));
  const stands = asked.messages.map((message) => [server.people.text(message), server.people.isPrivate(message)]);
  expect(stands).toEqual([
    ['for you', true],
    ['better', false],
  ]);
});

test('what comes after the fifteen minutes of an interaction is logged, and shown nowhere', async () => {
  const { server, channel, speaker, lines, adapter } = await connected();
  speaker.answerWith(async function* () {
    yield line('first');
    server.advance(16 * 60_000);
    yield line('far too late');
  });
  const asked = server.people.command('today', {}, { channel: channel.id });
  await server.world.until(() => lines.find(({ message }) => message === 'an interaction could not be answered'));
  await adapter.stop();
  expect(asked.messages.map((message) => server.people.text(message))).toEqual(['first']);
  expect(JSON.stringify(lines)).not.toContain('token-');
});

test('choices are offered while typing', async () => {
  const { server, channel, speaker } = await connected();
  speaker.offer([{ label: 'Sparse attention', value: '2606.00001' }]);
  const choices = await server.people.complete('search', { query: 'spa' }, 'query', { channel: channel.id });
  expect(choices).toEqual([{ name: 'Sparse attention', value: '2606.00001' }]);
  speaker.offer([
    { label: 'Sparse\u202e\n attention\u0007', value: '2606.00001' },
    { label: '\u200b', value: '2606.00002' },
  ]);
  const cleaned = await server.people.complete('search', { query: 'spa' }, 'query', { channel: channel.id });
  expect(cleaned.map(({ name }) => name)).toEqual(['Sparse attention', '2606.00002']);
});

test('the menu of a message looks its papers up', async () => {
  const { server, channel, speaker } = await connected();
  const said = server.people.say('see https://arxiv.org/abs/2606.19195', { channel: channel.id });
  await server.people.answer(server.people.lookUp(said, { channel: channel.id }));
  expect(speaker.said[0]?.invocation).toEqual({ command: 'lookup', options: { text: said.content } });
});

test('an expired interaction is logged, and the next one is answered', async () => {
  const { server, channel, speaker, lines } = await connected();
  speaker.answerWith(async function* () {
    server.advance(3_500);
    yield line('late');
  });
  server.people.command('today', {}, { channel: channel.id });
  await server.world.until(() => server.requests.some(({ error }) => error?.includes('10062')));
  speaker.reply(line('in time'));
  const message = await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  expect(server.people.text(message)).toBe('in time');
  expect(lines.map(({ message }) => message)).toContain('an interaction expired');
  expect(JSON.stringify(lines)).not.toContain('token-');
});

test('an answer that Discord refuses is replaced by words the person can read', async () => {
  const { server, channel, lines } = await connected();
  server.faults.add({ request: /callback$/, when: 'before', how: 400 });
  const message = await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  expect(server.people.text(message)).toMatch(/could not be shown/);
  expect(lines.some(({ level }) => level === 'error')).toBe(true);
});

test('a first answer lost on the way is said again, and not doubled', async () => {
  const { server, channel } = await connected();
  server.faults.add({ request: /callback$/, when: 'after', how: 'reset' });
  const asked = server.people.command('today', {}, { channel: channel.id });
  await server.world.until(() => server.requests.some(({ error }) => error?.includes('40060')));
  expect(asked.messages).toHaveLength(1);
});

test('a first answer that hangs is said again before Discord gives up', async () => {
  const { server, channel, pass } = await connected();
  server.faults.add({ request: /callback$/, when: 'before', how: 'hang' });
  const asked = server.people.command('today', {}, { channel: channel.id });
  await server.world.until(() => server.requests.some(({ line }) => line.endsWith('/callback')));
  await pass(1_200);
  expect(server.people.text(await server.people.answer(asked))).toBe('done');
});

test('what another process has answered is left alone', async () => {
  const { server, channel, speaker, lines, adapter } = await connected();
  speaker.answerWith(async function* () {
    for (const interaction of server.interactions) interaction.answer = { type: 4, afterMs: 0 };
    yield line('too late');
  });
  server.people.command('today', {}, { channel: channel.id });
  await server.world.until(() => server.requests.some(({ error }) => error?.includes('40060')));
  await adapter.stop();
  expect(server.requests.filter(({ line }) => line.includes('/callback'))).toHaveLength(1);
  expect(lines.map(({ message }) => message)).toContain('an interaction could not be answered');
});

test('an answer that came late and was lost is given again', async () => {
  const { server, channel, speaker, pass, adapter } = await connected();
  const gate = createGate();
  speaker.answerWith(async function* () {
    await gate.opened;
    yield line('after all');
  });
  const asked = server.people.command('today', {}, { channel: channel.id });
  await pass(700);
  await server.world.until(() => asked.answer);
  server.faults.add({ request: /^PATCH .*original/, when: 'before', how: 'reset' });
  gate.open();
  await pass(1_000);
  await adapter.stop();
  expect(asked.messages.map((message) => server.people.text(message))).toEqual(['after all']);
});

test('a command that is not ours any more is answered, too', async () => {
  const { server, channel, speaker } = await connected();
  const asked = server.people.personCommand('Papers by', '100000000000000002', { channel: channel.id });
  const answered = await server.people.answer(asked);
  expect(server.people.text(answered)).toMatch(/do not know that command any more/);
  expect(server.people.isPrivate(answered)).toBe(true);
  expect(speaker.said).toEqual([]);
});
