import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Reply } from '../../src/core/chat/reply.ts';
import { firstIntroductionKey } from '../../src/discussions/keys-of-0-1.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { tidepool } from '../answers/papers.ts';
import { createRecordingAdapter } from '../discussions/recording-adapter.ts';
import { channel, handClock, openRoom, saveAll } from '../discussions/room.ts';
import { firstRelease } from '../storage/first-release.ts';
import { tempFolder } from '../storage/temp-database.ts';

const due = '2026-06-19T09:59:00.000Z';
const reply = JSON.stringify({ summary: 'Papers', blocks: [], audience: 'everyone' });

/** A message as release 0.1 wrote it down; `state`: pending, unknown or sending. */
const message = (key: string, part: number, state: Record<string, unknown>) => ({
  ...{ key, position: `${due}/0${part}`, platform: 'slack', tenant: 'T1', channel: 'C1', kind: 'public', reply },
  detail: JSON.stringify(state),
  state: state.kind,
  due_at: state.kind === 'sending' ? null : due,
});

/** A discussion that release 0.1 had begun; without `line` nothing was known to stand. */
const discussion = (key: string, to: string, line: string | null) => ({ key, channel: to, line });

/** What release 0.1 had in hand when it was stopped, and a platform where some of it stands. */
async function stopped() {
  const file = join(tempFolder(), 'paperboy.db');
  const old = await firstRelease(file);
  const insert = old.prepare(
    `insert into deliveries (key, position, platform, tenant, channel, kind, reply, papers, attempts, expires_at, open,
       state, due_at, detail, written_at)
     values (@key, @position, @platform, @tenant, @channel, @kind, @reply, '[]', 1, '2026-06-19T14:00:00.000Z', 1,
       @state, @due_at, @detail, '${due}')`,
  );
  insert.run(message('old.0', 0, { kind: 'sending', since: due }));
  insert.run(message('old.1', 1, { kind: 'unknown', since: due, dueAt: due, reason: 'no answer', looks: 0 }));
  insert.run(message('old.2', 2, { kind: 'pending', dueAt: due }));
  const begin = old.prepare(
    `insert into discussions (key, platform, tenant, channel, kind, paper, opened_by, opened_at, active_at, upvotes,
       noticed, message_id)
     values (@key, 'slack', 'T1', @channel, 'public', '${tidepool.id}', 'U1', '${due}', '${due}', 30, 0, @line)`,
  );
  begin.run(discussion('dNothingStands0000000', 'C2', null));
  begin.run(discussion('dTheLineStands0000000', 'C3', null));
  begin.run(discussion('dAllButWritten0000000', 'C4', 'm3'));
  old.close();

  const chat = createRecordingAdapter();
  const { post } = chat.adapter;
  const line: Reply = { summary: 'line', blocks: [], audience: 'everyone' };
  await post(channel, line, 'old.0');
  await post({ ...channel, channel: 'C3' }, line, 'dTheLineStands0000000');
  await post({ ...channel, channel: 'C4' }, line, 'dAllButWritten0000000');
  const thread = { ...channel, channel: 'C4', thread: 'm3' };
  await post(thread, line, firstIntroductionKey('dAllButWritten0000000', 'm3'));
  const db = await openDatabase(file);
  onTestFinished(() => db.destroy());
  return { db, chat };
}

test('what the last release had in hand is sent once, in order, and its openings are carried on', async () => {
  const { db, chat } = await stopped();
  const room = openRoom({ db, chat, clock: handClock('2026-06-19T10:00:00.000Z') });
  await saveAll(room, tidepool);
  await room.discussions.carryOn();
  await room.discussions.drain();
  await room.courier.drain();
  const standing = chat.posted.map(({ place, key }) => `${place.channel} ${place.thread ?? ''} ${key}`);
  expect(new Set(standing).size).toBe(standing.length);
  expect(chat.posted.filter(({ place }) => place.channel === 'C1').map(({ key }) => key)).toEqual([
    'old.0',
    'old.1',
    'old.2',
  ]);
  for (const name of ['C2', 'C3', 'C4']) {
    const there = chat.posted.filter(({ place }) => place.channel === name);
    expect(there.map(({ place }) => place.thread === undefined)).toEqual([true, false]);
    expect(await room.discussions.open({ ...channel, channel: name }, tidepool, 'U2')).toMatchObject({
      kind: 'open',
      isNew: false,
    });
  }
  expect(await db.selectFrom('discussions').select('next_step').distinct().execute()).toEqual([{ next_step: 'none' }]);
});
