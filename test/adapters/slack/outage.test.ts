import { describe, expect, test } from 'vitest';
import { deliveryKey } from '../../../src/core/channels/delivery-key.ts';
import { goneNotice } from '../../../src/core/channels/digest.ts';
import { channelKey, type Place } from '../../../src/core/chat/place.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { aDelivery } from '../../fixtures/channels.ts';
import { papers } from '../../fixtures/papers.ts';
import { alice, channel, connected, elsewhere } from './fixture.ts';

import { place, workspace } from './outage-workspace.ts';

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

describe('what people ask meanwhile', () => {
  /** Somebody asks while the token is refused, and no answer goes through. */
  async function askedInVain() {
    const all = await workspace('socket');
    const { slack, restart, tick, said } = all;
    await restart();
    slack.kill('org_login_required');
    await tick();
    const { ts } = slack.people.say(alice, channel, '<@U0BOT> which data?');
    const text = '<@U0BOT> which data?';
    await slack.people.event({ type: 'app_mention', user: alice, text, channel, ts, event_ts: ts });
    await expect.poll(() => said('an answer could not be given')()).toBeDefined();
    const answers = () => all.posts(channel).filter(({ thread_ts }) => thread_ts === ts);
    return { ...all, ts, answers, noted: () => all.keyValues.get('slack:unanswered:T0PAPER') };
  }

  test.each([false, true])('is answered once when it is back (restarted: %s)', async (isRestarted) => {
    const { slack, restart, heal, answers, noted } = await askedInVain();
    if (isRestarted) await restart();
    await heal();
    await slack.until(() => answers()[0]);
    await expect.poll(noted).toBe('[]');
    expect(answers().map(({ text }) => text.slice(0, 18))).toEqual(['asked: which data?']);
  });

  test('is kept for a day at most, however long it lasts', async () => {
    const { askInVain, clock, noted } = await askedInVain();
    expect(await noted()).toContain('which data?');
    clock.set(new Date(clock.now().getTime() + 25 * 3_600_000));
    await askInVain();
    await askInVain();
    expect(await noted()).toBe('[]');
  });

  test('is deleted when the person wants to be forgotten, and nobody else’s', async () => {
    const { adapter, noted } = await askedInVain();
    const key = { platform: 'slack', tenant: 'T0PAPER' } as const;
    const waiting = 'waiting questions';
    expect(await adapter()?.forget?.({ ...key, person: 'U0BOB' })).toEqual({ [waiting]: 0 });
    expect(await adapter()?.forget?.({ ...key, tenant: 'T0OTHER', person: alice })).toEqual({ [waiting]: 0 });
    expect(await noted()).toContain('which data?');
    await expect.poll(() => adapter()?.forget?.({ ...key, person: alice })).toEqual({ [waiting]: 1 });
    expect(await noted()).toBe('[]');
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
    await outbox.enqueue(
      aDelivery(key, { place: dm, reply: goneNotice({ place: place(channel), topics: [] }, reason) }),
    );
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
