import { expect, it } from 'vitest';
import { answer, isForOne, type Show, type Standing, unanswered } from '../../../src/adapters/kit/answer.ts';
import { oneMoment } from '../../../src/adapters/kit/one-moment.ts';
import type { ChatEvent } from '../../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { say } from '../../../src/core/chat/say.ts';
import type { Clock } from '../../../src/core/clock.ts';

const place: Place = { platform: 'console', tenant: 'T', channel: 'C', kind: 'public' };
const still: Clock = { now: () => new Date(0), sleep: () => new Promise(() => {}) };
const late: Clock = { ...still, sleep: async () => {} };
const parts = { clock: still, dispatch: { event: async () => {} }, warn: () => {} };

async function* replies(...texts: string[]): AsyncIterable<Reply> {
  for (const text of texts) yield say(text);
}

/** Writes down what it is asked to show. */
function recorder(rest: Partial<Show<Reply, Standing>> = {}) {
  const shown: string[] = [];
  const show: Show<Reply, Standing> = {
    draw: async (reply) => reply,
    show: async ({ summary }) => void shown.push(summary),
    ...rest,
  };
  return { shown, show };
}

/** Replies that come when nobody waits for them without a word any more. */
async function* slowly(...texts: string[]): AsyncIterable<Reply> {
  await new Promise(setImmediate);
  yield* replies(...texts);
}

it('shows each reply as it comes', async () => {
  const { shown, show } = recorder();
  await answer(replies('a', 'b', 'c'), show, parts);
  expect(shown).toEqual(['a', 'b', 'c']);
});

it('leaves out steps where there is no room for them, never the last', async () => {
  const { shown, show } = recorder({ atOnce: (_, step) => step < 3 });
  await answer(replies('a', 'b', 'c', 'd', 'e'), show, parts);
  expect(shown).toEqual(['a', 'b', 'e']);
});

it('says that it takes a moment, which counts as a step, and gives the answer where that could not be said', async () => {
  const { shown, show } = recorder({ atOnce: (_, step) => step < 2 });
  await answer(slowly('a', 'b'), show, { ...parts, clock: late });
  expect(shown).toEqual([oneMoment.summary, 'b']);
  const failures: unknown[] = [];
  const heard = recorder();
  const draw = async (reply: Reply) => (reply === oneMoment ? Promise.reject('lost') : reply);
  await answer(
    slowly('a', 'b'),
    { ...heard.show, draw },
    { ...parts, clock: late, warn: (_, error) => failures.push(error) },
  );
  expect([failures, heard.shown]).toEqual([['lost'], ['a', 'b']]);
});

it('says so too while a reply is being drawn', async () => {
  const draw = (reply: Reply) => new Promise<Reply>((resolve) => setImmediate(resolve, reply));
  const { shown, show } = recorder({ draw });
  await answer(replies('a'), show, { ...parts, clock: late });
  expect(shown).toEqual([oneMoment.summary, 'a']);
});

it('shows the sign a platform has in its own time, and the answer in its place', async () => {
  const waits: number[] = [];
  const clock: Clock = { ...still, sleep: async (ms) => void waits.push(ms) };
  const sign = { message: { place, id: 'sign' } };
  const before: unknown[] = [];
  const { show } = recorder({
    sign: { afterMs: 700, show: async () => sign },
    async show(_, standing) {
      before.push(standing);
      return standing;
    },
  });
  await answer(slowly('a'), show, { ...parts, clock });
  expect([waits, before]).toEqual([[700], [sign]]);
});

it('hands on what stands, and tells where a paper can be voted on', async () => {
  const done: string[] = [];
  const events: ChatEvent[] = [];
  const message = { place, id: 'm1' };
  const { show } = recorder({
    async show({ summary }, standing) {
      done.push(`${summary} ${standing?.message?.id ?? 'first'}`);
      return summary === 'lost' ? undefined : { message };
    },
  });
  const about = async function* () {
    for (const summary of ['lost', 'a', 'lost', 'b']) yield { ...say(summary), about: '2606.00001' };
    yield say('about nothing');
  };
  await answer(about(), show, { ...parts, dispatch: { event: async (event) => void events.push(event) } });
  expect(done).toEqual(['lost first', 'a first', 'lost m1', 'b m1', 'about nothing m1']);
  expect(events).toEqual(Array(2).fill({ kind: 'said', message, paper: '2606.00001' }));
});

it('tells whoever makes the replies when one could not be shown', async () => {
  let ended = false;
  const made = async function* () {
    try {
      yield* replies('a', 'b');
    } finally {
      ended = true;
    }
  };
  const { show } = recorder({ show: () => Promise.reject(new Error('expired')) });
  await expect(answer(made(), show, parts)).rejects.toThrow('expired');
  expect(ended).toBe(true);
});

it('says that it failed where an answer cannot be made, or cannot be drawn', async () => {
  const failures: unknown[] = [];
  const heard = { ...parts, warn: (_: string, error: unknown) => failures.push(error) };
  const made = recorder();
  const breaking = async function* () {
    yield say('a');
    throw 'no store';
  };
  await answer(breaking(), made.show, heard);
  const drawn = recorder({ draw: async (reply) => (reply.summary === 'b' ? Promise.reject('no buttons') : reply) });
  await answer(replies('a', 'b', 'c'), drawn.show, heard);
  expect([made.shown, drawn.shown]).toEqual(Array(2).fill(['a', unanswered.summary]));
  expect(failures).toEqual(['no store', 'no buttons']);
});

it('knows what is for one person', () => {
  expect(isForOne(say('a'), place)).toBe(true);
  expect(isForOne(say('a'), { ...place, kind: 'dm' })).toBe(false);
  expect(isForOne({ ...say('a'), audience: 'everyone' }, place)).toBe(false);
});
