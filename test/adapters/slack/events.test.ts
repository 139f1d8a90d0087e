import { describe, expect, test } from 'vitest';
import { alice, channel, connected, modes } from './fixture.ts';

const mention = (text: string, more: object = {}) => ({
  ...{ type: 'app_mention', user: alice, text: `<@U0BOT> ${text}`, channel, ts: '1.000100', event_ts: '1.000100' },
  ...more,
});

describe.each(modes)('events over %s', (mode) => {
  test('a mention is answered in its thread, the later reply in place of the first', async () => {
    const { slack, world } = await connected(mode);
    const { ts } = slack.people.say(alice, channel, 'a paper');
    await slack.people.event(mention('which data?', { ts: '2.000100', thread_ts: ts }));
    await slack.until(() => slack.callsOf('chat.update')[0]);
    const [, answer, ...more] = world.messages(channel);
    expect(answer).toMatchObject({ text: `asked: which data? in ${ts}`, thread_ts: ts });
    expect(more).toEqual([]);
  });

  test.each([
    ['subscribe <http://character.ai|character.ai> agents', 'subscribed {"topic":"character.ai agents"'],
    ['search <http://cs.CL|cs.CL> R&amp;D', 'page 1 of cs.CL R&amp;D'],
    ['what is <http://c.ai|c.ai>?', 'asked: what is c.ai?'],
  ])('is read without the links that Slack makes by itself: %s', async (text, answered) => {
    const { slack, world } = await connected(mode);
    await slack.people.event(mention(text, { ts: slack.people.say(alice, channel, text).ts }));
    const shown = () => world.messages(channel).some((message) => message.text.startsWith(answered));
    await slack.until(() => shown() || undefined);
  });

  test('a long first word stands in no button, where Slack takes 255 characters', async () => {
    const { slack, world } = await connected(mode);
    const word = 'w'.repeat(300);
    const { ts } = slack.people.say(alice, channel, word);
    await slack.people.event(mention(`search ${word.slice(0, 190)}`, { ts }));
    await slack.people.event(mention(`/${word}`, { ts: slack.people.say(alice, channel, word).ts }));
    await slack.people.command(alice, channel, word);
    await slack.until(() => slack.responses[0]);
    await slack.until(() => world.messages(channel).find(({ text }) => text.includes('no command')));
    expect(slack.refused).toEqual([]);
  });

  test.each([true, false])('one whose answer was lost is looked for, and stands once (done: %s)', async (done) => {
    const { slack, world } = await connected(mode);
    const { ts } = slack.people.say(alice, channel, 'a paper');
    slack.faults.add('chat.postMessage', { kind: 'reset', done });
    await slack.people.event(mention('which data?', { ts: '2.000100', thread_ts: ts }));
    await slack.until(() => slack.callsOf('chat.update')[0]);
    const [, answer, ...more] = world.messages(channel);
    expect(answer).toMatchObject({ text: `asked: which data? in ${ts}`, thread_ts: ts });
    expect(more).toEqual([]);
    expect(slack.callsOf('conversations.replies')).toHaveLength(1);
  });

  test('what is private is shown to the person alone: beside a mention in the channel, inside a thread in it', async () => {
    const { slack, world } = await connected(mode);
    const { ts } = slack.people.say(alice, channel, 'hello');
    await slack.people.event(mention('saved', { ts }));
    await slack.until(() => slack.callsOf('chat.postEphemeral')[0]);
    expect(world.messages(channel).at(-1)).toMatchObject({ text: 'yours alone', ephemeralFor: alice });
    expect(world.messages(channel).at(-1)).not.toHaveProperty('thread_ts');

    const inside = slack.people.say(alice, channel, 'and here?', ts);
    await slack.people.event(mention('saved', { ts: inside.ts, thread_ts: ts }));
    await slack.until(() => slack.callsOf('chat.postEphemeral')[1]);
    expect(world.messages(channel).at(-1)).toMatchObject({ text: 'yours alone', ephemeralFor: alice, thread_ts: ts });
    expect(world.unseen).toEqual([]);
  });

  test('what is private is whispered in a group message, too, and what is for all is said to all', async () => {
    const { slack, world, ran } = await connected(mode);
    const group = 'C0GROUP';
    world.addChannel({ id: group, is_private: true, is_mpim: true, members: ['U0BOT', alice, 'U0BOB'] });
    await slack.people.event(
      mention('search planes', { channel: group, ts: slack.people.say(alice, group, 'hello').ts }),
    );
    await slack.until(() => slack.callsOf('chat.postEphemeral')[0]);
    expect(world.messages(group).at(-1)).toMatchObject({ text: 'page 1 of planes', ephemeralFor: alice });
    expect(ran.at(-1)?.caller).toMatchObject({ place: { kind: 'dm' }, isGroup: true });
    await slack.people.event(mention('which data?', { channel: group, ts: slack.people.say(alice, group, 'and?').ts }));
    await slack.until(() => slack.callsOf('chat.update')[0]);
    expect(world.messages(group).at(-1)).not.toHaveProperty('ephemeralFor');
  });

  test.each(['user_not_in_channel', 'not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action'])(
    'what is private goes to the person where Slack says %s',
    async (error) => {
      const { slack, world } = await connected(mode);
      const { ts } = slack.people.say(alice, channel, 'hello');
      slack.faults.add('chat.postEphemeral', { kind: 'error', error });
      await slack.people.event(mention('saved', { ts }));
      const { id } = world.directMessage(alice);
      expect((await slack.until(() => world.messages(id)[0])).text).toBe('yours alone');
    },
  );

  test('what is private waits a moment where Slack asks for it, and is said once where its answer is lost', async () => {
    const { slack, world, ran } = await connected(mode);
    slack.faults.add('chat.postEphemeral', { kind: 'status', status: 429, retryAfter: 0, done: false });
    slack.faults.add('chat.postEphemeral', { kind: 'reset', done: true });
    const { ts } = slack.people.say(alice, channel, 'hello');
    await slack.people.event(mention('saved', { ts }));
    await slack.until(() => slack.callsOf('chat.postEphemeral')[1]);
    await slack.people.event(mention('which data?', { ts: '8.000100', event_ts: '8.000100', thread_ts: ts }));
    await slack.until(() => ran[0]);
    expect(world.messages(channel).filter(({ text }) => text === 'yours alone')).toHaveLength(1);
    expect(world.messages(world.directMessage(alice).id)).toEqual([]);
  });

  test('whom no way reaches is written into the log', async () => {
    const { slack, log } = await connected(mode);
    const { ts } = slack.people.say(alice, channel, 'hello');
    slack.faults.add('chat.postEphemeral', { kind: 'error', error: 'user_not_in_channel' });
    slack.faults.add('conversations.open', { kind: 'error', error: 'cannot_dm_bot' });
    await slack.people.event(mention('saved', { ts }));
    await slack.until(() => slack.callsOf('conversations.open')[0]);
    await slack.people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[0]);
    expect(log.lines.map(({ message }) => message)).toContain('slack: an answer could not be given');
  });

  test('a direct message needs no mention', async () => {
    const { slack, world } = await connected(mode);
    const { id } = world.directMessage(alice);
    await slack.people.event({
      type: 'message',
      channel_type: 'im',
      user: alice,
      text: 'saved',
      channel: id,
      ts: '3.000100',
    });
    const sent = await slack.until(() => world.messages(id)[0]);
    expect(sent.text).toBe('yours alone');
    expect(sent.thread_ts).toBeUndefined();
  });

  test('what is said in a direct message has nothing to share: there is nobody else', async () => {
    const { slack, world } = await connected(mode);
    const { id } = world.directMessage(alice);
    const said = { type: 'message', channel_type: 'im', user: alice, text: 'search planes', channel: id };
    await slack.people.event({ ...said, ts: '3.000100' });
    const found = await slack.until(() => world.messages(id).find(({ text }) => text.startsWith('page 1')));
    expect(JSON.stringify(found.blocks)).toMatch(/"Next"/);
    expect(JSON.stringify(found.blocks)).not.toContain('"Share"');
  });

  test('delivered three times has one effect', async () => {
    const { slack, world, events } = await connected(mode);
    const { ts } = slack.people.say(alice, channel, 'a paper');
    await slack.people.event(mention('which data?', { thread_ts: ts }), { times: 3 });
    const reaction = {
      type: 'reaction_added',
      user: alice,
      reaction: '+1',
      item_user: 'U0BOT',
      item: { type: 'message', channel, ts },
    };
    await slack.people.event(reaction, { times: 3 });
    await slack.until(() => (events.length > 0 && slack.callsOf('chat.update').length > 0 ? true : undefined));
    expect(world.messages(channel).filter(({ bot_id }) => bot_id)).toHaveLength(1);
    expect(events).toHaveLength(1);
  });

  test('a mention that is edited is answered once', async () => {
    const { slack, world, ran } = await connected(mode);
    const { ts } = slack.people.say(alice, channel, 'which data?');
    await slack.people.event(mention('which data?', { ts }));
    await slack.until(() => slack.callsOf('chat.update')[0]);
    await slack.people.event(mention('which data is it?', { ts, edited: { user: alice, ts: '9.000100' } }));
    await slack.people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[0]);
    expect(ran).toHaveLength(1);
    expect(world.messages(channel).filter(({ bot_id, ephemeralFor }) => bot_id && !ephemeralFor)).toHaveLength(1);
  });

  test('other bots and what we said ourselves are not answered', async () => {
    const { slack, ran } = await connected(mode);
    const { id } = slack.world.directMessage(alice);
    await slack.people.event(mention('hello there?', { bot_id: 'B0OTHER' }));
    await slack.people.event({
      type: 'message',
      channel_type: 'im',
      user: 'U0BOT',
      text: 'hi?',
      channel: id,
      ts: '4.000100',
    });
    const edited = { type: 'message', subtype: 'message_changed', channel_type: 'im', channel: id, ts: '5.000100' };
    await slack.people.event(edited);
    await slack.people.command(alice, channel, 'saved');
    await slack.until(() => slack.responses[0]);
    expect(ran).toEqual([]);
  });

  test('thumbs on our messages are votes, and taken back', async () => {
    const { slack, events } = await connected(mode);
    const on = { user: alice, item_user: 'U0BOT', item: { type: 'message', channel, ts: '6.000100' } };
    await slack.people.event({ type: 'reaction_added', reaction: '-1::skin-tone-3', ...on });
    await slack.people.event({ type: 'reaction_removed', reaction: '-1', event_ts: '1781863200.500000', ...on });
    await slack.people.event({ type: 'reaction_added', reaction: 'tada', ...on });
    await slack.people.event({ type: 'reaction_added', reaction: '+1', ...on, item_user: alice });
    await slack.people.event({ type: 'channel_archive', channel, user: alice });
    await slack.until(() => events[2]);
    const thumb = {
      on: { platform: 'slack', tenant: 'T0PAPER', channel, message: '6.000100' },
      person: alice,
      value: -1,
    };
    expect(events.slice(0, 2)).toEqual([
      { kind: 'thumb', ...thumb },
      { kind: 'thumb-off', ...thumb, at: new Date('2026-06-19T10:00:00.500Z') },
    ]);
  });

  test('a channel that goes, and a workspace that removes us, are told', async () => {
    const { slack, events } = await connected(mode);
    await slack.people.event({ type: 'member_left_channel', channel: 'C0READING', user: alice });
    await slack.people.event({ type: 'member_left_channel', channel: 'C0READING', user: 'U0BOT' });
    await slack.people.event({ type: 'tokens_revoked', tokens: { oauth: ['U0ALICE'] } });
    await slack.people.event({ type: 'app_uninstalled' });
    await slack.until(() => events.find(({ kind }) => kind === 'tenant-gone'));
    expect(events).toEqual([
      { kind: 'channel-gone', platform: 'slack', tenant: 'T0PAPER', channel, reason: 'I was removed from the channel' },
      { kind: 'tenant-out', platform: 'slack', tenant: 'T0PAPER' },
      { kind: 'tenant-gone', platform: 'slack', tenant: 'T0PAPER' },
    ]);
  });

  test('a channel that gets another id, or leaves the archive, is told', async () => {
    const { slack, events } = await connected(mode);
    const tenant = { platform: 'slack', tenant: 'T0PAPER' };
    // docs.slack.dev/reference/events/channel_id_changed
    await slack.people.event({ type: 'channel_id_changed', old_channel_id: 'G0OLD', new_channel_id: 'C0NEW' });
    await slack.people.event({ type: 'channel_unarchive', channel, user: alice });
    await slack.people.event({ type: 'group_unarchive', channel: 'C0SECRET', user: alice });
    await slack.until(() => events[3]);
    expect(events).toEqual([
      { kind: 'channel-moved', ...tenant, channel: 'G0OLD', to: 'C0NEW' },
      { kind: 'channel-back', ...tenant, channel: 'C0NEW' },
      { kind: 'channel-back', ...tenant, channel },
      { kind: 'channel-back', ...tenant, channel: 'C0SECRET' },
    ]);
  });

  test('a channel is known by its new name', async () => {
    const { slack, adapter, log } = await connected(mode);
    await slack.people.event({ type: 'channel_rename', channel: { id: channel, name: 'papers', created: 1 } });
    await slack.people.event({ type: 'group_rename', channel: { id: 'C0SECRET', name: 'quiet', created: 1 } });
    const names = () => [adapter.channelName?.(channel), adapter.channelName?.('C0SECRET')];
    await expect.poll(names).toEqual(['papers', 'quiet']);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a channel that lets us in again is told; other people who come are not', async () => {
    const { slack, events } = await connected(mode);
    await slack.people.event({ type: 'member_joined_channel', channel, user: alice });
    await slack.people.event({ type: 'member_joined_channel', channel, user: 'U0BOT' });
    await slack.until(() => events[0]);
    expect(events).toEqual([{ kind: 'channel-back', platform: 'slack', tenant: 'T0PAPER', channel }]);
  });

  test('a direct message that comes with a file is read', async () => {
    const { slack, world } = await connected(mode);
    const { id } = world.directMessage(alice);
    const said = { channel_type: 'im', user: alice, text: 'saved', channel: id, ts: '3.000100' };
    await slack.people.event({ type: 'message', subtype: 'file_share', ...said });
    expect((await slack.until(() => world.messages(id)[0])).text).toBe('yours alone');
  });

  test('shortcuts look papers up and open discussions', async () => {
    const { slack, world } = await connected(mode);
    const message = world.add(channel, { user: alice, text: 'see <https://arxiv.org/abs/2606.00007v2|this>' });
    await slack.people.shortcut(alice, channel, 'lookup_paper', message);
    await slack.until(() => slack.responses.find(({ text }) => text === 'looked up 2606.00007'));
    await slack.people.shortcut(alice, channel, 'discuss_paper', message);
    await slack.until(() => slack.responses.find(({ text }) => text === 'discussing 2606.00007'));
    await slack.people.shortcut(alice, channel, 'discuss_paper', { ts: '7.000100', text: 'no paper' });
    await slack.until(() => slack.responses.find(({ text }) => text === 'looked up nothing'));
  });
});
