import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Channel } from '../../src/core/channels/subscription.ts';
import type { Invocation } from '../../src/core/chat/reply.ts';
import { papers } from '../fixtures/papers.ts';
import { caller, press, replyTo, replyToForm, room, words } from './fixture.ts';

const key = { platform: 'discord', tenant: 'guild', channel: 'ml' } as const;

async function subscribed(line?: string) {
  const here = await room(papers(3, { featuredOn: '2026-06-18' }));
  Object.assign(here.services, {
    missingAccess: async () => [],
    channelNotes: async () => [],
    preview: async () => ({ picks: [], decisions: [] }),
    defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'UTC' }, top: 5 },
  });
  if (line !== undefined) await replyTo(here, `${line} confirm:yes`);
  return here;
}
type Here = Awaited<ReturnType<typeof subscribed>>;

/** Opens a form as an adapter does: what it gives back is sent with what was filled in. */
async function opened({ dispatch }: Here, command: string) {
  const form = await dispatch.form({ command, options: {} }, caller());
  const filled = form.fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]]));
  const { shown } = form;
  return (changes: Invocation['options'] = {}): Invocation => ({
    command,
    options: { ...form.given, ...Object.fromEntries(filled), ...changes },
    ...(shown === undefined ? {} : { shown }),
  });
}

const topicsOf = (channel: Channel | undefined) => channel?.topics.map(({ text }) => text);
const stored = (here: Here) => here.channels.get(key);

it('keeps what each of two people changed in a form that both had open, and says what the other changed', async () => {
  const here = await subscribed('subscribe planes; kites');
  const [alices, bobs] = [await opened(here, 'schedule'), await opened(here, 'schedule')];
  await replyToForm(here, alices({ topics: 'planes; kites; folding', top: '3', timezone: 'Europe/Paris' }));
  const reply = await replyToForm(here, bobs({ topics: 'planes; gliding', when: 'mon 8:00' }));
  expect(topicsOf(await stored(here))).toEqual(['planes', 'gliding', 'folding']);
  expect(await stored(here)).toMatchObject({ top: 3, schedule: { line: '0 8 * * 1', timezone: 'Europe/Paris' } });
  expect(words(reply)).toContain(
    'Changed meanwhile by others: timezone Europe/Paris (was UTC) · top 3 (was 5) · folding added.',
  );
});

it('takes the later word where both changed the same setting, and says so', async () => {
  const here = await subscribed('subscribe planes');
  const [alices, bobs] = [await opened(here, 'schedule'), await opened(here, 'schedule')];
  await replyToForm(here, alices({ top: '3' }));
  const reply = await replyToForm(here, bobs({ top: '4' }));
  expect((await stored(here))?.top).toBe(4);
  expect(words(reply)).toContain('up to 4 papers');
  expect(words(reply)).toContain('Changed meanwhile by others: top 3 (was 5).');
});

it('says nothing of others where nobody else changed anything', async () => {
  const here = await subscribed('subscribe planes');
  const send = await opened(here, 'schedule');
  expect(words(await replyToForm(here, send({ top: '4' })))).not.toContain('meanwhile');
});

it('undoes only what its own form changed', async () => {
  const here = await subscribed('subscribe planes; kites');
  const send = await opened(here, 'schedule');
  const reply = await replyToForm(here, send({ topics: 'planes; gliding', top: '3' }));
  await replyTo(here, 'subscribe folding when:mon 8:00');
  await press(here, reply, 'Undo');
  expect(topicsOf(await stored(here))).toEqual(['planes', 'kites', 'folding']);
  expect(await stored(here)).toMatchObject({ top: 5, schedule: { line: '0 8 * * 1' } });
});

it('undoes the settings of a topic without those that were changed later', async () => {
  const here = await subscribed('subscribe planes');
  const reply = await replyTo(here, 'subscribe planes top:2 min-upvotes:3');
  await replyTo(here, 'schedule mon 8:00 layout:cards');
  await press(here, reply, 'Undo');
  expect(await stored(here)).toMatchObject({
    ...{ top: 5, layout: 'cards', schedule: { line: '0 8 * * 1' } },
    topics: [{ text: 'planes', minUpvotes: 0 }],
  });
});

it('brings a stopped topic back without the settings that were changed later', async () => {
  const here = await subscribed('subscribe planes; kites');
  const reply = await replyTo(here, 'unsubscribe kites');
  await replyTo(here, 'schedule mon 8:00 top:2');
  await press(here, reply, 'Undo');
  expect(topicsOf(await stored(here))).toEqual(['planes', 'kites']);
  expect(await stored(here)).toMatchObject({ top: 2, schedule: { line: '0 8 * * 1' } });
});

it('subscribes with a form as it opened without bringing back what others took away', async () => {
  const here = await subscribed('subscribe planes; kites');
  const send = await opened(here, 'subscribe');
  await replyTo(here, 'unsubscribe kites');
  await replyTo(here, 'schedule top:2');
  const reply = await replyToForm(here, send({ topic: 'planes; kites; gliding' }));
  expect(topicsOf(await stored(here))).toEqual(['planes', 'gliding']);
  expect((await stored(here))?.top).toBe(2);
  expect(reply.summary).toBe('Subscribed to gliding.');
  expect(words(reply)).toContain('top 2 (was 5) · kites taken away.');
  await press(here, reply, 'Undo');
  expect(topicsOf(await stored(here))).toEqual(['planes']);
});

it('keeps the settings of whoever subscribed the channel while another form was open', async () => {
  const here = await subscribed();
  const send = await opened(here, 'subscribe');
  await replyTo(here, 'subscribe planes top:2 when:"mon 8:00" timezone:Europe/Paris');
  await replyToForm(here, send({ topic: 'kites', confirm: true }));
  expect(topicsOf(await stored(here))).toEqual(['planes', 'kites']);
  expect(await stored(here)).toMatchObject({ top: 2, schedule: { line: '0 8 * * 1', timezone: 'Europe/Paris' } });
});

it.each(['schedule', 'subscribe'])('leaves no channel without topics: %s', async (command) => {
  const here = await subscribed('subscribe planes; kites');
  const send = await opened(here, command);
  await replyTo(here, 'unsubscribe planes');
  const before = await stored(here);
  const name = command === 'schedule' ? 'topics' : 'topic';
  const reply = await replyToForm(here, send({ [name]: 'planes' }));
  expect(reply).toMatchObject({ failed: true, summary: expect.stringContaining('would leave no topic here') });
  expect(await stored(here)).toEqual(before);
});

it('does not subscribe a channel again whose posts were stopped while its form was open', async () => {
  const here = await subscribed('subscribe planes');
  const [schedule, subscribe] = [await opened(here, 'schedule'), await opened(here, 'subscribe')];
  await replyTo(here, 'unsubscribe planes');
  for (const sent of [schedule({ top: '3' }), subscribe({ top: '3' })]) {
    expect((await replyToForm(here, sent)).failed).toBe(true);
  }
  expect(await stored(here)).toBeUndefined();
});

it('opens again after a refusal with what it began with the first time', async () => {
  const here = await subscribed('subscribe planes; kites');
  const send = await opened(here, 'schedule');
  await replyTo(here, 'subscribe folding');
  const refused = send({ topics: 'planes; gliding', top: '99' });
  expect((await replyToForm(here, refused)).failed).toBe(true);
  const { shown } = await here.dispatch.form(refused, caller(), Object.keys(refused.options));
  expect(shown).toEqual(refused.shown);
});

it('takes all of a form from before this was told apart', async () => {
  const here = await subscribed('subscribe planes');
  const send = await opened(here, 'schedule');
  await replyTo(here, 'subscribe folding top:2');
  const { shown: _, ...old } = send({ topics: 'planes; gliding' });
  await replyToForm(here, old);
  expect(topicsOf(await stored(here))).toEqual(['planes', 'gliding']);
  expect((await stored(here))?.top).toBe(5);
});

it('keeps the changes of both when they are sent in the same moment', async () => {
  const here = await subscribed('subscribe planes');
  const [alices, bobs] = [await opened(here, 'schedule'), await opened(here, 'schedule')];
  await Promise.all([
    replyToForm(here, alices({ topics: 'planes; folding' })),
    replyToForm(here, bobs({ topics: 'planes; gliding', layout: 'cards' })),
  ]);
  expect(topicsOf(await stored(here))?.sort()).toEqual(['folding', 'gliding', 'planes']);
  expect((await stored(here))?.layout).toBe('cards');
});

it('whatever two people add and take away, each topic ends as whoever touched it wanted', async () => {
  const names = ['planes', 'kites', 'folding', 'gliding', '"paper boats"'];
  const here = await subscribed();
  const picked = fc.subarray(names, { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(picked, picked, picked, async (start, alice, bob) => {
      await here.channels.update(key, () => undefined);
      await replyTo(here, `subscribe ${start.join('; ')} confirm:yes`);
      const [alices, bobs] = [await opened(here, 'schedule'), await opened(here, 'schedule')];
      await replyToForm(here, alices({ topics: alice.join('; ') }));
      const wanted = names.filter((name) => {
        const touched = [bob, alice].find((one) => one.includes(name) !== start.includes(name));
        return (touched ?? start).includes(name);
      });
      await replyToForm(here, bobs({ topics: bob.join('; ') }));
      const expected = wanted.length === 0 ? alice : wanted;
      expect(topicsOf(await stored(here))?.sort()).toEqual([...expected].sort());
      here.clock.set(new Date(here.clock.now().getTime() + 60_000));
    }),
    { numRuns: 40 },
  );
});
