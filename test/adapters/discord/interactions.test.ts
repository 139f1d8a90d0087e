import { afterEach, expect, test } from 'vitest';
import type { Reply } from '../../../src/core/reply.ts';
import { createGate } from '../../fixtures/gate.ts';
import { permissions } from '../../servers/discord/world.ts';
import { commands, connect, line } from './setup.ts';

let open: Awaited<ReturnType<typeof connect>> | undefined;
afterEach(async () => {
  await open?.adapter.stop();
  await open?.server.stop();
  open = undefined;
});
const connected = async (...parts: Parameters<typeof connect>) => {
  open = await connect(...parts);
  return open;
};

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
  const message = await server.people.answer(asked);
  expect(server.people.isPrivate(message)).toBe(false);
  await server.world.until(() => asked.messages.length === 1);
  expect(server.refused()).toEqual([]);
});

test('choices are offered while typing', async () => {
  const { server, channel, speaker } = await connected();
  speaker.offer([{ label: 'Sparse attention', value: '2606.00001' }]);
  const choices = await server.people.complete('search', { query: 'spa' }, 'query', { channel: channel.id });
  expect(choices).toEqual([{ name: 'Sparse attention', value: '2606.00001' }]);
});

const page = (number: number): Reply =>
  line(`page ${number}`, {
    blocks: [
      { type: 'text', text: [`page ${number}`] },
      { type: 'buttons', buttons: [{ label: 'Next', invoke: { command: 'search', options: { page: number + 1 } } }] },
    ],
    share: { command: 'search', options: { page: number } },
  });

test('a private list turns its pages in place; its Share button shows it to the channel', async () => {
  const { server, channel, speaker } = await connected();
  speaker.reply(page(1));
  const message = await server.people.answer(server.people.command('search', { query: 'x' }, { channel: channel.id }));
  speaker.reply(page(2));
  const next = server.people.click(message, 'Next');
  expect((await server.people.answer(next)).id).toBe(message.id);
  expect(next.answer?.type).toBe(7);
  expect(server.people.text(message)).toContain('page 2');
  speaker.reply({ ...page(2), audience: 'everyone' });
  const shared = await server.people.answer(server.people.click(message, 'Share'));
  expect(server.people.isPrivate(shared)).toBe(false);
  expect(speaker.said.at(-1)?.invocation).toEqual({ command: 'search', options: { page: 2 }, share: true });
});

test.each(['one after the other', 'at the same moment'])('Share pressed twice, %s, shares once', async (when) => {
  const { server, channel, speaker } = await connected();
  speaker.reply(page(1));
  const message = await server.people.answer(server.people.command('search', { query: 'x' }, { channel: channel.id }));
  let share: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    share = resolve;
  });
  speaker.answerWith(async function* () {
    await gate;
    yield line('for all', { audience: 'everyone' });
  });
  const first = server.people.click(message, 'Share');
  if (when === 'one after the other') {
    share();
    await server.people.answer(first);
  }
  const second = await server.people.answer(server.people.click(message, 'Share'));
  share();
  await server.people.answer(first);
  expect(server.people.text(second)).toMatch(/shared already.*run the command again/);
  expect(server.people.isPrivate(second)).toBe(true);
  expect(server.world.messages.filter(({ only }) => only === undefined)).toHaveLength(1);
  // Another page of the same message is another answer.
  speaker.reply(page(2));
  await server.people.answer(server.people.click(message, 'Next'));
  speaker.reply(line('for all', { audience: 'everyone' }));
  const other = await server.people.answer(server.people.click(message, 'Share'));
  expect(server.people.isPrivate(other)).toBe(false);
  expect(server.refused()).toEqual([]);
});

test('what could not be shared can be shared again', async () => {
  const { server, channel, speaker, lines } = await connected();
  speaker.reply(page(1));
  const message = await server.people.answer(server.people.command('search', { query: 'x' }, { channel: channel.id }));
  speaker.reply(line('for all', { audience: 'everyone' }));
  server.faults.add({ request: /callback$/, when: 'before', how: 'close', times: 2 });
  server.people.click(message, 'Share');
  while (!lines.some((each) => each.message === 'an interaction could not be answered'))
    await new Promise(setImmediate);
  const shared = await server.people.answer(server.people.click(message, 'Share'));
  expect(server.people.text(shared)).toBe('for all');
});

test('a long button is stored, and says so when it has expired', async () => {
  const { server, channel, speaker, buttons } = await connected();
  const query = 'speculative decoding '.repeat(20);
  speaker.reply(
    line('found', {
      blocks: [{ type: 'buttons', buttons: [{ label: 'Next', invoke: { command: 'search', options: { query } } }] }],
    }),
  );
  const message = await server.people.answer(server.people.command('search', { query }, { channel: channel.id }));
  await server.people.answer(server.people.click(message, 'Next'));
  expect(speaker.said.at(-1)?.invocation?.options).toEqual({ query });
  buttons.stored.clear();
  const refused = await server.people.answer(server.people.click(message, 'Next'));
  expect(server.people.text(refused)).toMatch(/expired.*Run the command again/);
  expect(speaker.said).toHaveLength(2);
});

test('a button that asks opens a form, and the form runs', async () => {
  const { server, channel, speaker } = await connected();
  const query = commands[0]?.options[1];
  if (query === undefined) throw new Error('no option');
  const invoke = { command: 'search', options: { limit: 5 } };
  speaker.reply(line('x', { blocks: [{ type: 'buttons', buttons: [{ label: 'Change', invoke, ask: ['query'] }] }] }));
  const message = await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  const long = 'Words, "phrases", author:, org:, keyword: and all the rest';
  const fields = [
    { ...query, initial: 'sparse' },
    { ...query, name: 'min-upvotes', description: long },
  ];
  speaker.askWith({ title: 'Find papers '.repeat(9), command: 'search', intro: [], fields, given: { limit: 5 } });
  const form = server.people.click(message, 'Change');
  await server.world.until(() => form.modal);
  expect(form.modal?.title).toBe('Search');
  expect(form.modal?.components.map(({ components: [input] }) => input)).toEqual([
    expect.objectContaining({ label: 'Query: words', value: 'sparse' }),
    expect.objectContaining({ label: 'Min upvotes', placeholder: long }),
  ]);
  await server.people.answer(server.people.submit(form, { query: 'dense' }));
  expect(speaker.said.at(-1)?.invocation).toEqual({ command: 'search', options: { limit: 5, query: 'dense' } });
  speaker.refuseWith(line('only managers'));
  const refused = server.people.click(message, 'Change');
  await server.people.answer(refused);
  expect(refused.modal).toBeUndefined();
  expect(server.refused()).toEqual([]);
});

test.each([
  ['in its id', '5; a'],
  ['in the store, where that is too long', Array.from({ length: 25 }, (_, n) => `topic ${n}`).join('; ')],
])('a form carries what it was opened with %s', async (_, topics) => {
  const { server, channel, speaker } = await connected();
  const query = commands[0]?.options[1];
  if (query === undefined) throw new Error('no option');
  const invoke = { command: 'search', options: {} };
  speaker.reply(line('x', { blocks: [{ type: 'buttons', buttons: [{ label: 'Change', invoke, ask: ['query'] }] }] }));
  const message = await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  const fields = [{ ...query, initial: topics }];
  speaker.askWith({ title: 'Find', command: 'search', intro: [], fields, given: {}, shown: { query: topics } });
  const form = server.people.click(message, 'Change');
  await server.world.until(() => form.modal);
  speaker.reply(line('That cannot be read.', { failed: true }));
  const refused = await server.people.answer(server.people.submit(form, { query: 'dense' }));
  const sent = { command: 'search', options: { query: 'dense' }, shown: { query: topics } };
  expect(speaker.said.at(-1)?.invocation).toEqual(sent);
  server.people.click(refused, 'Change');
  await server.world.until(() => speaker.askedFor.length === 2);
  expect(speaker.askedFor.at(-1)).toEqual(sent);
  expect(server.refused()).toEqual([]);
});

test('a form that is refused opens again with what was filled in', async () => {
  const { server, channel, speaker } = await connected();
  const query = commands[0]?.options[1];
  if (query === undefined) throw new Error('no option');
  const invoke = { command: 'search', options: {} };
  speaker.reply(line('x', { blocks: [{ type: 'buttons', buttons: [{ label: 'Search', invoke, ask: ['query'] }] }] }));
  const message = await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  speaker.askWith({ title: 'Search', command: 'search', intro: [], fields: [query], given: {} });
  const form = server.people.click(message, 'Search');
  await server.world.until(() => form.modal);
  speaker.reply(line('That cannot be read.', { failed: true }));
  const refused = await server.people.answer(server.people.submit(form, { query: 'dense' }));
  const again = server.people.click(refused, 'Change');
  await server.world.until(() => again.modal);
  expect(speaker.askedFor.at(-1)).toEqual({ command: 'search', options: { query: 'dense' } });
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

test('in direct messages there is nobody to share with', async () => {
  const { server, speaker } = await connected();
  const person = '100000000000000007';
  const direct = server.world.channel({ name: 'direct', type: 1, recipient: person });
  speaker.reply(page(1));
  const asked = server.people.command('search', { query: 'x' }, { channel: direct.id, user: person });
  const message = await server.people.answer(asked);
  expect(server.people.text(message)).toContain('page 1');
  expect(server.people.text(message)).not.toContain('Share');
});

test('a command that is not ours any more is answered, too', async () => {
  const { server, channel, speaker } = await connected();
  const asked = server.people.personCommand('Papers by', '100000000000000002', { channel: channel.id });
  const answered = await server.people.answer(asked);
  expect(server.people.text(answered)).toMatch(/do not know that command any more/);
  expect(server.people.isPrivate(answered)).toBe(true);
  expect(speaker.said).toEqual([]);
});
