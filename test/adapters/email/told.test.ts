import { expect, it } from 'vitest';
import { deliveryKey, deliveryPosition } from '../../../src/core/channels/delivery-key.ts';
import { channelKey } from '../../../src/core/chat/place.ts';
import { createCourier } from '../../../src/delivery/courier.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { caller, replyTo, room, words } from '../../commands/fixture.ts';
import { aDelivery, aPlan } from '../../fixtures/channels.ts';
import { confirmed, directOf } from '../../fixtures/mailboxes.ts';
import { recordingChat } from '../../fixtures/recording-chat.ts';
import { opened } from './world.ts';

const later = '4.7.1 Greylisted';

/** A mail that is due, the post office between the mailbox and the person's chat, and what was said in the latter. */
async function withMail() {
  const world = await opened();
  const { db, addresses, clock, log, channels, adapter } = world;
  const [outbox, slack] = [createOutbox(db), recordingChat({ platform: 'slack' })];
  const place = await confirmed(addresses, 'U1', 'ada@example.net', clock.now());
  const known = await channels.get(place);
  const dueAt = known?.nextDue ?? '';
  clock.set(dueAt);
  const position = deliveryPosition(dueAt, 0);
  const key = deliveryKey(place, dueAt, 0);
  const deliveries = [aDelivery(key, { place, position, expiresAt: '2026-06-22T13:00:00.000Z' })];
  const outcome = { kind: 'posted', papers: 3 } as const;
  await outbox.recordPlans([
    aPlan({ channel: channelKey(place), version: known?.version ?? 0, dueAt, ranAt: dueAt, deliveries, outcome }),
  ]);
  const senders = { email: adapter, slack };
  const courierWith = ({ email }: { email: boolean }) => {
    const courier = createCourier({
      ...{ outbox, channels, clock, log, random: () => 0.5, unknownPolicy: 'at-most-once' },
      senderOf: (platform) => (platform === 'slack' || (platform === 'email' && email) ? senders[platform] : undefined),
      signal: new AbortController().signal,
    });
    courier.open();
    return courier;
  };
  const told = () => slack.stands.map(({ place: to, reply }) => [to.channel, reply.summary]);
  return { ...world, outbox, key, courierWith, told };
}

it('a mail that the server did not take in time is told, once', async () => {
  const { smtp, clock, courierWith, told } = await withMail();
  const courier = courierWith({ email: true });
  for (let hour = 9; hour < 15; hour++) {
    smtp.meet({ kind: 'refuse', at: 'to', code: 451, text: later });
    clock.set(`2026-06-22T${hour}:00:00Z`.replace('T9', 'T09'));
    courier.wake();
    await courier.drain();
  }
  expect(smtp.taken).toEqual([]);
  expect(told()).toEqual([[directOf('U1').channel, expect.stringContaining('was not sent: when it could be')]]);
});

it('so is one that came too late while the mail server, or the whole bot, was away', async () => {
  const { clock, courierWith, told } = await withMail();
  clock.set('2026-06-22T14:00:00Z');
  const courier = courierWith({ email: false });
  await courier.drain();
  clock.set('2026-06-22T15:00:00Z');
  courier.wake();
  await courier.drain();
  expect(told()).toEqual([[directOf('U1').channel, expect.stringContaining('was not sent')]]);
});

it('so is one that may have arrived', async () => {
  const { smtp, clock, courierWith, told } = await withMail();
  smtp.meet({ kind: 'lost' });
  const courier = courierWith({ email: true });
  for (const minute of ['01', '02', '03', '04']) {
    clock.set(`2026-06-22T09:${minute}:00Z`);
    courier.wake();
    await courier.drain();
  }
  expect(smtp.taken).toHaveLength(1);
  expect(told()).toEqual([[directOf('U1').channel, expect.stringContaining('Nobody can tell whether a mail')]]);
});

it('why tells of the last mail, to its person in private', async () => {
  const { clock, way, outbox, channels, key } = await withMail();
  const here = await room([]);
  Object.assign(here.services, { ways: { email: way }, channels, ledger: outbox });
  here.clock.set(clock.now());
  const ask = async (id: string, place = directOf(id)) => words(await replyTo(here, 'why', caller({ id, place })));
  expect(await ask('U1')).toMatch(/By mail\n.*3 papers.*\nIt waits for its turn/s);
  await outbox.settle([{ key, state: { kind: 'expired', at: '2026-06-22T13:00:00.000Z' }, attempts: 1 }]);
  expect(await ask('U1')).toContain('It was not sent: at Mon 22 June 13:00');
  for (const text of [await ask('U2'), await ask('U1', { ...directOf('U1'), kind: 'public' })]) {
    expect(text).not.toContain('mail');
  }
});
