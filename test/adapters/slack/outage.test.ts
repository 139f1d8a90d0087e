import { describe, expect, onTestFinished, test } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import { deliveryKey } from '../../../src/core/channels/delivery-key.ts';
import { goneNotice } from '../../../src/core/channels/digest.ts';
import type { ChatAdapter, ChatEvent } from '../../../src/core/chat/chat-adapter.ts';
import { channelKey, type Place } from '../../../src/core/chat/place.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { createPlatformPace } from '../../../src/delivery/pace.ts';
import { onChannelEvent } from '../../../src/digests/channel-events.ts';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { daily } from '../../digests/harness.ts';
import { aChannel, aDelivery } from '../../fixtures/channels.ts';
import { recordedLog } from '../../fixtures/clock.ts';
import { papers } from '../../fixtures/papers.ts';
import type { virtualClock } from '../../fixtures/virtual-clock.ts';
import { alice, channel, connected, elsewhere, type Mode } from './fixture.ts';

const minute = 60_000;
/** The pauses between two questions whether the token is good again; nothing else waits so long. */
const pauses = [1, 2, 4, 8, 16, 30].map((minutes) => minutes * minute);

const greetingMs = 15_000;

/** A virtual clock on which those pauses end only when the test says so. */
function heldClock(clock: ReturnType<typeof virtualClock>) {
  const held: { ms: number; end: () => void }[] = [];
  const asked: number[] = [];
  const sleep: Clock['sleep'] = (ms, signal) => {
    // Slack's greeting comes, however far the clock has jumped meanwhile.
    if (ms === greetingMs) return new Promise((end) => signal?.addEventListener('abort', () => end()));
    if (!pauses.includes(ms)) return clock.sleep(ms, signal);
    asked.push(ms / minute);
    return new Promise((end) => {
      held.push({ ms, end });
      signal?.addEventListener('abort', () => end());
    });
  };
  return {
    clock: { ...clock, sleep },
    /** The pauses begun so far, in minutes. */
    asked,
    /** Lets the pause that runs pass. */
    pass() {
      for (const { ms, end } of held.splice(0)) {
        clock.set(new Date(clock.now().getTime() + ms));
        end();
      }
    },
  };
}

const place = (id: string): Place => ({ platform: 'slack', tenant: 'T0PAPER', channel: id, kind: 'public' });

/** Two channels that are due, the daily run, and the adapter between it and the strict server. */
async function workspace(mode: Mode = 'http') {
  let adapter: ChatAdapter | undefined;
  const here = await daily({
    papers: papers(6, { featuredOn: '2026-06-18' }),
    channels: [channel, elsewhere].map((id) => aChannel({ place: place(id), organiser: alice })),
    options: { senderOf: (platform) => (platform === 'slack' ? adapter : undefined) },
  });
  const held = heldClock(here.clock);
  const log = recordedLog();
  const keyValues = createKeyValueStore(here.db);
  const all = await connected(mode, { clock: held.clock, keyValues, log });
  const { slack, world } = all;
  world.channels.get(elsewhere)?.members.add('U0BOT');
  const events: ChatEvent[] = [];
  const dispatch = {
    ...all.dispatch,
    async event(event: ChatEvent) {
      events.push(event);
      if (event.kind === 'tenant-out' || event.kind === 'tenant-gone' || event.kind === 'tenant-recovered') {
        await onChannelEvent(event, here.channels, here.clock.now());
      }
    },
  };
  onTestFinished(() => adapter?.stop());
  async function restart() {
    await (adapter ?? all.adapter).stop();
    adapter = createSlack(all.options);
    await adapter.start(dispatch, createPlatformPace(adapter.pace, held.clock).turn);
  }
  const said = (text: string) => () => log.lines.find(({ message }) => message.includes(text));
  return {
    ...here,
    ...{ slack, world, events, log, keyValues, restart, options: all.options, dispatch, asked: held.asked, said },
    adapter: () => adapter,
    posts: (id: string) => world.messages(id).filter(({ ephemeralFor }) => ephemeralFor === undefined),
    /** Slack accepts the token again, and it is asked. */
    async heal() {
      slack.kill(undefined);
      const before = log.lines.length;
      held.pass();
      await waitFor(() => log.lines.slice(before).some(({ message }) => message.includes('accepted again')));
    },
    /** The token is asked for once more, in vain. */
    async askInVain() {
      const before = held.asked.length;
      held.pass();
      await waitFor(() => held.asked.length > before);
    },
    open: () => here.db.selectFrom('deliveries').select(['channel', 'state']).where('open', '=', 1).execute(),
  };
}

/** Loops of the event loop until something is so; the servers answer on real sockets. */
async function waitFor(isSo: () => boolean): Promise<void> {
  for (let turns = 0; !isSo(); turns++) {
    if (turns > 20_000) throw new Error(`waited in vain for ${isSo}`);
    await new Promise((turn) => setImmediate(turn));
  }
}

describe('an installation that Slack refuses', () => {
  test.each([
    'org_login_required',
    'team_added_to_org',
    'token_revoked',
    'token_expired',
    'invalid_auth',
    'account_inactive',
    'team_access_not_granted',
    'ekm_access_denied',
  ])('with %s posts nothing, and goes on by itself in every channel', async (error) => {
    const { slack, restart, tick, posts, heal, open, channels } = await workspace();
    await restart();
    slack.kill(error);
    await tick();
    expect((await open()).map(({ state }) => state)).toEqual(['pending', 'pending']);
    await heal();
    await tick();
    for (const id of [channel, elsewhere]) {
      expect(posts(id)).toHaveLength(1);
      expect((await channels.get(place(id)))?.pause).toBeUndefined();
    }
    // Nobody is told in private of what is over.
    expect(posts(`D${alice.slice(1)}`)).toEqual([]);
  });

  test('asks for the token less and less often, and the posts not at all', async () => {
    const { slack, restart, tick, askInVain, asked } = await workspace();
    await restart();
    slack.kill('org_login_required');
    await tick();
    const before = slack.callsOf('chat.postMessage').length;
    for (let times = 0; times < 7; times++) await askInVain();
    await tick();
    expect(asked).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(before);
  });

  test('that accepts the token and refuses every post is left in peace for longer each time', async () => {
    const { slack, restart, tick, heal, asked, posts } = await workspace();
    await restart();
    slack.grant(['channels:read', 'im:write']);
    await tick();
    await heal();
    await tick();
    expect(asked).toEqual([1, 2]);
    slack.grant(['channels:read', 'im:write', 'chat:write']);
    await heal();
    await tick();
    expect([posts(channel).length, posts(elsewhere).length]).toEqual([1, 1]);
  });

  // The one counts as removed, too, and holds everything back in another way.
  test.each(['token_revoked', 'org_login_required'])(
    'with %s for days, restarts in between, brings one digest to each channel',
    async (error) => {
      const { slack, restart, tick, clock, posts, heal, channels, savePapers, adapter, open } = await workspace();
      await restart();
      slack.kill(error);
      await tick();
      const since = adapter()?.outage?.()?.since;
      await restart();
      await tick('2026-06-20T09:01:00.000Z');
      await restart();
      await savePapers(papers(3, { featuredOn: '2026-06-20' }));
      await tick('2026-06-21T20:00:00.000Z');
      expect(adapter()?.outage?.()?.since).toEqual(since);
      expect(posts(channel)).toEqual([]);
      expect(await open()).toHaveLength(2);
      await heal();
      await tick();
      for (const id of [channel, elsewhere]) expect(posts(id)).toHaveLength(1);
      expect(await open()).toEqual([]);
      expect(Date.parse((await channels.get(place(channel)))?.nextDue ?? '')).toBeGreaterThan(clock.now().getTime());
      await tick();
      expect(posts(channel)).toHaveLength(1);
    },
  );

  test('that is good again when the bot starts is posted to', async () => {
    const { slack, restart, tick, clock, posts } = await workspace();
    await restart();
    slack.kill('team_access_not_granted');
    await tick();
    slack.kill(undefined);
    clock.set('2026-06-20T03:00:00.000Z');
    await restart();
    await tick();
    for (const id of [channel, elsewhere]) expect(posts(id)).toHaveLength(1);
  });

  test('is told where people ask for a channel, and who they are cannot be looked up', async () => {
    const { slack, adapter } = await connected('socket');
    slack.kill('org_login_required');
    const reply: Reply = { summary: 'one', blocks: [], audience: 'everyone' };
    expect((await adapter.post(place(channel), reply, 'k1')).kind).toBe('retry');
    await slack.people.command(alice, channel, 'subscribe kites');
    const answer = await slack.until(() => slack.responses[0]);
    expect(answer.text).toContain('Nothing is posted at the moment: the workspace is being moved');
    await slack.people.command(alice, channel, 'settings');
    expect((await slack.until(() => slack.responses[1])).text).toBe('changed');
  });
});

describe('the start', () => {
  test('with a token that is refused and was good before answers people, and comes back', async () => {
    const { slack, restart, tick, posts, heal, adapter } = await workspace('socket');
    await restart();
    slack.kill('invalid_auth');
    await restart();
    await slack.people.command(alice, channel, 'saved');
    expect((await slack.until(() => slack.responses[0])).text).toBe('yours alone');
    expect(await adapter()?.missingAccess(place(channel))).toEqual([
      expect.stringContaining('the token is not accepted'),
    ]);
    await heal();
    await tick();
    expect([posts(channel).length, posts(elsewhere).length]).toEqual([1, 1]);
  });

  test('with a token that Slack knows and has not accepted yet waits for it', async () => {
    const { slack, restart, tick, posts, heal, db, said } = await workspace();
    await db.deleteFrom('notes').execute();
    slack.kill('account_inactive');
    await restart();
    expect(said('SLACK_BOT_TOKEN: the Slack app was removed')()?.level).toBe('error');
    await heal();
    await tick();
    expect([posts(channel).length, posts(elsewhere).length]).toEqual([1, 1]);
  });

  test('with a token that Slack does not know says so', async () => {
    const { restart, slack, db } = await workspace();
    await db.deleteFrom('notes').execute();
    slack.kill('invalid_auth');
    await expect(restart()).rejects.toThrow('SLACK_BOT_TOKEN: the token is not accepted: copy it again');
  });

  test('mends what earlier releases left: channels that were paused for a dead token', async () => {
    const { restart, channels, keyValues, outbox, db, events, clock, posts, tick } = await workspace();
    const at = '2026-06-19T08:00:00.000Z';
    const reason =
      'the token was revoked: install the Slack app again and copy its new token (Slack says token_revoked)';
    const pauses = { [channel]: reason, [elsewhere]: 'the channel was archived' };
    for (const [id, why] of Object.entries(pauses)) {
      await channels.update(place(id), (old) => old && { ...old, pause: { kind: 'gone', reason: why, at } });
    }
    await channels.tenantGone(place(channel), clock.now());
    await keyValues.set('slack:gone:T0PAPER', 'gone');
    const dm: Place = { ...place(alice), kind: 'dm' };
    const key = deliveryKey(place(channel), `gone ${at}`, 0);
    await outbox.enqueue(aDelivery(key, { place: dm, reply: goneNotice(place(channel), reason) }));
    await restart();
    expect(events.map(({ kind }) => kind)).toEqual(['tenant-recovered']);
    expect((await channels.get(channelKey(place(channel))))?.pause).toBeUndefined();
    expect((await channels.get(channelKey(place(elsewhere))))?.pause).toBeDefined();
    await tick('2026-06-20T09:00:30.000Z');
    expect([posts(channel).length, posts(elsewhere).length]).toEqual([1, 0]);
    expect(posts(`D${alice.slice(1)}`)).toEqual([]);
    const removed = await db.selectFrom('removed_tenants').selectAll().execute();
    expect(removed).toEqual([]);
  });
});

test.each([
  ['app_uninstalled', {}],
  ['tokens_revoked', { tokens: { bot: ['U0BOT'] } }],
])('%s counts as removed until Slack accepts the token again', async (type, more) => {
  const { slack, restart, db, heal } = await workspace('socket');
  await restart();
  slack.kill('account_inactive');
  await slack.people.event({ type, ...more });
  const removed = () => db.selectFrom('removed_tenants').selectAll().execute();
  let found: unknown[] = [];
  for (let turns = 0; found.length === 0 && turns < 1_000; turns++) found = await removed();
  expect(found).toMatchObject([{ platform: 'slack', tenant: 'T0PAPER' }]);
  await heal();
  expect(await removed()).toEqual([]);
});

test('a migration is no removal: nothing of the workspace is deleted for it', async () => {
  const { slack, restart, tick, db } = await workspace();
  await restart();
  slack.kill('org_login_required');
  await tick();
  expect(await db.selectFrom('removed_tenants').selectAll().execute()).toEqual([]);
});
