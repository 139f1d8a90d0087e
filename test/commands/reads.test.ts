import { expect, it } from 'vitest';
import { gripnet, tidepool } from '../answers/papers.ts';
import { all, callerAt, channel, openRoom, saveAll } from '../discussions/room.ts';
import { counted } from '../fixtures/counted.ts';
import { papers } from '../fixtures/papers.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { replyTo, room, titles } from './fixture.ts';

it.each([
  ['search gliding', 5],
  ['show A paper about gliding', 3],
])('"%s" reads its papers once', async (line, atMost) => {
  const here = await room(papers(3, { abstract: 'About gliding.' }));
  const reads = counted(here.store, 'get');
  const reply = await replyTo(here, line);
  expect(titles(reply).length).toBeLessThanOrEqual(atMost);
  expect(reads.filter(([ids]) => Array.isArray(ids) && ids.length > 0)).toHaveLength(1);
});

it('a question in a paper’s thread reads its discussion once, and so does one that names the paper', async () => {
  const open = openRoom({ db: await tempDatabase() });
  await saveAll(open, tidepool, gripnet);
  const opened = await open.discussions.open(channel, tidepool, 'U1');
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const { thread } = opened.discussion;
  for (const options of [{}, { paper: tidepool.id }, { paper: gripnet.id }]) {
    const reads = counted(open.store, 'at');
    const replies = await all(
      open.dispatch.run(
        { command: 'ask', options: { question: 'Which benchmarks?', ...options } },
        callerAt(thread, 'U2'),
      ),
    );
    expect(replies.length).toBeGreaterThan(0);
    expect(reads).toHaveLength(1);
  }
});
