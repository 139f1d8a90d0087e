import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { encodeInvocation } from '../../../src/core/chat/button.ts';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { aChannel } from '../../fixtures/channels.ts';
import { createGate } from '../../fixtures/gate.ts';
import { alice, channel, placeIn, twoWorkspaces } from './many-workspaces.ts';

const hour = 3_600_000;

describe('a workspace', () => {
  it('installs the app by itself, and is answered as itself', async () => {
    const { app, one, two, start, posts, installations, db } = await twoWorkspaces();
    const { install, post, log } = await start();
    for (const slack of [one, two]) {
      expect(await install(slack)).toMatchObject({
        status: 200,
        text: expect.stringContaining('Paperboy is installed'),
      });
      await slack.people.command(alice, channel, `echo ${slack.world.team}`);
      const answer = await slack.until(() => slack.responses[0]);
      expect(answer.text).toBe(`${slack.world.team} said ${slack.world.team}`);
      expect(await post(slack, `for ${slack.world.team}`, 'the same key')).toMatchObject({ kind: 'sent' });
    }
    expect(posts(one).map(({ text }) => text)).toEqual(expect.arrayContaining(['for T0ONE']));
    expect(JSON.stringify([posts(one), one.responses])).not.toContain('T0TWO');
    expect(JSON.stringify([posts(two), two.responses])).not.toContain('T0ONE');
    expect(await installations.tenants('slack')).toEqual(['T0ONE', 'T0TWO']);
    const kept = JSON.stringify([log.lines, await db.selectFrom('installations').selectAll().execute()]);
    for (const token of [...app.tokensOf(one), ...app.tokensOf(two)]) expect(kept).not.toContain(token.slice(-36));
    expect([...one.refused, ...two.refused]).toEqual([]);
  });

  it('is answered where another one was asked the same in the same channel at the same moment', async () => {
    const { one, two, start, posts } = await twoWorkspaces();
    const { install } = await start();
    for (const slack of [one, two]) await install(slack);
    const said = [one, two].map(({ people }) => people.say(alice, channel, '<@U0BOT> echo hello').ts);
    expect(said[0]).toBe(said[1]);
    for (const slack of [one, two]) {
      const [ts] = said;
      await slack.people.event({ type: 'app_mention', user: alice, text: '<@U0BOT> echo hello', channel, ts });
      await slack.until(() => posts(slack).find(({ text }) => text === `${slack.world.team} said hello`));
    }
  });

  it('shares an answer where another one has shared its own, in the same channel at the same moment', async () => {
    const { one, two, start } = await twoWorkspaces();
    const { install } = await start();
    const invocation = { command: 'echo', options: { text: 'hello' }, share: true };
    const text = { type: 'plain_text', text: 'Share' };
    const button = { type: 'button', text, action_id: 'run:0:echo', value: encodeInvocation(invocation) };
    const answer = { ts: '1.000100', blocks: [{ type: 'actions', elements: [button] }], ephemeralFor: alice };
    for (const slack of [one, two]) {
      await install(slack);
      await slack.people.click(alice, channel, answer, 'Share');
      const shared = await slack.until(() => slack.responses[0]);
      expect(shared).toMatchObject({ inChannel: true, text: `${slack.world.team} said hello` });
    }
  });

  it.each([
    ['that is not listed', {}, 403, 'add <code>T0TWO</code>'],
    ['as a whole organisation', { isWholeOrganisation: true }, 403, 'for a whole organisation'],
    ['from another browser', { keepsCookie: false }, 400, 'This link is over'],
    [
      'with a state of its own',
      { change: (back: URL) => withQuery(back, { state: 'x.y.z' }) },
      400,
      'This link is over',
    ],
    [
      'with a code of its own',
      { change: (back: URL) => withQuery(back, { code: 'made up' }) },
      400,
      'This link is over',
    ],
    [
      'that thinks better of it',
      { change: () => new URL('https://x/slack/oauth_redirect?error=access_denied') },
      400,
      'not allowed in Slack',
    ],
  ])('%s installs nothing', async (_, how, status, words) => {
    const { app, two, start, installations } = await twoWorkspaces({ listed: ['T0ONE'] });
    const { install, post } = await start();
    const read = await install(two, how);
    expect(read).toMatchObject({ status, text: expect.stringContaining(words) });
    expect(await installations.tenants('slack')).toEqual([]);
    expect(app.revoked).toEqual(status === 403 ? app.tokensOf(two) : []);
    // Slack is asked for what may be its own alone.
    const asksSlack = status === 403 || ('change' in how && how.change(new URL('https://x/')).searchParams.has('code'));
    expect(app.exchanged).toHaveLength(asksSlack ? 1 : 0);
    expect(await post(two, 'nobody hears')).toMatchObject({ kind: 'retry' });
  });

  it('is served where another one was needed meanwhile, and there is memory for one', async () => {
    const { app, one, two, start, clock } = await twoWorkspaces();
    const { install, post, adapter } = await start({ mostServed: 1 });
    for (const slack of [one, two]) await install(slack);
    for (const slack of [one, two, one, two]) {
      clock.pass(1_100);
      expect(await post(slack, 'in turn')).toMatchObject({ kind: 'sent' });
    }
    // One that is out of order is remembered as that.
    app.refuse(one, 'token_revoked');
    await post(one, 'refused');
    await expect.poll(() => adapter.outage?.('T0ONE')).toBeDefined();
    clock.pass(1_100);
    expect(await post(two, 'goes on')).toMatchObject({ kind: 'sent' });
    expect(adapter.outage?.('T0ONE')).toBeDefined();
  });

  it('is answered after a restart what was asked before it', async () => {
    const { one, two, start, posts, db, clock } = await twoWorkspaces();
    const first = await start();
    for (const slack of [one, two]) await first.install(slack);
    await first.adapter.stop();
    const text = '<@U0BOT> echo before';
    const { ts } = one.people.say(alice, channel, text);
    const kept = [{ said: { type: 'app_mention', user: alice, text, channel, ts }, at: clock.now().toISOString() }];
    await createKeyValueStore(db).set('slack:unanswered:T0ONE', JSON.stringify(kept));
    await start();
    await one.until(() => posts(one).find((post) => post.text === 'T0ONE said before'));
    expect(posts(two)).toEqual([]);
  });

  it('gets what is sent from a process that hears nobody', async () => {
    const { one, start } = await twoWorkspaces();
    const web = await start();
    const worker = await start({ hears: false });
    await web.install(one);
    expect(await worker.post(one, 'from elsewhere')).toMatchObject({ kind: 'sent' });
    await expect(fetch(`${worker.at}/slack/install`)).rejects.toThrow('fetch failed');
  });

  it('is not taken for one that removed the app by a process that has another key', async () => {
    const { one, start, told } = await twoWorkspaces();
    const first = await start();
    await first.install(one);
    const second = await start({ key: 'o'.repeat(32), hears: false });
    expect(await second.post(one, 'unreadable')).toMatchObject({ kind: 'retry' });
    expect(told(one)).toEqual([]);
    expect(await first.post(one, 'readable')).toMatchObject({ kind: 'sent' });
  });

  it('that is listed may', async () => {
    const { one, start } = await twoWorkspaces({ listed: ['T0ONE'] });
    expect(await (await start()).install(one)).toMatchObject({ status: 200 });
  });

  it('is asked again by Slack what came while the store failed', async () => {
    const { one, start, db } = await twoWorkspaces();
    await (await start()).install(one);
    await start();
    await db.schema.alterTable('installations').renameTo('elsewhere').execute();
    expect(await one.people.command(alice, channel, 'echo hello')).toMatchObject({ status: 500 });
    await db.schema.alterTable('elsewhere').renameTo('installations').execute();
    expect(await one.people.command(alice, channel, 'echo hello')).toMatchObject({ status: 200 });
    expect((await one.until(() => one.responses[0])).text).toBe('T0ONE said hello');
  });

  it.each([
    ['for the first time has nothing in Slack either', false],
    ['again keeps what it had', true],
  ])('that cannot be installed %s', async (_, wasThere) => {
    const { app, one, start } = await twoWorkspaces();
    const { install, post } = await start();
    if (wasThere) await install(one);
    // Slack's library asks first.
    one.faults.add('auth.test', { kind: 'late', until: Promise.resolve() });
    one.faults.add('auth.test', { kind: 'status', status: 503, done: false });
    expect(await install(one)).toMatchObject({ status: 502, text: expect.stringContaining('could not be installed') });
    expect(app.revoked).toEqual(wasThere ? [] : app.tokensOf(one));
    expect(await post(one, 'as before')).toMatchObject({ kind: wasThere ? 'sent' : 'retry' });
  });

  it('is asked to wait where codes are made up by the dozen', async () => {
    const { app, one, start, clock } = await twoWorkspaces();
    const { install } = await start();
    const change = (back: URL) => withQuery(back, { code: 'made up' });
    for (let time = 0; time < 30; time++) await install(one, { change });
    expect(await install(one)).toMatchObject({ status: 429, text: expect.stringContaining('Begin again in a minute') });
    expect(app.exchanged).toHaveLength(30);
    clock.pass(60_000);
    expect(await install(one)).toMatchObject({ status: 200 });
  });

  it('meets a wrong secret with a word to the operator', async () => {
    const { one, start } = await twoWorkspaces();
    const { install, log } = await start({ clientSecret: 'wrong' });
    expect(await install(one)).toMatchObject({ status: 502 });
    expect(log.lines.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^SLACK_CLIENT_SECRET: /));
  });
});

describe('tokens that rotate', () => {
  it('are renewed before they end, by one of two processes', async () => {
    const { app, one, two, start, clock, installations } = await twoWorkspaces();
    const first = await start();
    const second = await start();
    for (const slack of [one, two]) await first.install(slack);
    for (const { post } of [first, second]) {
      clock.pass(1_100);
      expect(await post(one, 'at first')).toMatchObject({ kind: 'sent' });
    }
    clock.pass(10.5 * hour);
    const sent = await Promise.all([first, second].map(({ post }, at) => post(one, `soon over ${at}`)));
    expect(sent.map(({ kind }) => kind).sort()).toEqual(['retry', 'sent']);
    // Nobody waits for it.
    const newest = async () => (await installations.get(placeIn('T0ONE')))?.tokens.token;
    await expect.poll(async () => (await newest()) === app.tokensOf(one)[1]).toBe(true);
    expect(renewals(app)).toHaveLength(1);
    expect(await installations.get(placeIn('T0TWO'))).toMatchObject({ tokens: { token: app.tokensOf(two)[0] } });
    // Both use the newer ones from then on.
    clock.pass(2 * hour);
    for (const { post } of [second, first]) {
      clock.pass(1_100);
      expect(await post(one, 'later')).toMatchObject({ kind: 'sent' });
    }
    expect(renewals(app)).toHaveLength(1);
  });

  it('that have ended are renewed by one process while the other waits for it', async () => {
    const { app, one, start, clock } = await twoWorkspaces();
    const first = await start();
    const second = await start();
    await first.install(one);
    await second.post(one, 'at first');
    clock.pass(30 * hour);
    const asked = await Promise.all([first, second].map(({ adapter }) => adapter.missingAccess(placeIn('T0ONE'))));
    expect(asked).toEqual([[], []]);
    expect(renewals(app)).toHaveLength(1);
    for (const { adapter } of [first, second]) expect(adapter.outage?.('T0ONE')).toBeUndefined();
  });

  it('that have ended while Slack renews none wait for it, and their workspace does not count as gone', async () => {
    const { app, one, start, clock, told } = await twoWorkspaces();
    const { install, post, adapter } = await start();
    await install(one);
    clock.pass(30 * hour);
    app.renewsNone(503);
    expect(await post(one, 'patience')).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('HTTP status 503'),
    });
    expect(await post(one, 'patience')).toMatchObject({
      kind: 'retry',
      reason: 'the token could not be renewed: that is being tried, or failed less than a minute ago',
    });
    expect(told(one)).toEqual([]);
    expect(adapter.outage?.('T0ONE')).toBeUndefined();
    app.renewsNone(undefined);
    clock.pass(60_000);
    expect(await post(one, 'patience')).toMatchObject({ kind: 'sent' });
  });

  it('that cannot be renewed hold until their end, and then their workspace waits alone', async () => {
    const { app, one, two, start, clock, told, posts } = await twoWorkspaces();
    const first = await start();
    for (const slack of [one, two]) await first.install(slack);
    app.refuse(one, 'token_revoked');
    app.refuse(one, undefined);
    clock.pass(11 * hour);
    expect(await first.post(one, 'with the last of it')).toMatchObject({ kind: 'sent' });
    clock.pass(2 * hour);
    expect(await first.post(one, 'too late')).toMatchObject({ kind: 'retry' });
    await one.until(() => told(one).includes('tenant-gone'));
    expect(first.adapter.outage?.('T0ONE')?.reason).toContain('token has expired');
    expect(await first.post(two, 'all is well')).toMatchObject({ kind: 'sent' });
    expect(told(two)).toEqual([]);
    expect(posts(two)).toHaveLength(1);
  });
});

describe('a workspace whose token is revoked', () => {
  it('is silent alone, and goes on by itself when the token is accepted again', async () => {
    const { app, one, two, start, clock, told, channels } = await twoWorkspaces();
    const { install, post, adapter } = await start();
    for (const slack of [one, two]) {
      await install(slack);
      await channels.update(placeIn(slack.world.team), () => aChannel({ place: placeIn(slack.world.team) }));
    }
    const far = new Date(clock.now().getTime() + 40 * 24 * hour);
    const due = async () => (await channels.due(far, 10)).map(({ place }) => place.tenant).sort();
    for (const [out, other, ofOther] of [
      [one, two, ['T0TWO']],
      [two, one, ['T0ONE']],
    ] as const) {
      clock.pass(hour);
      app.refuse(out, 'token_revoked');
      expect(await post(out, 'refused')).toMatchObject({ kind: 'retry' });
      await out.until(() => told(out).at(-1) === 'tenant-gone');
      expect(adapter.outage?.(out.world.team)?.reason).toContain('the token was revoked');
      expect([adapter.outage?.(), adapter.outage?.(other.world.team)]).toEqual([undefined, undefined]);
      expect(await post(other, 'goes on')).toMatchObject({ kind: 'sent' });
      expect(await due()).toEqual(ofOther);
      app.refuse(out, undefined);
      clock.pass(60_000);
      await out.until(() => told(out).at(-1) === 'tenant-recovered');
      await expect.poll(() => adapter.outage?.(out.world.team)).toBeUndefined();
      expect(await due()).toEqual(['T0ONE', 'T0TWO']);
      clock.pass(2_000);
      expect(await post(out, 'back')).toMatchObject({ kind: 'sent' });
    }
  });

  it('is back at once where it installs the app again, in every process', async () => {
    const { app, one, start, told } = await twoWorkspaces();
    const first = await start();
    const second = await start();
    await first.install(one);
    app.refuse(one, 'token_revoked');
    for (const { post, adapter } of [first, second]) {
      await post(one, 'refused');
      await one.until(() => adapter.outage?.('T0ONE'));
    }
    expect(await first.install(one)).toMatchObject({ status: 200 });
    expect(told(one).at(-1)).toBe('tenant-recovered');
    expect(await first.post(one, 'again')).toMatchObject({ kind: 'sent' });
    expect(await second.adapter.missingAccess(placeIn('T0ONE'))).toEqual([]);
    expect(second.adapter.outage?.('T0ONE')).toBeUndefined();
  });

  it('is remembered as silent over a restart, and asked again', async () => {
    const { app, one, start, clock, told } = await twoWorkspaces();
    const first = await start();
    await first.install(one);
    app.refuse(one, 'account_inactive');
    await first.post(one, 'refused');
    await one.until(() => told(one).at(-1) === 'tenant-gone');
    await first.adapter.stop();
    const second = await start();
    await one.until(() => {
      void second.adapter.memberships?.isMember({ platform: 'slack', tenant: 'T0ONE', person: alice });
      return second.adapter.outage?.('T0ONE');
    });
    app.refuse(one, undefined);
    clock.pass(60_000);
    await one.until(() => told(one).at(-1) === 'tenant-recovered');
  });
});

describe('a workspace that removes the app', () => {
  it('has its tokens deleted at once, and finds the rest when it comes back', async () => {
    const { app, one, two, start, told, installations, db } = await twoWorkspaces();
    const { install, post, adapter, log } = await start();
    for (const slack of [one, two]) await install(slack);
    const notes = createKeyValueStore(db);
    for (const { world } of [one, two]) await notes.set(`slack:unanswered:${world.team}`, saidBy(alice));
    app.refuse(one, 'account_inactive');
    await one.people.event({ type: 'app_uninstalled' });
    await one.people.event({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } });
    await one.until(() => told(one).includes('tenant-gone'));
    await expect.poll(() => installations.tenants('slack')).toEqual(['T0TWO']);
    expect(await notes.get('slack:unanswered:T0ONE')).toBe('[]');
    expect(await notes.get('slack:unanswered:T0TWO')).toContain(alice);
    expect(await post(one, 'nobody hears')).toMatchObject({
      kind: 'retry',
      reason: expect.stringContaining('/slack/install'),
    });
    expect(await adapter.missingAccess(placeIn('T0ONE'))).toEqual([expect.stringContaining('an installation')]);
    await one.people.command(alice, channel, 'echo anybody');
    expect((await one.until(() => one.responses[0])).text).toContain('is not installed in this workspace any more');
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await post(two, 'goes on')).toMatchObject({ kind: 'sent' });
    await install(one);
    expect(told(one).at(-1)).toBe('tenant-recovered');
    expect(await post(one, 'back')).toMatchObject({ kind: 'sent' });
    expect(told(two)).toEqual([]);
  });

  it('and installs it again is served at once, in a process that knew its tokens from before, too', async () => {
    const { app, one, start, told, clock } = await twoWorkspaces();
    const first = await start();
    const second = await start();
    await first.install(one);
    expect(await second.post(one, 'at first')).toMatchObject({ kind: 'sent' });
    app.refuse(one, 'account_inactive');
    one.useHttp(`${first.at}/slack/events`);
    await one.people.event({ type: 'app_uninstalled' });
    await one.until(() => told(one).at(-1) === 'tenant-gone');
    await first.install(one);
    expect(told(one).at(-1)).toBe('tenant-recovered');
    const before = told(one).length;
    await expect
      .poll(async () => {
        clock.pass(1_100);
        return (await second.post(one, 'again')).kind;
      })
      .toBe('sent');
    expect(told(one)).toHaveLength(before);
    expect(second.adapter.outage?.('T0ONE')).toBeUndefined();
  });

  it('forgets what a person there said, and was not answered', async () => {
    const { start, db } = await twoWorkspaces();
    const { adapter } = await start();
    const notes = createKeyValueStore(db);
    await notes.set('slack:unanswered:T0ONE', saidBy(alice));
    const forgotten = await adapter.forget?.({ platform: 'slack', tenant: 'T0ONE', person: alice });
    expect(forgotten).toEqual({ 'waiting questions': 1 });
    expect(await notes.get('slack:unanswered:T0ONE')).toBe('[]');
  });

  it('is not taken for one that did while Slack does not say whether its token is good', async () => {
    const { app, one, start, told, installations, clock } = await twoWorkspaces();
    const { install, post } = await start();
    await install(one);
    one.faults.add('auth.test', { kind: 'status', status: 503, done: false, times: 2 });
    await one.people.event({ type: 'app_uninstalled' });
    const asked = () => one.callsOf('auth.test').length;
    const before = await one.until(() => (asked() > 1 ? asked() : undefined));
    expect(await post(one, 'still here')).toMatchObject({ kind: 'sent' });
    expect(told(one)).toEqual([]);
    // Asked again, it is done as soon as Slack says so.
    app.refuse(one, 'account_inactive');
    await one.until(() => {
      clock.pass(10_000);
      return told(one).includes('tenant-gone') || undefined;
    });
    expect(before).toBeGreaterThan(1);
    expect(await installations.tenants('slack')).toEqual([]);
  });

  it('and installs it again while Slack is asked about the earlier token stays installed', async () => {
    const { one, start, told, installations } = await twoWorkspaces();
    const { install, post } = await start();
    await install(one);
    const gate = createGate();
    const answer = (response: ServerResponse) =>
      void gate.opened.then(() => response.end(JSON.stringify({ ok: false, error: 'account_inactive' })));
    one.faults.add('auth.test', { kind: 'answer', answer, done: false });
    const asked = one.callsOf('auth.test').length;
    await one.people.event({ type: 'app_uninstalled' });
    await one.until(() => one.callsOf('auth.test').length > asked || undefined);
    await install(one);
    gate.open();
    await one.people.command(alice, channel, 'echo still here');
    await one.until(() => one.responses[0]);
    expect(await post(one, 'still here')).toMatchObject({ kind: 'sent' });
    expect(told(one)).toEqual([]);
    expect(await installations.tenants('slack')).toEqual(['T0ONE']);
  });

  it('and installs it again is not removed by a word that comes late', async () => {
    const { one, start, told, installations } = await twoWorkspaces();
    const { install, post } = await start();
    await install(one);
    await one.people.event({ type: 'app_uninstalled' });
    await one.people.command(alice, channel, 'echo still here');
    await one.until(() => one.responses[0]);
    expect(told(one)).toEqual([]);
    expect(await installations.tenants('slack')).toEqual(['T0ONE']);
    expect(await post(one, 'still here')).toMatchObject({ kind: 'sent' });
  });
});

it('what waits for a workspace that has not installed the app goes out when it has', async () => {
  const { one, two, start, told, channels } = await twoWorkspaces();
  const { install, post } = await start();
  for (const { world } of [one, two]) {
    await channels.update(placeIn(world.team), () => aChannel({ place: placeIn(world.team) }));
  }
  await install(two);
  expect(await post(one, 'from before')).toMatchObject({ kind: 'retry' });
  expect(told(one)).toEqual(['tenant-out', 'tenant-gone']);
  expect(told(two)).toEqual([]);
  await install(one);
  expect(told(one).at(-1)).toBe('tenant-recovered');
});

/** What was said to the bot and not answered, as it is noted. */
const saidBy = (user: string) =>
  JSON.stringify([
    {
      said: { type: 'app_mention', user, text: '<@U0BOT> hello', channel, ts: '1.000100' },
      at: new Date().toISOString(),
    },
  ]);

const renewals = ({ exchanged }: { exchanged: readonly { grant: string; answer: { ok: boolean } }[] }) =>
  exchanged.filter(({ grant, answer }) => grant === 'refresh_token' && answer.ok);

function withQuery(back: URL, query: Record<string, string>): URL {
  for (const [name, value] of Object.entries(query)) back.searchParams.set(name, value);
  return back;
}
