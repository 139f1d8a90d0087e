import { describe, expect, onTestFinished, test } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import { scopes } from '../../../src/adapters/slack/manifest.ts';
import { createUnanswered } from '../../../src/adapters/slack/unanswered.ts';
import { deliveryKey } from '../../../src/core/channels/delivery-key.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { createGate } from '../../fixtures/gate.ts';
import { alice, channel, connected } from './fixture.ts';

const mention = (ts: string) => ({
  ...{ type: 'app_mention', user: alice, text: '<@U0BOT> which data?', channel, ts, event_ts: ts },
});

describe('what somebody said before a kill', () => {
  test('is noted before Slack is told that it has come', async () => {
    const { slack, options } = await connected('socket');
    slack.faults.add('users.info', { kind: 'late', until: createGate().opened, times: 9 });
    await slack.people.event(mention('1.000100'));
    expect(await options.keyValues.get('slack:unanswered:T0PAPER')).toContain('which data?');
  });

  test('is noted no more once it is answered, and an edit or a bot is never noted', async () => {
    const { slack, options } = await connected('socket');
    const { ts } = slack.people.say(alice, channel, '<@U0BOT> which data?');
    await slack.people.event({ ...mention('3.000100'), bot_id: 'B0OTHER' });
    await slack.people.event(mention(ts), { times: 3 });
    await slack.until(() => slack.callsOf('chat.update')[0]);
    await expect.poll(() => options.keyValues.get('slack:unanswered:T0PAPER')).toBe('[]');
  });

  test.each(['connect email ada@example.org', '/paper connect email ABCDEFGH'])('is not noted: %s', async (text) => {
    const { slack, options } = await connected('socket');
    slack.faults.add('users.info', { kind: 'late', until: createGate().opened, times: 9 });
    await slack.people.event({ ...mention('1.000100'), text: `<@U0BOT> ${text}` });
    await slack.people.event(mention('2.000100'));
    const noted = await options.keyValues.get('slack:unanswered:T0PAPER');
    expect(noted).toContain('which data?');
    expect(noted).not.toContain('connect');
  });

  test('stays noted while it is being answered, though Slack delivers it again', async () => {
    const { slack, options } = await connected('socket');
    const gate = createGate();
    onTestFinished(() => gate.open());
    slack.faults.add('users.info', { kind: 'late', until: gate.opened, times: 9 });
    await slack.people.event(mention('5.000100'), { times: 3 });
    expect(await options.keyValues.get('slack:unanswered:T0PAPER')).toContain('which data?');
  });

  /** As a killed process leaves it: noted, begun or not, and so much of the answer posted. */
  async function left(over: { isBegun: boolean; posted?: string; lacks?: string }) {
    const granted = scopes.filter((scope) => scope !== over.lacks);
    const all = await connected('socket', { scopes: granted });
    const { slack, world, options, adapter, dispatch } = all;
    const { ts } = slack.people.say(alice, channel, '<@U0BOT> which data?');
    await adapter.stop();
    const place = { platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public', thread: ts } as const;
    const at = new Date(options.clock.now()).toISOString();
    await options.keyValues.set('slack:unanswered:T0PAPER', JSON.stringify([{ said: mention(ts), at }]));
    if (over.isBegun) await options.seen.first(`slack:said:${channel}:${ts}`);
    if (over.posted !== undefined) {
      const metadata = {
        event_type: 'paperboy_delivery',
        event_payload: { key: deliveryKey(place, `answer ${ts}`, 0) },
      };
      world.add(channel, { user: 'U0BOT', bot_id: 'B0BOT', text: over.posted, thread_ts: ts, metadata });
    }
    const second = createSlack(options);
    onTestFinished(() => second.stop());
    await second.start(dispatch, async () => {});
    const answers = () => world.messages(channel).filter(({ bot_id }) => bot_id !== undefined);
    const whole = await slack.until(() => answers().find(({ text }) => text.startsWith('asked: which data?')));
    await expect.poll(() => options.keyValues.get('slack:unanswered:T0PAPER')).toBe('[]');
    return { answers: answers(), whole, ts };
  }

  test.each([
    ['not begun', { isBegun: false }],
    ['begun, and nothing said', { isBegun: true }],
    ['begun, and half of it said', { isBegun: true, posted: 'Reading…' }],
    ['begun, where nothing can be looked for,', { isBegun: true, lacks: 'channels:history' }],
  ])('%s is answered once after the restart', async (_, over) => {
    const { answers, whole, ts } = await left(over);
    expect(answers).toEqual([whole]);
    expect(whole.thread_ts).toBe(ts);
  });

  /** Two processes that share a store start when a question has stood there for so many milliseconds. */
  async function twoAfter(ms: number) {
    const { slack, world, options, adapter, dispatch } = await connected('socket');
    const { ts } = slack.people.say(alice, channel, '<@U0BOT> which data?');
    await adapter.stop();
    const at = new Date(options.clock.now().getTime() - ms).toISOString();
    await options.keyValues.set('slack:unanswered:T0PAPER', JSON.stringify([{ said: mention(ts), at }]));
    await options.seen.first(`slack:said:T0PAPER:${channel}:${ts}`);
    const sleeps: number[] = [];
    const clock: Clock = {
      ...options.clock,
      sleep: (length, signal) => {
        sleeps.push(length);
        return options.clock.sleep(length, signal);
      },
    };
    const both = [1, 2].map(() => createSlack({ ...options, isShared: true, clock }));
    onTestFinished(async () => void (await Promise.all(both.map((one) => one.stop()))));
    for (const one of both) await one.start(dispatch, async () => {});
    const answers = () => world.messages(channel).filter(({ bot_id }) => bot_id !== undefined);
    return { slack, options, answers, sleeps };
  }

  test('is answered by one of two processes that start', async () => {
    const { slack, options, answers } = await twoAfter(10 * 60_000);
    await slack.until(() => answers().find(({ text }) => text.startsWith('asked: which data?')));
    await expect.poll(() => options.keyValues.get('slack:unanswered:T0PAPER')).toBe('[]');
    expect(answers()).toHaveLength(1);
  });

  test('is claimed by one of them, once nobody can be at it', async () => {
    const { options } = await connected('socket');
    let at = options.clock.now().getTime();
    const ours = { ...options, clock: { ...options.clock, now: () => new Date(at) } };
    const [one, two] = [createUnanswered('T0PAPER', ours), createUnanswered('T0PAPER', ours)];
    const said = mention('1.000100');
    await one.add(said);
    const early = await Promise.all([one.claim(said), two.claim(said)]);
    expect(early).toEqual([false, false]);
    at += await two.freeIn(said);
    const claimed = await Promise.all([one.claim(said), two.claim(said)]);
    expect(claimed.filter((isOurs) => isOurs)).toHaveLength(1);
  });

  test('is left to the process that may be at it', async () => {
    const { answers, sleeps } = await twoAfter(60_000);
    await expect.poll(() => sleeps.filter((ms) => ms > 200_000 && ms <= 240_000)).toHaveLength(2);
    expect(answers()).toEqual([]);
  });

  test('of the day before yesterday is no question any more', async () => {
    const { options, adapter, dispatch, ran } = await connected('socket');
    await adapter.stop();
    const note = [{ said: mention('1.000100'), at: '2026-01-01T00:00:00.000Z' }];
    await options.keyValues.set('slack:unanswered:T0PAPER', JSON.stringify(note));
    const second = createSlack(options);
    onTestFinished(() => second.stop());
    await second.start(dispatch, async () => {});
    await expect.poll(() => options.keyValues.get('slack:unanswered:T0PAPER')).toBe('[]');
    expect(ran).toEqual([]);
  });
});
