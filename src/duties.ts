import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Clock } from './core/clock.ts';
import { createDuty, type DutyName, type DutyStore, ownDuty } from './core/duty.ts';
import type { Log } from './core/log.ts';

/** How this process is called, in front of people and of the database, which takes 63 plain letters. */
export function nameProcess(): string {
  const host = hostname()
    .slice(0, 30)
    .replaceAll(/[^\x21-\x7e]/g, '-');
  return `process ${process.pid} on ${host} (${randomUUID().slice(0, 8)})`;
}

type Parts = { holder: string; clock: Clock; log: Log };

/** What one process does at a time, of those that share a store; without `store` this one is alone with it. */
export function createDuties(store: DutyStore | undefined, { holder, clock, log }: Parts) {
  const dutyOf = (name: DutyName) => (store === undefined ? ownDuty : createDuty(name, { store, holder, clock, log }));
  const [planning, gateway] = [dutyOf('planning'), dutyOf('gateway')];
  /** Who has a duty, and until when; undefined where nobody does. */
  const holderOf = async (duty: DutyName) => (await store?.holders())?.find(({ name }) => name === duty);
  return {
    planning,
    gateway,
    holderOf,
    /** Does what the process that plans does for all, also where none plans yet. */
    async unlessAnotherPlans(work: () => Promise<void>): Promise<void> {
      const planner = await holderOf('planning');
      if (planner === undefined || planner.holder === holder) await work();
    },
    ended: () => Promise.all([planning.ended(), gateway.ended()]),
  };
}
