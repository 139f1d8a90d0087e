import { describe, expect, test } from 'vitest';
import { alice, channel, connected, elsewhere, modes, patientClock } from './fixture.ts';

describe.each(modes)('commands over %s', (mode) => {
  test('are acknowledged, then answered privately, later replies in place of the first', async () => {
    const { slack } = await connected(mode);
    const ack = await slack.people.command(alice, channel, 'search sparse attention');
    expect(ack.status).toBe(200);
    const last = await slack.until(() => slack.responses[1]);
    expect(slack.responses[0]).toMatchObject({ text: 'Looking…', inChannel: false, replaced: false });
    expect(last).toMatchObject({ text: 'page 1 of sparse attention', inChannel: false, replaced: true });
    expect(slack.refused).toEqual([]);
  });

  test('are acknowledged at once, even when the answer never comes', async () => {
    const clock = patientClock();
    const { slack } = await connected(mode, { clock });
    const begun = clock.now();
    expect(await slack.people.command(alice, channel, 'hang')).toMatchObject({ status: 200 });
    // Nothing was waited for: Slack gives a command three seconds.
    expect(clock.now()).toEqual(begun);
  });

  test('without words begin; unknown ones say what to do', async () => {
    const { slack } = await connected(mode);
    await slack.people.command(alice, channel, '');
    await slack.until(() => slack.responses.find(({ text }) => text === 'hello'));
    await slack.people.command(alice, channel, 'serch planes');
    const refusal = await slack.until(() => slack.responses[1]);
    expect(refusal.text).toContain('Did you mean search?');
  });

  test('answer where the bot is not, without posting there', async () => {
    const { slack } = await connected(mode);
    await slack.people.command(alice, elsewhere, 'saved');
    const answer = await slack.until(() => slack.responses[0]);
    expect(answer).toMatchObject({ channel: elsewhere, text: 'yours alone' });
    await slack.people.command(alice, 'D0BETWEENTWO', 'saved');
    await slack.until(() => slack.responses[1]);
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
    expect(slack.callsOf('chat.postEphemeral')).toEqual([]);
  });

  test('read what Slack made of the words', async () => {
    const { slack } = await connected(mode);
    await slack.people.command(alice, channel, 'search a &amp; b &lt;3 <https://arxiv.org/abs/2606.00001|this>');
    const answer = await slack.until(() => slack.responses[1]);
    expect(answer.text).toBe('page 1 of a &amp; b &lt;3 https://arxiv.org/abs/2606.00001');
  });

  test('subscribing joins a public channel, and says how to invite into a private one', async () => {
    const { slack, world } = await connected(mode);
    await slack.people.command(alice, elsewhere, 'subscribe planes');
    await slack.until(() => slack.responses.find(({ text }) => text.startsWith('subscribed')));
    expect(world.channels.get(elsewhere)?.members.has('U0BOT')).toBe(true);
    await slack.people.command(alice, 'C0SECRET', 'subscribe planes');
    const refusal = await slack.until(() => slack.responses[1]);
    expect(refusal.text).toBe('membership of this channel (invite me with /invite @Paperboy)');
    await slack.people.command(alice, 'D0BETWEENTWO', 'subscribe planes');
    const between = await slack.until(() => slack.responses[2]);
    expect(between.text).toContain('write to me in a direct message');
  });

  test('guests and people of other organisations never manage', async () => {
    const { slack } = await connected(mode);
    for (const user of ['U0GUEST', 'U0PARTNER', 'U0UNKNOWN']) {
      await slack.people.command(user, channel, 'subscribe planes');
    }
    await slack.until(() => slack.responses[2]);
    for (const { text } of slack.responses) expect(text).toContain('Only people who can manage this channel');
  });

  test('only members manage a channel; where we cannot look, whoever speaks in it is one', async () => {
    const { slack, world } = await connected(mode);
    world.addUser({ id: 'U0STRANGER' });
    await slack.people.command('U0STRANGER', channel, 'subscribe planes');
    const refused = await slack.until(() => slack.responses[0]);
    expect(refused.text).toContain('Only people who can manage');
    slack.faults.add('conversations.members', { kind: 'error', error: 'fetch_members_failed' });
    await slack.people.command(alice, channel, 'subscribe planes');
    const taken = await slack.until(() => slack.responses[1]);
    expect(taken.text).toContain('subscribed');
  });

  test('SLACK_MANAGE=admins leaves it to admins and to whoever subscribed the channel', async () => {
    const { slack } = await connected(mode, { manage: 'admins', organiserOf: async () => 'U0BOB' });
    for (const user of [alice, 'U0BOB', 'U0ADMIN']) await slack.people.command(user, channel, 'subscribe planes');
    await slack.until(() => slack.responses[2]);
    const of = (user: string) => slack.responses.find((response) => response.user === user)?.text;
    expect(of(alice)).toContain('Only people');
    expect(of('U0BOB')).toContain('subscribed');
    expect(of('U0ADMIN')).toContain('subscribed');
  });
});
