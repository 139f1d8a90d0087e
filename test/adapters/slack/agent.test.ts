import { describe, expect, test } from 'vitest';
import { agentScope } from '../../../src/adapters/slack/agent.ts';
import { printSlackManifest, scopes, slackManifest } from '../../../src/adapters/slack/manifest.ts';
import { createGate } from '../../fixtures/gate.ts';
import { alice, connected } from './fixture.ts';

const agentScopes = [...scopes, agentScope];

/** A message to the bot itself, as Slack keeps it and tells of it. */
async function write({ slack, world }: Awaited<ReturnType<typeof connected>>, text: string, thread?: string) {
  const { id } = world.directMessage(alice);
  const { ts } = slack.people.say(alice, id, text, thread);
  const within = thread === undefined ? {} : { thread_ts: thread };
  await slack.people.event({ type: 'message', channel_type: 'im', user: alice, text, channel: id, ts, ...within });
  return { id, ts };
}

const answersIn = (world: Awaited<ReturnType<typeof connected>>['world']) =>
  world.messages(world.directMessage(alice).id).filter(({ bot_id }) => bot_id !== undefined);

describe('with the agent view', () => {
  test('a direct message is answered in its own thread, once and whole, and so is what follows there', async () => {
    const all = await connected('socket', { scopes: agentScopes });
    const { slack, world } = all;
    const { ts } = await write(all, 'which data?');
    const first = await slack.until(() => answersIn(world)[0]);
    expect(first).toMatchObject({ text: `asked: which data? in ${ts}`, thread_ts: ts });
    await write(all, 'and which code?', ts);
    await slack.until(() => answersIn(world)[1]);
    expect(answersIn(world).map(({ thread_ts }) => thread_ts)).toEqual([ts, ts]);
    expect(slack.callsOf('chat.update')).toEqual([]);
    expect(slack.refused).toEqual([]);
  });

  test('a sign says that we read; where Slack does not show it, the answer comes all the same', async () => {
    const all = await connected('socket', { scopes: agentScopes });
    const { slack, world } = all;
    const gate = createGate();
    slack.faults.add('users.info', { kind: 'late', until: gate.opened });
    const { id, ts } = await write(all, 'which data?');
    gate.open();
    await slack.until(() => answersIn(world)[0]);
    for (const { args } of slack.callsOf('assistant.threads.setStatus')) {
      expect(args).toMatchObject({ channel_id: id, thread_ts: ts, status: 'is thinking…' });
    }
    slack.faults.add('assistant.threads.setStatus', { kind: 'error', error: 'access_denied', times: 9 });
    await write(all, 'and which code?');
    await slack.until(() => answersIn(world)[1]);
  });

  test('opened, the conversation offers prompts each time and greets once', async () => {
    const { slack, world } = await connected('socket', { scopes: agentScopes });
    const opened = { type: 'app_home_opened', user: alice, channel: world.directMessage(alice).id, tab: 'messages' };
    await slack.people.event(opened);
    const greeting = await slack.until(() => answersIn(world)[0]);
    expect(JSON.stringify(greeting.blocks)).toMatch(/Today's best papers.*Find a paper.*Papers for me/);
    await slack.people.event(opened);
    await slack.until(() => slack.callsOf('assistant.threads.setSuggestedPrompts')[1]);
    expect(answersIn(world)).toHaveLength(1);
    expect(slack.callsOf('assistant.threads.setSuggestedPrompts').map(({ answer }) => answer?.ok)).toEqual([
      true,
      true,
    ]);
    await slack.people.click(alice, greeting.ts && world.directMessage(alice).id, greeting, 'Find a paper');
    await slack.until(() => slack.views.get('V1'));
    expect(slack.refused).toEqual([]);
  });

  test('an answer about a paper has buttons that are votes on it', async () => {
    const all = await connected('socket', { scopes: agentScopes });
    const { slack, world, events } = all;
    await write(all, 'discuss 2606.00001');
    const answer = await slack.until(() => answersIn(world)[0]);
    const channel = world.directMessage(alice).id;
    await slack.people.click(alice, channel, answer, 'Good answer');
    await slack.people.click(alice, channel, answer, 'Bad answer');
    const votes = () => events.filter(({ kind }) => kind === 'thumb');
    await slack.until(() => votes()[1]);
    const on = { platform: 'slack', tenant: 'T0PAPER', channel, message: answer.ts };
    expect(votes()).toEqual([
      { kind: 'thumb', on, person: alice, value: 1 },
      { kind: 'thumb', on, person: alice, value: -1 },
    ]);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'said', paper: '2606.00001' }));
    await write(all, 'saved');
    expect(JSON.stringify((await slack.until(() => answersIn(world)[1])).blocks)).not.toContain('Good answer');
    expect(slack.refused).toEqual([]);
  });
});

describe('without it', () => {
  test('the conversation greets once, too, and nothing else is asked of Slack', async () => {
    const { slack, world } = await connected('socket', { scopes });
    const opened = { type: 'app_home_opened', user: alice, channel: world.directMessage(alice).id, tab: 'messages' };
    await slack.people.event(opened);
    await slack.until(() => answersIn(world)[0]);
    await slack.people.event(opened);
    await slack.people.event({ ...opened, tab: 'home' });
    await slack.until(() => slack.callsOf('views.publish')[0]);
    expect(answersIn(world)).toHaveLength(1);
    expect(slack.calls.filter(({ method }) => method.startsWith('assistant.'))).toEqual([]);
  });

  test('a greeting that could not be posted is posted the next time', async () => {
    const { slack, world } = await connected('socket');
    slack.faults.add('chat.postMessage', { kind: 'error', error: 'messages_tab_disabled' });
    const opened = { type: 'app_home_opened', user: alice, channel: world.directMessage(alice).id, tab: 'messages' };
    await slack.people.event(opened);
    await slack.until(() => slack.callsOf('chat.postMessage')[0]);
    await slack.people.event(opened);
    await slack.until(() => answersIn(world)[0]);
  });

  test('an answer stands in the conversation itself, without buttons to judge it', async () => {
    const all = await connected('socket', { scopes });
    await write(all, 'discuss 2606.00001');
    const answer = await all.slack.until(() => answersIn(all.world)[0]);
    expect(answer.thread_ts).toBeUndefined();
    expect(JSON.stringify(answer.blocks)).not.toContain('Good answer');
  });
});

test('--agent adds the view and its scope, and changes nothing else', () => {
  const plain = slackManifest();
  const agent = slackManifest({ agent: true });
  const { agent_view: view, ...features } = agent.features;
  expect(features).toEqual(plain.features);
  expect(agent.oauth_config.scopes.bot).toEqual([...plain.oauth_config.scopes.bot, agentScope]);
  expect(agent.settings).toEqual(plain.settings);
  expect(view?.agent_description.length).toBeLessThanOrEqual(300);
  expect(view?.suggested_prompts.length).toBeLessThanOrEqual(4);
  expect(JSON.parse(printSlackManifest(['--agent']))).toEqual(agent);
});
