import { describe, expect, it } from 'vitest';
import { aChannel } from '../../fixtures/channels.ts';
import { alice, placeIn, twoWorkspaces } from './many-workspaces.ts';

const hour = 3_600_000;

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

  it('whose renewal is answered, and the answer lost, hold until their end, and the operator is told in time', async () => {
    const { app, one, start, clock, told } = await twoWorkspaces();
    const { install, post, log } = await start();
    await install(one);
    const lines = (level: string) => log.lines.filter((line) => line.level === level);
    let posts = 0;
    const postAfter = (ms: number) => {
      clock.pass(ms);
      return post(one, `post ${posts++}`);
    };
    app.loseAnswers(1);
    expect(await postAfter(10.5 * hour)).toMatchObject({ kind: 'sent' });
    await expect
      .poll(() => lines('warn').map(({ message }) => message))
      .toContain('slack: the token could not be renewed; it is tried again');
    expect(await postAfter(61_000)).toMatchObject({ kind: 'sent' });
    await expect.poll(() => lines('error')).toHaveLength(1);
    expect(lines('error')[0]?.facts).toMatchObject({
      workspace: 'T0ONE',
      reason: expect.stringContaining('the answer was lost'),
      until: expect.stringMatching(/Z$/),
      next: 'whoever may install apps there opens https://papers.example.org/slack/install',
    });
    const asked = app.exchanged.length;
    // It is asked now and then whether another process has newer ones, and not for each message.
    for (let minute = 0; minute < 9; minute += 1) expect(await postAfter(60_000)).toMatchObject({ kind: 'sent' });
    expect(app.exchanged).toHaveLength(asked);
    for (let at = 0; at < 6; at += 1) expect(await postAfter(600_000)).toMatchObject({ kind: 'sent' });
    expect(lines('error')).toHaveLength(1);
    expect(await postAfter(hour)).toMatchObject({ kind: 'retry' });
    await one.until(() => told(one).includes('tenant-gone'));
    await install(one);
    expect(await postAfter(2_000)).toMatchObject({ kind: 'sent' });
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

const renewals = ({ exchanged }: { exchanged: readonly { grant: string; answer: { ok: boolean } }[] }) =>
  exchanged.filter(({ grant, answer }) => grant === 'refresh_token' && answer.ok);
