import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { operate } from '../src/operate.ts';
import type { OperatorTask } from '../src/operator/arguments.ts';
import { writeSubscriptions } from '../src/operator/subscriptions-file.ts';
import { openDatabase } from '../src/storage/open.ts';
import { createStatusStore } from '../src/storage/status.ts';
import { aChannel, aTopic } from './fixtures/channels.ts';
import { fakeClock, recordedLog } from './fixtures/clock.ts';
import { aProcess } from './fixtures/status.ts';
import { tempFolder } from './storage/temp-database.ts';

it('says that an imported topic asks for a list that is not read here', async () => {
  const folder = tempFolder();
  const file = join(folder, 'all.yaml');
  writeFileSync(
    file,
    writeSubscriptions([aChannel({ topics: [aTopic('in:cs.RO robots'), aTopic('in:hf'), aTopic('in:cs.RO')] })], {}),
  );
  const told = async (more: Record<string, string>) => {
    let text = '';
    await operate(
      { kind: 'import', file, dryRun: true },
      {
        environment: { DATABASE_URL: join(folder, 'here.db'), ...more },
        ...{ envFile: {}, envFileFaults: [], clock: fakeClock('2026-07-01T09:00:00.000Z'), log: recordedLog() },
        say: (said) => {
          text += said;
        },
      },
    );
    return text;
  };
  expect(await told({})).toContain(
    'in:cs.RO is not read here, so that such a topic brings nothing: name it in ARXIV_CATEGORIES or FEEDS.\nDIGEST_…',
  );
  expect(await told({ ARXIV_CATEGORIES: 'cs.RO' })).not.toContain('is not read');
});

it('takes the process of which a backup tells for none that hangs where it is restored', async () => {
  const folder = tempFolder();
  const [here, copy, there] = ['here.db', 'copy.db', 'there.db'].map((name) => join(folder, name));
  const db = await openDatabase(here ?? '');
  const { isRunning: _, ...process } = aProcess();
  await createStatusStore(db).keepProcess(process);
  await db.destroy();
  const clock = fakeClock('2026-07-01T09:00:00.000Z');
  async function told(task: OperatorTask, databaseFile = ''): Promise<string> {
    let text = '';
    const say = (more: string) => {
      text += more;
    };
    const environment = { DATABASE_URL: databaseFile };
    await operate(task, { environment, envFile: {}, envFileFaults: [], clock, log: recordedLog(), say });
    return text;
  }
  expect(await told({ kind: 'status', json: false }, here)).toContain('it was killed, or hangs');
  await told({ kind: 'backup', file: copy }, here);
  await told({ kind: 'restore', file: copy ?? '' }, there);
  expect(await told({ kind: 'status', json: false }, there)).toContain(
    'No process runs: the last one was stopped at 2026-07-01 09:00 UTC.',
  );
});

it('says of an address to move to that it is none, and by its own name', async () => {
  const parts = { envFile: {}, envFileFaults: [], clock: fakeClock('2026-07-01T09:00:00.000Z'), log: recordedLog() };
  const environment = { DATABASE_URL: join(tempFolder(), 'here.db') };
  const moved = operate(
    { kind: 'move', to: 'mysql://ada:s3cret@host/papers' },
    { ...parts, environment, say: () => {} },
  );
  await expect(moved).rejects.toThrow(/^--to: (?!.*s3cret).*want postgres:/);
});
