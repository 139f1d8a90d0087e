import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { deliveryKey, mostParts } from '../core/channels/delivery-key.ts';
import { RunOutcome } from '../core/channels/ledger.ts';
import { Place } from '../core/chat/place.ts';
import { namedChannel } from '../core/status/named-channel.ts';
import { ProcessStatus } from '../core/status/process-status.ts';
import type { OutboxCount, RunStatus, StatusStore, StoredStatus } from '../core/status/status-report.ts';
import { placeFromRow, StoredPause } from './channel-row.ts';
import { stateOf } from './delivery-row.ts';
import { jsonText } from './engine.ts';
import { createKeyValueStore } from './key-value-store.ts';
import { isThere } from './removed-tenants.ts';
import type { Database } from './schema.ts';

const mostRuns = 20;
const mostChannels = 10;

/** Whoever posts looks for changed papers each minute, and says each minute what it has. In milliseconds. */
const settledMs = 5 * 60_000;

/** The note that holds the last word of the process that posts. */
const processNote = 'process status';

/** What an operator is told of the store. */
export function createStatusStore(db: Kysely<Database>): StatusStore {
  const notes = createKeyValueStore(db);
  return {
    stored: async (now) => ({
      papers: await papers(db, now),
      channels: await channels(db),
      installations: await installations(db),
      due: await due(db, now),
      next: await next(db),
      unreachable: await unreachable(db),
      outbox: await outbox(db),
      runs: await runs(db),
    }),
    async process() {
      const text = await notes.get(processNote);
      // Of another version, which writes more or less, nothing is known.
      return text === undefined ? undefined : ProcessStatus.safeParse(JSON.parse(text)).data;
    },
    keepProcess: (process) => notes.set(processNote, JSON.stringify(process)),
  };
}

async function papers(db: Kysely<Database>, now: Date): Promise<StoredStatus['papers']> {
  const { stored } = await countPapers(db).executeTakeFirstOrThrow();
  const before = new Date(now.getTime() - settledMs).toISOString();
  const { stored: settled } = await countPapers(db).where('changed_at', '<', before).executeTakeFirstOrThrow();
  const { newest, asked } = await db
    .selectFrom('days_asked')
    .select(({ fn }) => fn.max('asked_at').as('asked'))
    .select(sql<string | null>`max(case when papers > 0 then day end)`.as('newest'))
    .executeTakeFirstOrThrow();
  return {
    ...{ stored, settled },
    ...(newest === null ? {} : { newestDay: newest }),
    ...(asked === null ? {} : { lastAnswerAt: asked }),
  };
}

const countPapers = (db: Kysely<Database>) =>
  db.selectFrom('papers').select(({ fn }) => fn.countAll<number>().as('stored'));

/** Counted by the key's index alone, and the paused ones by theirs: fifty thousand rows take 300 ms to read. */
async function channels(db: Kysely<Database>): Promise<StoredStatus['channels']> {
  const ofTenants = db
    .selectFrom('channels')
    .select(({ fn }) => ['platform', 'tenant', fn.countAll<number>().as('count')])
    .groupBy(['platform', 'tenant']);
  const all = await db
    .selectFrom(ofTenants.as('per'))
    .select(({ fn }) => ['platform', fn.sum<number>('count').as('count'), fn.countAll<number>().as('tenants')])
    .where(isThere('per'))
    .groupBy('platform')
    .orderBy('platform')
    .execute();
  const paused = await db
    .selectFrom('channels')
    .select(({ fn }) => ['platform', fn.countAll<number>().as('count')])
    .where('pause', 'is not', null)
    .where('removed', '=', 0)
    .groupBy('platform')
    .execute();
  return all.map(({ platform, count, tenants }) => {
    const resting = paused.find((one) => one.platform === platform)?.count ?? 0;
    return { platform, active: count - resting, paused: resting, tenants };
  });
}

async function installations(db: Kysely<Database>): Promise<StoredStatus['installations']> {
  const counts = await db
    .selectFrom('installations')
    .select(({ fn }) => ['platform', fn.countAll<number>().as('installed')])
    .groupBy('platform')
    .execute();
  const silent = await db
    .selectFrom('installations')
    .innerJoin('removed_tenants as gone', (join) =>
      join.onRef('gone.platform', '=', 'installations.platform').onRef('gone.tenant', '=', 'installations.tenant'),
    )
    .select(['gone.platform', 'gone.tenant', 'removed_at as since'])
    .orderBy('removed_at', 'desc')
    .limit(mostChannels)
    .execute();
  return counts.map(({ platform, installed }) => ({
    ...{ platform, installed },
    silent: silent.filter((one) => one.platform === platform).map(({ tenant, since }) => ({ tenant, since })),
  }));
}

async function due(db: Kysely<Database>, now: Date): Promise<number> {
  const { count } = await waiting(db)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('next_due', '<=', now.toISOString())
    .executeTakeFirstOrThrow();
  return count;
}

/** Channels that receive something: the index of what is due holds them alone. */
const waiting = (db: Kysely<Database>) => db.selectFrom('channels').where('pause', 'is', null).where('removed', '=', 0);

async function next(db: Kysely<Database>): Promise<StoredStatus['next']> {
  const rows = await waiting(db).selectAll().orderBy('next_due').limit(mostChannels).execute();
  return rows.map((row) => ({ channel: namedChannel(placeFromRow(row)), at: row.next_due }));
}

async function unreachable(db: Kysely<Database>): Promise<StoredStatus['unreachable']> {
  const rows = await db
    .selectFrom('channels')
    .selectAll()
    .where('pause', 'is not', null)
    .where('removed', '=', 0)
    .where(jsonText(db, 'pause', 'kind'), '=', 'gone')
    .orderBy(jsonText(db, 'pause', 'at'), 'desc')
    .limit(mostChannels)
    .execute();
  return rows.flatMap((row) => {
    const pause = StoredPause.parse(JSON.parse(row.pause ?? ''));
    if (pause.kind !== 'gone') return [];
    return [{ channel: namedChannel(placeFromRow(row)), since: pause.at, reason: pause.reason }];
  });
}

async function outbox(db: Kysely<Database>): Promise<OutboxCount[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(({ fn }) => [
      'platform',
      'state',
      fn.countAll<number>().as('messages'),
      fn.min('written_at').as('oldestAt'),
    ])
    .where('open', '=', 1)
    .where('removed', '=', 0)
    .groupBy(['platform', 'state'])
    .orderBy('platform')
    .orderBy('state')
    .execute();
  return rows.map((row) => ({ ...row, state: OpenState.parse(row.state) }));
}

const OpenState = z.enum(['pending', 'sending', 'unknown']);

/** Read without the decisions, which are most of a run. */
async function runs(db: Kysely<Database>): Promise<RunStatus[]> {
  const rows = await db
    .selectFrom('runs')
    .leftJoin('channels', (join) =>
      join
        .onRef('channels.platform', '=', 'runs.platform')
        .onRef('channels.tenant', '=', 'runs.tenant')
        .onRef('channels.channel', '=', 'runs.channel'),
    )
    .select(['runs.platform', 'runs.tenant', 'runs.channel', 'due_at', 'ran_at', 'outcome', 'kind'])
    .where(({ eb, or }) => or([eb('removed', 'is', null), eb('removed', '=', 0)]))
    .orderBy('ran_at', 'desc')
    .orderBy('due_at', 'desc')
    .limit(mostRuns)
    .execute();
  const runs: RunStatus[] = [];
  for (const { due_at: dueAt, ran_at: ranAt, outcome, kind, ...channel } of rows) {
    // Of a channel that was forgotten nobody can tell any more whether it was a person's.
    const place = Place.parse({ ...channel, kind: kind ?? 'dm' });
    runs.push({
      channel: namedChannel(place),
      dueAt,
      ranAt,
      outcome: RunOutcome.parse(JSON.parse(outcome)),
      messages: await messages(db, place, dueAt),
    });
  }
  return runs;
}

async function messages(db: Kysely<Database>, channel: Place, dueAt: string): Promise<RunStatus['messages']> {
  const keys = Array.from({ length: mostParts }, (_, part) => deliveryKey(channel, dueAt, part));
  const rows = await db
    .selectFrom('deliveries')
    .select(['detail', 'due_at'])
    .where('key', 'in', keys)
    .orderBy('key')
    .execute();
  return rows.map(stateOf).map((state) => ({
    state: state.kind,
    ...('reason' in state && state.reason !== undefined ? { reason: state.reason } : {}),
  }));
}
