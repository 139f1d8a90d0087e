import { describe, expect, onTestFinished, test } from 'vitest';
import { agentScope } from '../../../src/adapters/slack/agent.ts';
import { createSlack } from '../../../src/adapters/slack/index.ts';
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

  /** A command that waits for Slack's answer until the gate opens, while the sign stands. */
  async function waiting() {
    const all = await connected('socket', { scopes: agentScopes });
    const gate = createGate();
    onTestFinished(() => gate.open());
    all.slack.faults.add('conversations.info', { kind: 'late', until: gate.opened });
    const { id, ts } = await write(all, 'subscribe kites');
    await all.slack.until(() => all.world.statuses.get(`${id} ${ts}`));
    return {
      ...all,
      gate,
      id,
      ts,
      said: () => all.slack.callsOf('assistant.threads.setStatus').map(({ args }) => args),
    };
  }

  test('a sign says that we read, until the answer comes', async () => {
    const { slack, world, gate, id, ts, said } = await waiting();
    expect(world.statuses.get(`${id} ${ts}`)).toBe('is thinking…');
    gate.open();
    await slack.until(() => answersIn(world)[0]);
    expect(world.statuses).toEqual(new Map());
    expect(said()).toHaveLength(1);
  });

  test('the sign goes where no answer could be given', async () => {
    const { slack, world, gate, id, ts, said } = await waiting();
    slack.faults.add('chat.postMessage', { kind: 'error', error: 'restricted_action' });
    gate.open();
    await slack.until(() => said()[1]);
    expect(said()[1]).toMatchObject({ channel_id: id, thread_ts: ts, status: '' });
    await slack.until(() => world.statuses.size === 0 || undefined);
    expect(answersIn(world)).toEqual([]);
  });

  test('where Slack shows no sign, the answer comes all the same', async () => {
    const all = await connected('socket', { scopes: agentScopes });
    all.slack.faults.add('assistant.threads.setStatus', { kind: 'error', error: 'access_denied', times: 9 });
    await write(all, 'which data?');
    await all.slack.until(() => answersIn(all.world)[0]);
  });

  test.each(['the same process', 'another one'])(
    'a copy that comes after the answer shows nothing in %s',
    async (where) => {
      const all = await connected('socket', { scopes: agentScopes });
      const { slack, world, adapter, options, dispatch } = all;
      const { id, ts } = await write(all, 'which data?');
      await slack.until(() => answersIn(world)[0]);
      await expect.poll(() => options.keyValues.get('slack:unanswered:T0PAPER')).toBe('[]');
      if (where === 'another one') {
        await adapter.stop();
        const second = createSlack(options);
        onTestFinished(() => second.stop());
        await second.start(dispatch, async () => {});
      }
      const before = slack.calls.length;
      const copy = { type: 'message', channel_type: 'im', user: alice, text: 'which data?', channel: id, ts };
      await slack.people.event(copy);
      await write(all, 'and which code?');
      await slack.until(() => answersIn(world)[1]);
      const shown = slack.calls
        .slice(before)
        .filter(({ method, args }) => /setStatus|^chat/.test(method) && args.thread_ts === ts);
      expect(shown).toEqual([]);
      await expect.poll(() => options.keyValues.get('slack:unanswered:T0PAPER')).toBe('[]');
    },
  );

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
