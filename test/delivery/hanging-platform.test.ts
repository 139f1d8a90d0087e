import { expect, test } from 'vitest';
import type { Delivery } from '../../src/core/channels/delivery.ts';
import type { Platform } from '../../src/core/chat/place.ts';
import { createCourier } from '../../src/delivery/courier.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { createGate } from '../fixtures/gate.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { within } from '../fixtures/wait.ts';
import { tempDatabase } from '../storage/temp-database.ts';

const start = '2026-06-19T09:00:00.000Z';

const delivery = (platform: Platform, number: number): Delivery => ({
  errand: 'digest',
  key: `${platform}-${number}`,
  position: `${platform === 'slack' ? 'a' : 'b'}-${number}`,
  place: { platform, tenant: 'T', channel: `C${number}`, kind: 'public' },
  reply: { summary: 'Papers', blocks: [], audience: 'everyone' },
  papers: [],
  attempts: 0,
  expiresAt: '2026-06-19T13:00:00.000Z',
  state: { kind: 'pending', dueAt: start },
});

test('a platform that answers nothing holds up no other, however much waits for it', async () => {
  const db = await tempDatabase();
  const outbox = createOutbox(db);
  // Ten times as much as one platform may have in hand, and all of it before the other's.
  for (let number = 0; number < 40; number++) await outbox.enqueue(delivery('slack', number));
  for (let number = 0; number < 8; number++) await outbox.enqueue(delivery('discord', number));

  const slackAnswers = createGate();
  const inHand = new Set<string>();
  const slack = recordingChat({ platform: 'slack' });
  const discord = recordingChat({ platform: 'discord' });
  const allPosted = createGate();
  const senders = new Map([
    [
      'slack',
      {
        ...slack,
        post: async (...given: Parameters<typeof slack.post>) => {
          inHand.add(given[2]);
          await slackAnswers.opened;
          return slack.post(...given);
        },
      },
    ],
    [
      'discord',
      {
        ...discord,
        post: async (...given: Parameters<typeof discord.post>) => {
          const result = await discord.post(...given);
          if (discord.stands.length === 8) allPosted.open();
          return result;
        },
      },
    ],
  ]);
  const courier = createCourier({
    outbox,
    channels: createChannelStore(db),
    senderOf: (platform) => senders.get(platform),
    unknownPolicy: 'at-most-once',
    maxInFlight: 4,
    clock: virtualClock(start),
    random: () => 0.5,
    log: recordedLog(),
    signal: new AbortController().signal,
  });
  courier.open();
  await within(allPosted.opened, 'eight posts', () => discord.stands.map(({ key }) => key).join(' '));
  expect(slack.stands).toEqual([]);
  expect(inHand.size).toBe(4);
  slackAnswers.open();
  await courier.drain();
  expect(new Set(slack.stands.map(({ key }) => key)).size).toBe(40);
});

test('a platform that nobody can ask what became of a message has few of them on their way', async () => {
  const db = await tempDatabase();
  const outbox = createOutbox(db);
  for (let number = 0; number < 12; number++) await outbox.enqueue(delivery('email', number));
  const mails = recordingChat({ platform: 'email', pace: { perChannelMs: 0, atOnce: 3 } });
  const [answers, threeInHand] = [createGate(), createGate()];
  let inHand = 0;
  let most = 0;
  const sender: typeof mails = {
    ...mails,
    async post(...given) {
      inHand++;
      most = Math.max(most, inHand);
      if (inHand === 3) threeInHand.open();
      await answers.opened;
      inHand--;
      return mails.post(...given);
    },
  };
  const courier = createCourier({
    ...{
      outbox,
      channels: createChannelStore(db),
      senderOf: (platform) => (platform === 'email' ? sender : undefined),
    },
    ...{ unknownPolicy: 'at-most-once', clock: virtualClock(start), random: () => 0.5, log: recordedLog() },
    signal: new AbortController().signal,
  });
  courier.open();
  await within(threeInHand.opened, 'three mails on their way', () => `${inHand}`);
  answers.open();
  await courier.drain();
  expect(mails.stands).toHaveLength(12);
  expect(most).toBe(3);
});
