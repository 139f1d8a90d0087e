import { expect, it } from 'vitest';
import { gripnet, tidepool } from '../answers/papers.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { createRecordingAdapter } from './recording-adapter.ts';
import { channel, openRoom, saveAll } from './room.ts';

it('tells a thread once of upvotes that doubled and passed fifty', async () => {
  const room = openRoom({ db: await tempDatabase() });
  await saveAll(room, tidepool, gripnet);
  await room.discussions.open(channel, tidepool, 'U1');
  await room.discussions.open({ ...channel, channel: 'C2' }, gripnet, 'U1');
  const before = room.chat.posted.length;
  for (const upvotes of [49, 59]) {
    await saveAll(room, { ...tidepool, upvotes }, { ...gripnet, upvotes: 45 });
    await room.discussions.noticeUpvotes();
    await room.courier.drain();
  }
  expect(room.chat.posted).toHaveLength(before);
  for (const upvotes of [61, 200]) {
    await saveAll(room, { ...tidepool, upvotes });
    await room.discussions.noticeUpvotes();
    await room.courier.drain();
  }
  const told = room.chat.posted.slice(before);
  expect(told.map(({ place, reply }) => [place.thread, reply.quiet, reply.summary])).toEqual([
    ['m1', true, '61 upvotes now; 30 when this discussion was opened.'],
  ]);
});

it('tells of upvotes that were stored by a process that was killed before it told of them', async () => {
  const db = await tempDatabase();
  const chat = createRecordingAdapter();
  const killed = openRoom({ db, chat });
  await saveAll(killed, tidepool);
  await killed.discussions.open(channel, tidepool, 'U1');
  await saveAll(killed, { ...tidepool, upvotes: 61 });
  const before = chat.posted.length;
  for (let start = 0; start < 2; start++) {
    const room = openRoom({ db, chat });
    await room.discussions.noticeUpvotes();
    await room.courier.drain();
  }
  expect(chat.posted.slice(before).map(({ reply }) => reply.summary)).toEqual([
    '61 upvotes now; 30 when this discussion was opened.',
  ]);
});
