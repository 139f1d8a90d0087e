import { expect, test } from 'vitest';
import { unanswered } from '../../../src/adapters/kit/answer.ts';
import type { Invocation } from '../../../src/core/chat/reply.ts';
import type { ButtonStore } from '../../../src/core/chat/stores.ts';
import { createMemoryButtons } from '../../fixtures/memory-stores.ts';
import { botId } from '../../servers/discord/index.ts';
import { connected, line } from './setup.ts';

/** Buttons that nobody can look up or store while `hold` has not been let go, or after `fail`. */
function heldButtons() {
  const memory = createMemoryButtons();
  let free: Promise<void> = Promise.resolve();
  const buttons: ButtonStore = {
    put: (invocation) => free.then(() => memory.put(invocation)),
    get: (key) => free.then(() => memory.get(key)),
  };
  return {
    buttons,
    fail() {
      free = Promise.reject(new Error('the disk is full'));
      free.catch(() => {});
    },
    hold(): () => void {
      let letGo: () => void = () => {};
      free = new Promise((resolve) => {
        letGo = resolve;
      });
      return letGo;
    },
  };
}

const long: Invocation = { command: 'search', options: { query: 'x'.repeat(150) } };
const withButton = (ask?: string[]) =>
  line('here', {
    blocks: [{ type: 'buttons', buttons: [{ label: 'Press', invoke: long, ...(ask === undefined ? {} : { ask }) }] }],
  });

const query = {
  name: 'query',
  description: 'Words',
  label: 'Query',
  kind: 'text',
  required: true,
  completes: false,
} as const;

async function started(ask?: string[]) {
  const held = heldButtons();
  const all = await connected({ buttons: held.buttons });
  const { server, channel, speaker } = all;
  speaker.reply(withButton(ask));
  const message = await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  return { ...all, held, message };
}

test('an answer whose buttons cannot be stored yet is acknowledged first', async () => {
  const { server, channel, held, pass } = await started();
  const letGo = held.hold();
  const asked = server.people.command('today', {}, { channel: channel.id });
  await pass(700);
  await server.world.until(() => asked.answer?.type === 5);
  letGo();
  expect(server.people.text(await server.people.answer(asked))).toContain('Press');
});

test('a click on a button that cannot be looked up yet is acknowledged first', async () => {
  const { server, speaker, held, message, pass } = await started();
  const letGo = held.hold();
  speaker.reply(line('found'));
  const clicked = server.people.click(message, 'Press');
  await pass(700);
  await pass(700);
  await server.world.until(() => clicked.answer?.type === 5);
  letGo();
  expect(server.people.text(await server.people.answer(clicked))).toBe('found');
  expect(speaker.said.at(-1)?.invocation).toEqual(long);
});

test('a form that could not be opened in time is offered again, and opens then', async () => {
  const { server, speaker, held, message, pass } = await started(['query']);
  speaker.askWith({ title: 'Search', command: 'search', intro: [], given: {}, fields: [query] });
  const letGo = held.hold();
  const clicked = server.people.click(message, 'Press');
  await pass(700);
  await pass(700);
  await server.world.until(() => clicked.answer?.type === 5);
  letGo();
  const offer = await server.people.answer(clicked);
  expect(server.people.text(offer)).toContain('It is ready now.');
  const again = server.people.click(offer, 'Open the form');
  await server.world.until(() => again.modal);
  expect(server.refused()).toEqual([]);
});

test('what is said to the bot gets a word first, which becomes the answer', async () => {
  const { server, channel, speaker, pass } = await started();
  let finish: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  speaker.answerWith(async function* () {
    await gate;
    yield line('found', { audience: 'everyone' });
  });
  server.people.say(`<@${botId}> cite`, { channel: channel.id });
  await pass(2_500);
  const word = await server.world.until(() =>
    server.world.messages.find((each) => server.people.text(each) === 'One moment…'),
  );
  finish();
  await server.world.until(() => word.edits === 1);
  expect(server.people.text(word)).toBe('found');
});

test('what is offered while somebody types comes in time, or not at all', async () => {
  const { server, channel, speaker, pass } = await started();
  speaker.dispatch.complete = () => new Promise(() => {});
  const offered = server.people.complete('search', { query: 'spa' }, 'query', { channel: channel.id });
  await pass(2_000);
  expect(await offered).toEqual([]);
});

test.each([
  ['a button that cannot be looked up', undefined],
  ['a form that cannot be opened', ['query']],
])('%s is answered with words, to the person alone', async (_, ask) => {
  const { server, held, message } = await started(ask);
  held.fail();
  const answer = await server.people.answer(server.people.click(message, 'Press'));
  expect([server.people.text(answer), server.people.isPrivate(answer)]).toEqual([unanswered.summary, true]);
  expect(server.refused()).toEqual([]);
});

test('a form that was filled in and cannot be read is answered with words', async () => {
  const { server, speaker, held, message } = await started(['query']);
  speaker.askWith({ title: 'Search', command: 'search', intro: [], given: {}, fields: [query] });
  const form = server.people.click(message, 'Press');
  await server.world.until(() => form.modal);
  held.fail();
  const answer = await server.people.answer(server.people.submit(form, { query: 'sparse' }));
  expect([server.people.text(answer), server.people.isPrivate(answer)]).toEqual([unanswered.summary, true]);
});

test('an answer whose buttons cannot be stored is told to have failed', async () => {
  const { server, channel, held } = await started();
  held.fail();
  const asked = server.people.command('today', {}, { channel: channel.id });
  expect(server.people.text(await server.people.answer(asked))).toBe(unanswered.summary);
});

test('a form that Discord refuses is told to have failed', async () => {
  const { server, speaker, message } = await started(['query']);
  speaker.askWith({ title: 'Search', command: 'search', intro: [], given: {}, fields: [{ ...query, label: '' }] });
  const answer = await server.people.answer(server.people.click(message, 'Press'));
  expect([server.people.text(answer), server.people.isPrivate(answer)]).toEqual([unanswered.summary, true]);
  expect(server.refused()).toHaveLength(1);
});

test('where nothing can be offered while somebody types, Discord is told so', async () => {
  const { server, channel, speaker } = await started();
  speaker.dispatch.complete = () => Promise.reject(new Error('no index'));
  expect(await server.people.complete('search', { query: 'spa' }, 'query', { channel: channel.id })).toEqual([]);
});
