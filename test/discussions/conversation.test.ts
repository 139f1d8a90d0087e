import { expect, it } from 'vitest';
import type { Place } from '../../src/core/chat/place.ts';
import { gripnet, tidepool, tidepoolSections } from '../answers/papers.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { createRecordingAdapter } from './recording-adapter.ts';
import { all, callerAt, channel, linesOf, openRoom, saveAll } from './room.ts';

it('holds a whole conversation, with a restart in the middle', async () => {
  const db = await tempDatabase();
  const texts = { [tidepool.id]: tidepoolSections };
  const ending = new AbortController();
  let room = openRoom({ db, texts, signal: ending.signal });
  await saveAll(room, tidepool, gripnet);
  const ask = async (thread: Place, text: string, person = 'U2') =>
    linesOf((await all(room.dispatch.runMention(text, callerAt(thread, person)))).at(-1));

  const [opened] = await all(
    room.dispatch.run({ command: 'discuss', options: { paper: tidepool.id } }, callerAt(channel)),
  );
  expect(linesOf(opened)[0]).toContain('The discussion is open.');
  const [line, first] = room.chat.posted;
  expect(line?.reply.quiet).toBe(true);
  expect(linesOf(line?.reply)).toEqual([`${tidepool.title} · opened by @U1`]);
  expect(linesOf(first?.reply).join('\n')).toContain('Ada Vane, Bo Lind');
  expect(linesOf(first?.reply)).toContain(tidepool.abstract);
  const thread: Place = { ...channel, thread: 'm1' };

  const replies = await all(room.dispatch.runMention('which benchmarks were used?', callerAt(thread, 'U2')));
  expect(replies.map((reply) => reply.audience)).toEqual(['everyone', 'everyone']);
  expect(linesOf(replies[0]).join('\n')).toContain('I am fetching the full text');
  expect(linesOf(replies[1])[0]).toBe('"The evaluation covers NeedleBench and BookQA." (4 Experiments, sentence 2)');
  expect((await ask(thread, 'how many points of exact match?'))[0]).toContain('11.4 points');

  // Two at once on one file are refused: each takes over what the other has in hand.
  ending.abort();
  room = openRoom({ db, texts, chat: room.chat, clock: room.clock });
  expect((await ask(thread, 'and on BookQA?'))[0]).toContain('48.7 exact match');
  const declined = await ask(thread, 'which tokenizer vocabulary did the Norwegian government fund?');
  expect(declined[0]).toBe('The text I have (abstract and full text) does not say.');

  await all(room.dispatch.run({ command: 'discuss', options: { paper: gripnet.id } }, callerAt(channel, 'U3')));
  const second: Place = { ...channel, thread: 'm3' };
  expect(await ask(second, 'how large is GlassTouch?')).toEqual([
    '"We also publish GlassTouch, a dataset of 18,500 labelled grasps." (abstract, sentence 4)',
    'No full text could be read; I look again within a day.',
  ]);
  const [again] = await all(
    room.dispatch.run({ command: 'discuss', options: { paper: tidepool.id } }, callerAt(channel, 'U4')),
  );
  expect(linesOf(again)[0]).toContain('There is a discussion of this paper already. Tidepool');
  expect(room.chat.posted).toHaveLength(4);

  const [most, other] = await room.discussions.since(channel, new Date('2026-06-19T00:00:00Z'));
  expect(most?.questions.map(({ question, answered }) => [question, answered])).toEqual([
    ['which benchmarks were used?', true],
    ['how many points of exact match?', true],
    ['and on BookQA?', true],
    ['which tokenizer vocabulary did the Norwegian government fund?', false],
  ]);
  expect(other?.discussion.paper).toBe(gripnet.id);
});

it('is about the paper of the last hour where there are no threads', async () => {
  const room = openRoom({ db: await tempDatabase(), chat: withoutThreads() });
  await saveAll(room, tidepool, gripnet);
  const direct: Place = { platform: 'discord', tenant: 'dm:U1', channel: 'D1', kind: 'dm' };
  for (const paper of [tidepool, gripnet]) {
    await all(room.dispatch.run({ command: 'discuss', options: { paper: paper.id } }, callerAt(direct)));
    room.clock.pass(1_000);
  }
  expect(room.chat.posted.map(({ place }) => place)).toEqual(Array(4).fill(direct));
  expect((await room.discussions.at(direct))?.paper).toBe(gripnet.id);
  const replies = await all(room.dispatch.runMention('how large is GlassTouch?', callerAt(direct)));
  expect(linesOf(replies[0])[0]).toContain('18,500 labelled grasps');
  room.clock.pass(3_600_001);
  expect(await room.discussions.at(direct)).toBeUndefined();
});

function withoutThreads() {
  const chat = createRecordingAdapter();
  chat.adapter.openThread = async ({ place }) => ({ kind: 'opened', place });
  return chat;
}

it('takes a command without a paper in a paper’s thread as meant for that paper', async () => {
  const room = openRoom({ db: await tempDatabase() });
  await saveAll(room, tidepool);
  await all(room.dispatch.run({ command: 'discuss', options: { paper: tidepool.id } }, callerAt(channel)));
  const mention = async (text: string, place: Place) =>
    (await all(room.dispatch.runMention(text, callerAt(place)))).at(-1);
  const thread: Place = { ...channel, thread: 'm1' };
  expect((await mention('cite', thread))?.summary).toContain('Ada Vane and Bo Lind. Tidepool');
  expect((await mention('save', thread))?.summary).toContain(`"${tidepool.title}" is on your list.`);
  expect((await mention('save remove:yes', thread))?.summary).toContain('is off your list');
  expect(await mention('cite', channel)).toMatchObject({ failed: true });
});
