import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/core/channels/subscription.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { importSubscriptions, readSubscriptions, writeSubscriptions } from '../../src/operator/subscriptions-file.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { aChannel, aPlace, aTopic } from '../fixtures/channels.ts';
import { tempDatabase } from '../storage/temp-database.ts';

const now = new Date('2026-06-19T08:00:00Z');

const pause: Channel['pause'] = { kind: 'asked', by: 'U1', at: '2026-06-18T08:00:00.000Z' };

const channels = [
  aChannel({
    place: aPlace({ platform: 'discord', tenant: '1', channel: '12' }),
    topics: [aTopic('diffusion -video', 3), aTopic('')],
  }),
  aChannel({
    place: aPlace({ platform: 'slack', tenant: 'T1', channel: 'C1' }),
    schedule: { line: '30 8 * * 1,4', timezone: 'Europe/Berlin' },
    ...{ top: 3, layout: 'cards', modelAllowed: true, organiser: 'U1' },
    pause,
  }),
  aChannel({ place: aPlace({ platform: 'slack', tenant: 'U2', channel: 'U2', kind: 'dm' }), topics: [] }),
];

async function storeWith(given: typeof channels) {
  const store = createChannelStore(await tempDatabase());
  for (const channel of given) await store.update(channelKey(channel.place), () => channel);
  return store;
}

const read = (text: string) => {
  const file = readSubscriptions(text);
  if ('problem' in file) throw new Error(file.problem);
  return file;
};

describe('subscriptions as a file', () => {
  it('are the same after a wipe and an import', async () => {
    const text = writeSubscriptions(await (await storeWith(channels)).all(), { DIGEST_TOP: '7' });
    const empty = await storeWith([]);
    const { settings, subscriptions } = read(text);
    const changes = await importSubscriptions(subscriptions, { channels: empty, now, dryRun: false });
    expect(changes.map(({ kind }) => kind)).toEqual(['new', 'new', 'new']);
    expect(writeSubscriptions(await empty.all(), settings)).toBe(text);
    const [first] = await empty.all();
    expect(first?.nextDue).toBe('2026-06-19T09:00:00.000Z');
    const again = await importSubscriptions(subscriptions, { channels: empty, now, dryRun: false });
    expect(again.map(({ kind }) => kind)).toEqual(['same', 'same', 'same']);
  });

  it('show what they would change, and change it only when they are to', async () => {
    const store = await storeWith(channels.slice(0, 2));
    const text = writeSubscriptions(channels, {})
      .replace('top: 3', 'top: 4')
      .replace('when: 30 8 * * 1,4', 'when: weekdays 9:00')
      .replace('topic: diffusion -video', 'topic: robotics');
    const { subscriptions } = read(text);
    const before = await store.all();
    const changes = await importSubscriptions(subscriptions, { channels: store, now, dryRun: true });
    expect(changes).toEqual([
      { name: 'discord 1 12', kind: 'changed', changes: ['+ robotics from 3', '- diffusion -video from 3'] },
      { name: 'slack T1 C1', kind: 'changed', changes: ['when 30 8 * * 1,4 → weekdays 9:00', 'top 3 → 4'] },
      { name: 'slack U2 U2', kind: 'new', changes: [] },
    ]);
    expect(await store.all()).toEqual(before);
    await importSubscriptions(subscriptions, { channels: store, now, dryRun: false });
    const [, slack] = await store.all();
    expect(slack).toMatchObject({ top: 4, schedule: { line: '0 9 * * 1-5' }, nextDue: '2026-06-22T07:00:00.000Z' });
  });

  it.each<[string, Partial<Channel>, Partial<Channel>, string]>([
    ['a pause taken away makes no old time due', { pause }, {}, '2026-06-22T06:30:00.000Z'],
    [
      "another time leaves today's post due",
      {},
      { schedule: { line: '0 12 * * 1-5', timezone: 'Europe/Berlin' } },
      '2026-06-18T06:30:00.000Z',
    ],
  ])('%s', async (_, was, becomes, nextDue) => {
    const { pause: _pause, ...awake }: Channel = aChannel({ ...channels[1], nextDue: '2026-06-18T06:30:00.000Z' });
    const store = await storeWith([{ ...awake, ...was }]);
    const { subscriptions } = read(writeSubscriptions([{ ...awake, ...becomes }], {}));
    await importSubscriptions(subscriptions, { channels: store, now, dryRun: false });
    const [after] = await store.all();
    expect(after).toMatchObject({ ...becomes, nextDue });
    expect(after?.pause).toBeUndefined();
  });

  it('hold a topic once, however often and in whatever way it is written, and the kind of the channel', async () => {
    const store = await storeWith(channels.slice(0, 1));
    const text = writeSubscriptions(channels.slice(0, 1), {})
      .replace("topic: the day's top papers", 'topic: "diffusion  NOT video"')
      .replace('kind: public', 'kind: dm');
    await importSubscriptions(read(text).subscriptions, { channels: store, now, dryRun: false });
    const [after] = await store.all();
    expect(after?.topics).toHaveLength(1);
    expect(after?.place.kind).toBe('dm');
  });

  it.each([
    ['no YAML', 'a: [', 'is no YAML'],
    ['a line of text', 'hello there', 'is not what export writes:\nthe file: holds no settings and subscriptions'],
    ['something else', 'paperboy: 2\nsubscriptions: []\n', 'is not what export writes:\npaperboy: '],
    [
      'wrong in a number, counted as people do',
      writeSubscriptions(channels.slice(0, 1), {}).replace(/top: \d+/, 'top: 99'),
      'is not what export writes:\nsubscriptions 1 top: want a whole number from 1 to 10',
    ],
    ['names that stand for each other', 'paperboy: 1\nsettings: &a {}\nsubscriptions: *a\n', 'is no YAML'],
  ])('are refused where they are %s', (_, text, problem) => {
    expect(readSubscriptions(text)).toMatchObject({ problem: expect.stringContaining(problem) });
  });

  it('are refused where a schedule or a topic is none, each named', () => {
    const text = writeSubscriptions(channels, {})
      .replace('when: 30 8 * * 1,4', 'when: "* * * * *"')
      .replace('topic: diffusion -video', 'topic: "???"');
    const { problem } = Object(readSubscriptions(text));
    expect(problem).toContain('discord 1 12: I find no word');
    expect(problem).toContain('slack T1 C1: "* * * * *" comes more often');
  });
});
