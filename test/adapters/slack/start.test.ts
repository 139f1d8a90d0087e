import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { signedRequest } from '../../servers/slack/requests.ts';
import { alice, channel, connected, patientClock } from './fixture.ts';

describe('the start', () => {
  test.each([
    ['socket', { botToken: 'xoxb-wrong' }, 'SLACK_BOT_TOKEN'],
    ['socket', { appToken: 'xapp-wrong' }, 'SLACK_APP_TOKEN'],
    ['http', { botToken: 'xoxb-wrong' }, 'SLACK_BOT_TOKEN'],
  ] as const)('over %s with %o names %s', async (mode, wrong, setting) => {
    const refused = await connected(mode, wrong).then(
      () => 'accepted',
      (error: unknown) => String(error),
    );
    // One setting, and not the other one as well.
    expect(refused.match(/SLACK_[A-Z]+_TOKEN/g)).toEqual([setting]);
  });

  test('names PORT when it is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const address = taken.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await expect(connected('http', { port })).rejects.toThrow(`PORT: cannot listen on ${port}`);
    taken.close();
  });

  test('does not wait for a Slack that is down, and posts say so', async () => {
    const { options, dispatch, log } = await connected('http');
    const sleeps: number[] = [];
    const sleep = (milliseconds: number) => {
      sleeps.push(milliseconds);
      return new Promise<void>(() => {});
    };
    const clock = { ...patientClock(), sleep };
    const adapter = createSlack({ ...options, apiUrl: 'http://127.0.0.1:9/api/', clock });
    await adapter.start(dispatch, atOnce);
    expect(sleeps).toEqual([2_000]);
    expect(adapter.away?.()).toMatchObject({ reason: 'Slack has not answered since the start' });
    expect(log.lines.at(-1)?.message).toContain('cannot be reached');
    expect(log.lines.filter(({ message }) => message === 'slack is connected')).toHaveLength(1);
    const place = { platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public' } as const;
    const result = await adapter.post(place, { summary: 'a', blocks: [], audience: 'everyone' }, 'k1');
    expect(result.kind).toBe('retry');
    expect(await adapter.missingAccess(place)).toHaveLength(1);
    await adapter.stop();
  });

  test('comes as soon as Slack is back', async () => {
    const { slack, options, dispatch } = await connected('socket');
    slack.faults.add('auth.test', { kind: 'status', status: 503, done: false, times: 2 });
    const { now, sleep } = patientClock();
    const clock = { now, sleep: (ms: number, signal?: AbortSignal) => sleep(ms > 10_000 ? ms : 0, signal) };
    const adapter = createSlack({ ...options, clock });
    await adapter.start(dispatch, atOnce);
    await slack.until(() => slack.callsOf('apps.connections.open')[1]);
    await adapter.stop();
    expect(slack.callsOf('auth.test').length).toBeGreaterThanOrEqual(4);
  });
});

describe('Socket Mode', () => {
  test('connects again when Slack asks for it or breaks off, at once', async () => {
    const { slack } = await connected('socket');
    const renewed = slack.socket.refresh();
    // It serves as long as the new one does not stand.
    await slack.people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[0]);
    await renewed;
    expect(slack.socket.connections()).toBe(1);
    expect(slack.socket.gaps()).toBe(0);
    slack.socket.drop();
    await slack.until(() => slack.callsOf('apps.connections.open')[2]);
    await slack.people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[1]);
    expect(slack.socket.strays).toEqual([]);
  });

  test('a token that is refused later is said, and tried again until it is accepted', async () => {
    const { now, sleep } = patientClock();
    const waits: number[] = [];
    const clock = {
      now,
      sleep(ms: number, signal?: AbortSignal) {
        if (ms >= 60_000) waits.push(ms);
        return sleep(ms >= 60_000 ? 0 : ms, signal);
      },
    };
    const { slack, log, adapter } = await connected('socket', { clock });
    expect(adapter.away?.()).toBeUndefined();
    slack.faults.add('apps.connections.open', { kind: 'error', error: 'invalid_auth', times: 2 });
    slack.socket.drop();
    await slack.until(() => slack.callsOf('apps.connections.open')[2]);
    expect(adapter.away?.()?.reason).toMatch(/the connection ended|SLACK_APP_TOKEN/);
    await slack.until(() => slack.callsOf('apps.connections.open')[3]);
    await slack.people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[0]);
    expect(adapter.away?.()).toBeUndefined();
    expect(waits).toEqual([120_000, 300_000]);
    const faults = log.lines.filter(({ message }) => message.startsWith('SLACK_APP_TOKEN: Slack does not accept it'));
    expect(faults.map(({ level }) => level)).toEqual(['error', 'error']);
  });
});

describe('HTTP mode', () => {
  const command = {
    command: '/paper',
    text: 'saved',
    user_id: alice,
    channel_id: channel,
    response_url: 'http://127.0.0.1:9/r',
  };

  test.each([
    ['a wrong signature', 'wrong'],
    ['no signature', 'none'],
    ['a signature six minutes old', { secondsAgo: 360 }],
    ['a signature of six minutes from now', { secondsAgo: -360 }],
  ] as const)('%s gets 401, and nothing is done', async (_, signature) => {
    const { slack, ran, adapter } = await connected('http');
    const before = slack.calls.length;
    for (const text of ['saved', 'search planes']) {
      const answer = await slack.overHttp('slash_commands', { ...command, text }, signature);
      expect(answer.status).toBe(401);
    }
    // What comes after it is answered, so what came before it would have been.
    await slack.people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[0]);
    expect(ran).toEqual([]);
    expect(adapter.channelName?.(channel)).toBe('c0reading');
    expect(
      slack.calls
        .slice(before)
        .map(({ method }) => method)
        .sort(),
    ).toEqual(['conversations.info', 'users.info']);
  });

  /** A command as Slack signs it now, sent as often as one likes. */
  async function copies(contentType = 'application/x-www-form-urlencoded') {
    const { slack, ...all } = await connected('http');
    const request = signedRequest(new URLSearchParams(command).toString(), contentType, {
      ...{ secret: slack.secrets.signing, now: Date.now(), signature: 'good' },
    });
    const url = slack.httpUrl();
    return { slack, ...all, url, request, send: () => fetch(url, request).then(({ status }) => status) };
  }

  test('takes a signed request once, in whatever form its copy comes, and the next one all the same', async () => {
    const { slack, send, url, request } = await copies();
    expect(await Promise.all([send(), send()])).toEqual(expect.arrayContaining([200, 409]));
    expect(await send()).toBe(409);
    const signature = new Headers(request.headers).get('x-slack-signature');
    const headers = { ...Object.fromEntries(new Headers(request.headers)), 'x-slack-signature': `${signature}=` };
    expect((await fetch(url, { ...request, headers })).status).toBe(401);
    await slack.people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[0]);
    expect(slack.responses).toHaveLength(1);
  });

  test('takes an event that Slack delivers again as one', async () => {
    const { slack, world } = await connected('http');
    const { ts } = slack.people.say(alice, channel, 'a paper');
    const event = { type: 'app_mention', user: alice, text: '<@U0BOT> saved', channel, ts: '2.1', event_ts: '2.1' };
    const whole = { type: 'event_callback', team_id: world.team, api_app_id: 'A0', event_id: 'Ev1', event_time: 2 };
    const deliver = (retry?: number) =>
      slack.overHttp('events_api', { ...whole, event: { ...event, thread_ts: ts } }, 'good', retry);
    expect([(await deliver()).status, (await deliver(1)).status]).toEqual([200, 200]);
    await slack.until(() => slack.callsOf('chat.postEphemeral')[0]);
    await slack.people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[0]);
    expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1);
  });

  test.each(['application/x-www-form-urlencoded; charset=utf-8', 'Application/X-WWW-Form-Urlencoded;charset=UTF-8'])(
    'reads a form of the type %s',
    async (contentType) => {
      const { send } = await copies(contentType);
      expect(await send()).toBe(200);
    },
  );

  test('refuses what is signed and cannot be read, and a body without an end', async () => {
    const { slack, log } = await connected('http');
    const signed = (body: string) =>
      signedRequest(body, 'application/json', { secret: slack.secrets.signing, now: Date.now(), signature: 'good' });
    expect((await fetch(slack.httpUrl(), signed('{"type":'))).status).toBe(400);
    expect((await fetch(slack.httpUrl(), signed(`"${'x'.repeat(1_000_000)}"`))).status).toBe(413);
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(100_000)) });
    const sent = await fetch(slack.httpUrl(), { method: 'POST', body: endless, duplex: 'half' } as RequestInit).then(
      ({ status }) => status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(sent);
    const told = log.lines.filter(({ message }) => message.startsWith('web: a request was refused'));
    expect(told.map(({ facts }) => facts.status)).toEqual([400, 413]);
  });

  test("answers Slack's question whether the address is ours", async () => {
    const { slack } = await connected('http');
    const answer = await slack.overHttp('events_api', { type: 'url_verification', challenge: 'c' }, 'good');
    expect(await answer.text()).toContain('c');
  });
});
