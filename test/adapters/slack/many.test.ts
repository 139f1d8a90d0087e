import { describe, expect, it } from 'vitest';
import { encodeInvocation } from '../../../src/core/chat/button.ts';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { aChannel } from '../../fixtures/channels.ts';
import { alice, channel, placeIn, twoWorkspaces } from './many-workspaces.ts';

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

function withQuery(back: URL, query: Record<string, string>): URL {
  for (const [name, value] of Object.entries(query)) back.searchParams.set(name, value);
  return back;
}
