import type { ServerResponse } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { createGate } from '../../fixtures/gate.ts';
import { alice, channel, placeIn, twoWorkspaces } from './many-workspaces.ts';

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
    await vi.waitFor(() => {
      // It may not wait yet for what has passed before.
      clock.pass(10_000);
      expect(told(one)).toContain('tenant-gone');
    }, 20_000);
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

/** What was said to the bot and not answered, as it is noted. */
const saidBy = (user: string) =>
  JSON.stringify([
    {
      said: { type: 'app_mention', user, text: '<@U0BOT> hello', channel, ts: '1.000100' },
      at: new Date().toISOString(),
    },
  ]);
