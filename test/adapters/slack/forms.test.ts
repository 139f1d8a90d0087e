import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Clock } from '../../../src/core/clock.ts';
import { createGate } from '../../fixtures/gate.ts';
import { alice, channel, connected, modes, patientClock } from './fixture.ts';

const Modal = z.looseObject({
  type: z.literal('modal'),
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(
    z.looseObject({
      block_id: z.string().optional(),
      element: z.looseObject({ type: z.string(), action_id: z.string() }).optional(),
    }),
  ),
});

const values = (topic: string) => ({
  topic: { type: 'plain_text_input', value: topic },
  top: { type: 'number_input', value: '3' },
  timezone: {
    type: 'external_select',
    selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'Europe/Paris' },
  },
  layout: { type: 'static_select', selected_option: null },
  quiet: { type: 'static_select', selected_option: null },
});

/** A clock on which one of our waits is over at once. */
function withoutPatience(wait: number): Clock {
  const clock = patientClock();
  return { ...clock, sleep: (ms, signal) => clock.sleep(ms === wait ? 0 : ms, signal) };
}

describe.each(modes)('modals over %s', (mode) => {
  async function opened(over: Parameters<typeof connected>[1] = {}) {
    const all = await connected(mode, over);
    await all.slack.people.command(alice, channel, 'subscribe');
    const shown = await all.slack.until(() => all.slack.views.get('V1'));
    const view = { id: shown.id, ...Modal.parse(shown.view) };
    return { ...all, view };
  }

  test('ask for every option with a fitting element, above the preview', async () => {
    const { view, slack } = await opened();
    const elements = view.blocks.flatMap(({ block_id, element }) => (element ? [[block_id, element.type]] : []));
    expect(elements).toEqual([
      ['topic', 'plain_text_input'],
      ['top', 'number_input'],
      ['timezone', 'external_select'],
      ['layout', 'static_select'],
      ['quiet', 'static_select'],
    ]);
    expect(JSON.stringify(view.blocks.at(-1))).toContain('The next digest would be: nothing');
    expect(slack.refused).toEqual([]);
  });

  test('offer values while a person types, and what they typed', async () => {
    const { slack, view } = await opened();
    const offered = await slack.people.suggest(alice, view, 'timezone', 'Rome');
    expect(JSON.stringify(offered.body)).toContain('"value":"Europe/Rome"');
    expect(JSON.stringify(offered.body)).toContain('"value":"Rome"');
  });

  test('offer nothing for a select, in time, when Slack is slow to tell who asks', async () => {
    const { slack, view } = await opened({ clock: withoutPatience(2_500) });
    const person = createGate();
    slack.faults.add('users.info', { kind: 'late', until: person.opened });
    expect((await slack.people.suggest('U0BOB', view, 'timezone', 'Rome')).body).toEqual({ options: [] });
    person.open();
  });

  test('run the command with what was sent, and answer where it was asked', async () => {
    const { slack, view } = await opened();
    await slack.people.submit(alice, view, values('planes'));
    const answer = await slack.until(() => slack.responses[0]);
    expect(answer.channel).toBe(channel);
    expect(answer.text).toContain('"topic":"planes","top":3,"timezone":"Europe/Paris"');
  });

  test('what they change is told in the channel, by a name that notifies nobody', async () => {
    const { slack, view } = await opened();
    await slack.people.submit(alice, view, values('told'));
    const told = await slack.until(() => slack.responses[1]);
    expect([told.channel, told.inChannel]).toEqual([channel, true]);
    expect(JSON.stringify(told.blocks)).toContain('alice subscribed');
    expect(slack.refused).toEqual([]);
  });

  test.each([true, false])('is told by a message when the form lay open too long (a member: %s)', async (isMember) => {
    const base = patientClock();
    let later = 0;
    const clock = { ...base, now: () => new Date(base.now().getTime() + later) };
    const { slack, world, view } = await opened({ clock });
    const joining = { kind: 'error', error: 'method_not_supported_for_channel_type' } as const;
    if (!isMember) {
      world.channels.get(channel)?.members.delete('U0BOT');
      slack.faults.add('conversations.join', joining);
    }
    // An address is good for half an hour.
    later = 31 * 60_000;
    await slack.people.submit(alice, view, values('told'));
    await slack.until(() => world.messages(world.directMessage(alice).id)[0]);
    const told = () => world.messages(channel).filter(({ text }) => text === 'What this channel gets has changed.');
    if (isMember) {
      expect(JSON.stringify((await slack.until(() => told()[0])).blocks)).toContain('alice subscribed');
    } else {
      await slack.until(() =>
        slack.callsOf('chat.postMessage').find(({ answer }) => answer?.error === 'not_in_channel'),
      );
      expect(told()).toEqual([]);
    }
  });

  test('what is refused is said in the form, which stays open with what was written', async () => {
    const { slack, view } = await opened();
    await slack.people.submit(alice, view, values('bad'));
    const again = Modal.parse(slack.views.get('V1')?.view);
    expect(JSON.stringify(again.blocks[0])).toContain('bad topic');
    expect(JSON.stringify(again)).toContain('"initial_value":"bad"');
    expect(JSON.stringify(again)).toContain('"initial_value":"3"');
    await slack.people.submit(alice, { id: 'V1', ...again }, values('planes'));
    expect(slack.views.has('V1')).toBe(false);
    const answer = await slack.until(() => slack.responses[0]);
    expect(answer.text).toContain('"topic":"planes"');
    expect(slack.refused).toEqual([]);
  });

  test.each([
    ['a number out of range', { top: { type: 'number_input', value: '99' } }],
    ['no number', { top: { type: 'number_input', value: 'many' } }],
    ['what no choice holds', { layout: { type: 'static_select', selected_option: { value: 'round' } } }],
  ])('%s is said at its field', async (_, wrong) => {
    const { slack, view, ran } = await opened();
    const { body } = await slack.people.submit(alice, view, { ...values('planes'), ...wrong });
    const errors = { [String(Object.keys(wrong))]: expect.stringMatching(/^Takes /) };
    expect(body).toEqual({ response_action: 'errors', errors });
    expect([slack.views.has('V1'), slack.refused, ran]).toEqual([true, [], []]);
  });

  test('carry what they were opened with, also when they were refused once', async () => {
    const { slack, ran } = await connected(mode);
    await slack.people.command(alice, channel, 'settings');
    const shown = await slack.until(() => slack.views.get('V1'));
    const top = (value: string) => ({ top: { type: 'number_input', value } });
    await slack.people.submit(alice, { id: shown.id, ...Modal.parse(shown.view) }, top('9'));
    const again = Modal.parse(slack.views.get('V1')?.view);
    await slack.people.submit(alice, { id: 'V1', ...again }, top('3'));
    await slack.until(() => slack.responses[0]);
    expect(ran.map((context) => context.shown)).toEqual([{ top: '5' }, { top: '5' }]);
    expect(slack.refused).toEqual([]);
  });

  test('close before a slow answer comes, which then stands where it was asked', async () => {
    const { slack, view } = await opened({ clock: withoutPatience(1_500) });
    const members = createGate();
    slack.faults.add('conversations.members', { kind: 'late', until: members.opened });
    await slack.people.submit(alice, view, values('bad'));
    expect(slack.views.has('V1')).toBe(false);
    members.open();
    expect((await slack.until(() => slack.responses[0])).text).toBe('bad topic');
  });

  test('that lay open for too long are answered in the direct messages', async () => {
    let late = 0;
    const clock = patientClock();
    const { slack, view, world } = await opened({ clock: { ...clock, now: () => new Date(+clock.now() + late) } });
    late = 31 * 60_000;
    await slack.people.submit(alice, view, values('planes'));
    const { id } = world.directMessage(alice);
    await slack.until(() => world.messages(id).find(({ text }) => text.startsWith('subscribed')));
  });

  test('open for nobody who may not send them', async () => {
    const { slack } = await connected(mode);
    for (const user of ['U0GUEST', 'U0PARTNER']) await slack.people.command(user, channel, 'subscribe');
    await slack.until(() => slack.responses[1]);
    for (const { text } of slack.responses) expect(text).toContain('Only people who can manage');
    expect(slack.callsOf('views.open')).toEqual([]);
  });

  test('that were announced say so when the person may not send them', async () => {
    const { slack } = await connected(mode, { clock: withoutPatience(1_200) });
    const { opened, open } = createGate();
    slack.faults.add('users.info', { kind: 'late', until: opened });
    await slack.people.command('U0GUEST', channel, 'subscribe');
    await slack.until(() => slack.callsOf('views.open')[0]);
    open();
    await slack.until(() => slack.callsOf('views.update')[0]);
    expect(JSON.stringify(slack.views.get('V1'))).toContain('Only people who can manage');
    expect(slack.responses).toEqual([]);
  });

  test('name every field once', async () => {
    const { view } = await opened();
    const names = view.blocks.flatMap(({ element }) => (element ? [element.action_id] : []));
    expect(names).toEqual(['topic', 'top', 'timezone', 'layout', 'quiet']);
  });

  test('stand in time when Slack is slow to tell who asks', async () => {
    const { slack } = await connected(mode, { clock: withoutPatience(1_200), deadlines: { questionMs: 1_000 } });
    slack.faults.add('users.info', { kind: 'hang', done: false, times: 9 });
    await slack.people.command(alice, channel, 'subscribe');
    await slack.until(() => slack.callsOf('views.update')[0]);
    expect(JSON.stringify(slack.callsOf('views.open')[0])).toContain('One moment');
    expect(JSON.stringify(slack.views.get('V1'))).toContain('"block_id":"timezone"');
    expect(slack.responses).toEqual([]);
  });

  test('are not answered in words as well when only the answer about them was lost', async () => {
    const { slack } = await connected(mode);
    slack.faults.add('views.open', { kind: 'close', done: true });
    await slack.people.command(alice, channel, 'subscribe');
    await slack.until(() => slack.views.get('V1'));
    await slack.people.command('U0BOB', channel, 'saved');
    await slack.until(() => slack.responses[0]);
    expect(slack.responses.map(({ text }) => text)).toEqual(['yours alone']);
  });

  test('that only offer options are not skipped when Slack does not open them', async () => {
    const { slack, ran } = await connected(mode);
    slack.faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await slack.people.command(alice, channel, 'settings');
    const answer = await slack.until(() => slack.responses[0]);
    expect(answer.text).toContain('Slack did not open the form');
    expect(JSON.stringify(answer.blocks)).toContain('/paper settings [top]');
    expect(ran).toEqual([]);
  });

  test('may be closed', async () => {
    const { slack, view } = await opened();
    expect(await slack.people.close(alice, view)).toMatchObject({ status: 200 });
  });

  test('a form that Slack does not open becomes an answer in words', async () => {
    const { slack } = await connected(mode);
    slack.faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await slack.people.command(alice, channel, 'subscribe');
    const answer = await slack.until(() => slack.responses[0]);
    expect(answer.text).toContain('I need a topic');
  });
});
