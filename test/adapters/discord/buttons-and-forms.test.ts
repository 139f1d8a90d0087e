import { expect, test } from 'vitest';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { fullDay, plainDay } from './days.ts';
import { commands, connected, line } from './setup.ts';

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

test('a post is clicked by sign and number, and by its list above five papers; the answers are for whoever clicked', async () => {
  const { server, adapter, place, speaker } = await connected();
  await adapter.post(place, plainDay, 'five');
  await adapter.post(place, fullDay, 'ten');
  const [few, many] = server.world.messages;
  if (few === undefined || many === undefined) throw new Error('no posts');
  const tenth = fullDay.blocks.find((block) => block.type === 'choices')?.choices[9];
  for (const [message, label, command, paper] of [
    [few, '💬', 'discuss', '2606.00001'],
    [few, '3', 'show', '2606.00002'],
    [many, tenth?.title ?? '', 'show', '2606.00209'],
  ] as const) {
    speaker.reply(line('Here it is.'));
    const answer = await server.people.answer(server.people.click(message, label));
    expect(server.people.isPrivate(answer)).toBe(true);
    expect(speaker.said.at(-1)?.invocation).toEqual({ command, options: { paper } });
  }
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
  expect(form.modal?.components).toEqual([
    expect.objectContaining({ label: 'Query', component: expect.objectContaining({ value: 'sparse' }) }),
    expect.objectContaining({ label: 'Query', description: long }),
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

/** A message whose button asks for a search's words in a form. */
async function withSearchForm() {
  const { server, channel, speaker } = await connected();
  const query = commands[0]?.options[1];
  if (query === undefined) throw new Error('no option');
  const invoke = { command: 'search', options: {} };
  speaker.reply(line('x', { blocks: [{ type: 'buttons', buttons: [{ label: 'Search', invoke, ask: ['query'] }] }] }));
  const message = await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  speaker.askWith({ title: 'Search', command: 'search', intro: [], fields: [query], given: {} });
  return { server, channel, speaker, message };
}

test('a form that is refused opens again with what was filled in', async () => {
  const { server, speaker, message } = await withSearchForm();
  const form = server.people.click(message, 'Search');
  await server.world.until(() => form.modal);
  speaker.reply(line('That cannot be read.', { failed: true }));
  const refused = await server.people.answer(server.people.submit(form, { query: 'dense' }));
  const again = server.people.click(refused, 'Change');
  await server.world.until(() => again.modal);
  expect(speaker.askedFor.at(-1)).toEqual({ command: 'search', options: { query: 'dense' } });
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

test.each(['before', 'after'] as const)(
  'a form opens although the first word was lost %s Discord heard it',
  async (when) => {
    const { server, channel, speaker, message } = await withSearchForm();
    server.faults.add({ request: /callback$/, when, how: 500 });
    const form = server.people.click(message, 'Search');
    await server.world.until(() => form.modal);
    speaker.offer([{ label: 'sparse', value: 'sparse' }]);
    server.faults.add({ request: /callback$/, when, how: 'reset' });
    expect(await server.people.complete('search', { query: 'sp' }, 'query', { channel: channel.id })).toHaveLength(1);
  },
);
