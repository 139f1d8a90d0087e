import { expect, it } from 'vitest';
import { newChannel } from '../../src/core/channels/channel.ts';
import type { Channel } from '../../src/core/channels/subscription.ts';
import { channelKey, type Place } from '../../src/core/chat/place.ts';
import { onChannelEvent } from '../../src/digests/channel-events.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { tempDatabase } from '../storage/temp-database.ts';

const place: Place = { platform: 'slack', tenant: 'T1', channel: 'C1', kind: 'public' };
const { kind: _, ...where } = place;
const now = new Date('2026-06-19T12:00:00Z');
const later = new Date('2026-06-23T12:00:00Z');
const schedule = { line: '0 9 * * 1-5', timezone: 'UTC' };

async function channels(pause?: Channel['pause']) {
  const store = createChannelStore(await tempDatabase());
  const channel = { ...newChannel(place, 'alice', schedule, 5, now), ...(pause === undefined ? {} : { pause }) };
  await store.update(channelKey(place), () => channel);
  return store;
}

it('a channel that takes us out is paused with the reason, and goes on when it lets us in again', async () => {
  const store = await channels();
  await onChannelEvent({ kind: 'channel-gone', ...where, reason: 'I was removed from the channel' }, store, now);
  expect((await store.get(channelKey(place)))?.pause).toMatchObject({ reason: 'I was removed from the channel' });
  await onChannelEvent({ kind: 'channel-back', ...where }, store, later);
  const back = await store.get(channelKey(place));
  expect(back?.pause).toBeUndefined();
  // What passed meanwhile is not caught up.
  expect(back?.nextDue).toBe('2026-06-24T09:00:00.000Z');
});

it('a pause that somebody asked for stays', async () => {
  const store = await channels({ kind: 'asked', by: 'alice', at: now.toISOString() });
  await onChannelEvent({ kind: 'channel-back', ...where }, store, later);
  expect((await store.get(channelKey(place)))?.pause?.kind).toBe('asked');
});

it('a channel without a subscription stays without one', async () => {
  const store = createChannelStore(await tempDatabase());
  await onChannelEvent({ kind: 'channel-back', ...where }, store, later);
  expect(await store.get(channelKey(place))).toBeUndefined();
});

const gone = (at: string): Channel['pause'] => ({ kind: 'gone', reason: 'Missing Access', at });
const comebacks: [string, (store: Awaited<ReturnType<typeof channels>>) => Promise<void>][] = [
  [
    'before our eyes',
    (store) => onChannelEvent({ kind: 'tenant-back', platform: 'slack', tenant: 'T1' }, store, later),
  ],
  [
    'while we were away',
    (store) =>
      onChannelEvent(
        { kind: 'tenants', platform: 'slack', tenants: new Set(['T1']), isGone: async () => false },
        store,
        later,
      ),
  ],
];
const pauses: [string, Channel['pause'], string | undefined][] = [
  ['closed to us in that moment goes on', gone('2026-06-19T11:59:00.000Z'), undefined],
  ['closed to us afterwards goes on', gone('2026-06-19T12:20:00.000Z'), undefined],
  ['deleted long before stays paused', gone('2026-06-18T12:00:00.000Z'), 'gone'],
  ['paused by somebody stays paused', { kind: 'asked', by: 'alice', at: '2026-06-19T12:00:01.000Z' }, 'asked'],
];
const cases = comebacks.flatMap(([how, comeBack]) =>
  pauses.map(([what, ...pause]) => [how, what, comeBack, ...pause] as const),
);

it.each(cases)(
  'where a team that removed us lets us in again %s, a channel %s',
  async (_how, _what, comeBack, pause, kept) => {
    const store = await channels(pause);
    await onChannelEvent({ kind: 'tenant-gone', platform: 'slack', tenant: 'T1' }, store, now);
    await comeBack(store);
    const back = await store.get(channelKey(place));
    expect(back?.pause?.kind).toBe(kept);
    // What passed meanwhile is not caught up.
    if (kept === undefined) expect(back?.nextDue).toBe('2026-06-24T09:00:00.000Z');
  },
);
