import { expect, it } from 'vitest';
import { answer, isForOne, oneMessage, type Show } from '../../../src/adapters/kit/answer.ts';
import type { ChatEvent } from '../../../src/core/chat/chat-adapter.ts';
import { oneMoment } from '../../../src/core/chat/one-moment.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { say } from '../../../src/core/chat/say.ts';
import type { Clock } from '../../../src/core/clock.ts';

const place: Place = { platform: 'console', tenant: 'T', channel: 'C', kind: 'public' };
const still: Clock = { now: () => new Date(0), sleep: () => new Promise(() => {}) };
const late: Clock = { ...still, sleep: async () => {} };
const unsaid = () => {};

async function* replies(...texts: string[]): AsyncIterable<Reply> {
  for (const text of texts) yield say(text);
}

/** Writes down what it is asked to show. */
function recorder(atOnce?: Show['atOnce']) {
  const shown: string[] = [];
  const show: Show = { reply: async ({ summary }) => void shown.push(summary), ...(atOnce && { atOnce }) };
  return { shown, show };
}

it('shows each reply as it comes, and gives back the last', async () => {
  const { shown, show } = recorder();
  expect(await answer(replies('a', 'b', 'c'), show, { clock: still, unsaid })).toMatchObject({ summary: 'c' });
  expect(shown).toEqual(['a', 'b', 'c']);
});

it('leaves out steps where there is no room for them, never the last', async () => {
  const { shown, show } = recorder((_, step) => step < 3);
  await answer(replies('a', 'b', 'c', 'd', 'e'), show, { clock: still, unsaid });
  expect(shown).toEqual(['a', 'b', 'e']);
});

it('says that it takes a moment, which counts as a step, and gives the answer where that could not be said', async () => {
  const slowly = async function* () {
    await new Promise(setImmediate);
    yield* replies('a', 'b');
  };
  const { shown, show } = recorder((_, step) => step < 2);
  await answer(slowly(), show, { clock: late, unsaid });
  expect(shown).toEqual([oneMoment.summary, 'b']);
  const failures: unknown[] = [];
  const deaf: Show = { reply: async (reply) => (reply === oneMoment ? Promise.reject('lost') : show.reply(reply)) };
  await answer(slowly(), deaf, { clock: late, unsaid: (error) => failures.push(error) });
  expect([failures, shown.slice(2)]).toEqual([['lost'], ['a', 'b']]);
});

it('posts one message, edits it, and tells where a paper can be voted on', async () => {
  const done: string[] = [];
  const events: ChatEvent[] = [];
  const message = { place, id: 'm1' };
  const { reply } = oneMessage({
    async post({ summary }) {
      done.push(`post ${summary}`);
      return summary === 'refused' ? undefined : { message };
    },
    async edit(standing, { summary }) {
      done.push(`edit ${standing.message.id} ${summary}`);
      return summary === 'lost' ? undefined : standing;
    },
    dispatch: { event: async (event) => void events.push(event) },
  });
  for (const summary of ['refused', 'first', 'lost', 'last']) await reply({ ...say(summary), about: '2606.00001' });
  await reply(say('about nothing'));
  expect(done).toEqual(['post refused', 'post first', 'edit m1 lost', 'edit m1 last', 'edit m1 about nothing']);
  expect(events).toEqual(Array(2).fill({ kind: 'said', message, paper: '2606.00001' }));
});

it('knows what is for one person', () => {
  expect(isForOne(say('a'), place)).toBe(true);
  expect(isForOne(say('a'), { ...place, kind: 'dm' })).toBe(false);
  expect(isForOne({ ...say('a'), audience: 'everyone' }, place)).toBe(false);
});
