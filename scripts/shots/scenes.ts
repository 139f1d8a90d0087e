import type { Clock } from '../../src/core/clock.ts';
import type { Place } from '../../src/core/place.ts';
import { parseQuery } from '../../src/core/query.ts';
import { readSample } from '../../src/sources/sample.ts';
import { systemClock } from '../../src/system-clock.ts';
import { type House, openHouse } from '../house.ts';

/** Names of the pictures, the same for every platform. */
export const scenes = ['digest', 'search', 'paper', 'discussion', 'error'] as const;
export type Scene = (typeof scenes)[number];

/** What people do in each scene, as text after `/paper`. */
export const said = {
  search: { query: 'image generation' },
  question: 'What does it compare against?',
  unknownZone: { when: 'weekdays 9:00', timezone: 'Europe/Pariss' },
};

/** A morning in June: the rooms over the sample papers. */
export async function openMorning(): Promise<{ house: House; clock: Clock; paper: string }> {
  const { papers } = readSample();
  const opened = Date.now();
  const morning = Date.parse('2026-06-19T07:00:30.000Z');
  const clock: Clock = { ...systemClock, now: () => new Date(morning + Date.now() - opened) };
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const house = await openHouse({ papers, clock, log });
  const [latest] = await house.papers.featured('2026-06-19', '2026-06-19');
  return { house, clock, paper: latest?.id ?? papers[0]?.id ?? '' };
}

/** What the channel reads; the empty one is the day's top papers. */
const topics = ['image generation', 'agents', 'reasoning', ''];

/** Subscribes the channel with a digest due now, and sends it. */
export async function sendDigest({ house, clock }: { house: House; clock: Clock }, place: Place): Promise<void> {
  const dueAt = new Date(clock.now().getTime() - 30_000).toISOString();
  await house.channels.update(place, () => ({
    place,
    topics: topics.map((text) => ({ text, query: parseQuery(text), minUpvotes: 0, addedBy: '1', addedAt: dueAt })),
    schedule: { line: '0 9 * * 1-5', timezone: 'Europe/Paris' },
    top: 5,
    layout: 'compact',
    organiser: '1',
    nextDue: dueAt,
    emptyRuns: 0,
    modelAllowed: false,
    createdAt: dueAt,
    version: 0,
  }));
  await house.digests.tick(new AbortController().signal);
  await house.digests.drain();
}
