import { expect, it } from 'vitest';
import { deliveryKey } from '../../src/core/channels/delivery-key.ts';
import type { DeliveryState } from '../../src/core/channels/delivery-state.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import { replyTo, words } from './fixture.ts';
import { key, subscribed } from './subscribed.ts';

const due = '2026-06-22T07:00:00.000Z';
const at = '2026-06-22T07:30:00.000Z';
const [one, two] = ['2606.00001', '2606.00002'];

/** A channel whose last run's messages stand as given, in their order. */
async function after(...states: DeliveryState[]) {
  const here = await subscribed([], {
    answer: () => ({ kind: 'retry', afterMs: 60_000, reason: 'busy', tooEarly: true }),
  });
  await replyTo(here, `subscribe planes top:${states.length} layout:cards`);
  here.clock.set('2026-06-22T07:00:30.000Z');
  await here.tick();
  for (const [part, state] of states.entries())
    await here.outbox.settle([{ key: deliveryKey(key, due, part), state: state, attempts: 1 }]);
  here.clock.set('2026-06-22T08:00:00.000Z');
  return here;
}

const told = async (here: Awaited<ReturnType<typeof after>>, line: string): Promise<Reply & { text: string }> => {
  const reply = await replyTo(here, line);
  return { ...reply, text: words(reply) };
};

const time = 'Mon 22 June 09:30 (+02:00)';
const posted = 'This paper was posted here.';
const coming = 'This paper is on its way here.';
const not = 'This paper was not posted here.';

const branches: [DeliveryState, explained: string, summary: string, recap: string][] = [
  [
    { kind: 'sent', at, messageId: '1', url: 'https://chat.example/1' },
    `It was posted here on ${time}.`,
    posted,
    'this channel got 1 paper; none',
  ],
  [
    { kind: 'pending', dueAt: at },
    `It waits for its turn, behind other posts; it is tried at ${time}.`,
    coming,
    '1 paper on the way here.',
  ],
  [
    { kind: 'pending', dueAt: at, reason: 'Slack could not be reached' },
    `It could not be posted yet: Slack could not be reached. It is tried again at ${time}, and given up at Mon 22 June 13:00 (+02:00).`,
    coming,
    '1 paper on the way here.',
  ],
  [{ kind: 'sending', since: at }, `It is being posted, since ${time}.`, coming, '1 paper on the way here.'],
  [
    { kind: 'unknown', since: due, dueAt: at, reason: 'reset', looks: 0 },
    `Whether it was posted is not known: the answer was lost at Mon 22 June 09:00 (+02:00). I look for it here at ${time}, and post it if it is missing.`,
    coming,
    '1 paper on the way here.',
  ],
  [
    { kind: 'assumed', at, reason: 'I may not read the history' },
    `I take it as posted, but nobody can tell: the answer was lost, and by ${time} I could not look for it (I may not read the history).`,
    'This paper was probably posted here.',
    'Whether 1 paper arrived, nobody can tell: the answer was lost.',
  ],
  [
    { kind: 'rejected', at, reason: 'the message is too long for Slack (msg_too_long)' },
    `It was not posted: it was refused at ${time}, because the message is too long for Slack (msg_too_long).`,
    not,
    '1 paper could not be posted; /paper why tells the reason.',
  ],
  [
    { kind: 'gone', at, reason: 'the channel is archived' },
    `It was not posted: at ${time} I could not post here any more (the channel is archived).`,
    not,
    '1 paper could not be posted; /paper why tells the reason.',
  ],
  [
    { kind: 'expired', at },
    `It was not posted: at ${time}, when it could be, it was too late for it.`,
    not,
    '1 paper could not be posted; /paper why tells the reason.',
  ],
];

it.each(branches)('why and recap tell of a message that is %o', async (state, explained, summary, recap) => {
  const here = await after(state);
  const isLost = summary === not;
  const last = await told(here, 'why');
  expect(last.text).toContain(explained);
  expect(last.text.includes('What was not posted can still come')).toBe(isLost);
  const single = await told(here, `why ${one}`);
  expect(single.text).toContain(explained);
  expect(single.summary).toBe(summary);
  expect(single.text.includes(' was not posted here.')).toBe(isLost);
  expect(single.text.includes('It can still come')).toBe(isLost && state.kind !== 'gone');
  const got = await told(here, 'recap');
  expect(got.text).toContain(recap);
  expect(got.text.includes('got 1 paper')).toBe(state.kind === 'sent');
});

it('links the message that was posted', async () => {
  const here = await after({ kind: 'sent', at, messageId: '1', url: 'https://chat.example/1' });
  for (const line of ['why', `why ${one}`]) {
    expect(JSON.stringify((await replyTo(here, line)).blocks)).toContain('"url":"https://chat.example/1"');
  }
});

it('tells of each message of a post on its own, in their order', async () => {
  const here = await after(
    { kind: 'sent', at, messageId: '1' },
    { kind: 'rejected', at, reason: 'it is too long' },
    { kind: 'pending', dueAt: at },
  );
  const { text } = await told(here, 'why');
  expect(text.match(/Message \d of 3: It \w+ (\w+)/g)).toEqual([
    'Message 1 of 3: It was posted',
    'Message 2 of 3: It was not',
    'Message 3 of 3: It waits for',
  ]);
  expect((await told(here, `why ${two}`)).text).toContain('it is too long');
  const recap = (await told(here, 'recap')).text;
  expect(recap).toContain('got 1 paper;');
  expect(recap).toContain('1 paper on the way here.\n1 paper could not be posted');
});

it('tells of a paper that was refused once and came later', async () => {
  const here = await after({ kind: 'expired', at });
  here.clock.set('2026-06-23T07:00:30.000Z');
  await here.tick();
  const state = { kind: 'sent', at: '2026-06-23T07:01:00.000Z', messageId: '1' } as const;
  await here.outbox.settle([{ key: deliveryKey(key, '2026-06-23T07:00:00.000Z', 0), state: state, attempts: 1 }]);
  const { text } = await told(here, `why ${one}`);
  expect(text).toContain('It was posted here on Tue 23 June 09:01 (+02:00).');
  expect(text).toMatch(/Mon 22 June: It was chosen for planes.* It was not posted: at/);
  expect((await told(here, 'recap')).text).not.toContain('could not be posted');
});

it('does not know what became of messages of more than a month ago, and of papers only that they were shown', async () => {
  const here = await after({ kind: 'sent', at, messageId: '1', url: 'https://chat.example/1' });
  await here.db.deleteFrom('deliveries').execute();
  expect((await told(here, 'why')).text).toContain('What became of it is too long ago to tell.');
  expect((await told(here, `why ${one}`)).text).toContain(`It was posted here on ${time}.`);
});

it('knows how a message stands that waits for longer than the last ten posts', async () => {
  const here = await after({ kind: 'pending', dueAt: at, reason: 'Slack could not be reached' });
  const run = await here.db.selectFrom('runs').selectAll().executeTakeFirstOrThrow();
  const later = Array.from({ length: 10 }, (_, hours) => `2026-06-23T1${hours}:00:00.000Z`);
  const nothing = { decisions: '[]', outcome_kind: 'no-papers', outcome: '{"kind":"no-papers"}' };
  await here.db
    .insertInto('runs')
    .values(later.map((time) => ({ ...run, ...nothing, due_at: time, ran_at: time })))
    .execute();
  const single = await told(here, `why ${one}`);
  expect(single.text).toContain('It could not be posted yet: Slack could not be reached.');
  expect(single.summary).toBe(coming);
});

it('promises nothing of a message that was deleted before it was sent', async () => {
  const here = await after({ kind: 'pending', dueAt: at });
  await here.db.deleteFrom('deliveries').execute();
  const single = await told(here, `why ${one}`);
  expect(single.text).not.toContain('It waits for its turn');
  expect(single.summary).toBe(not);
});
