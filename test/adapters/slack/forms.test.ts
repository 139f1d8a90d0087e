import { describe, expect, test } from 'vitest';
import { z } from 'zod';
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

describe.each(modes)('modals over %s', (mode) => {
  async function opened() {
    const all = await connected(mode);
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

  test('run the command with what was sent, and answer where it was asked', async () => {
    const { slack, view } = await opened();
    await slack.people.submit(alice, view, values('planes'));
    const answer = await slack.until(() => slack.responses[0]);
    expect(answer.channel).toBe(channel);
    expect(answer.text).toContain('"topic":"planes","top":3,"timezone":"Europe/Paris"');
  });

  test('a refused form can be changed without typing it again', async () => {
    const { slack, view, world } = await opened();
    await slack.people.submit(alice, view, values('bad'));
    await slack.until(() => slack.responses[0]);
    const message = world.messages(channel).at(-1);
    if (message === undefined) throw new Error('no answer');
    await slack.people.click(alice, channel, message, 'Change');
    const again = await slack.until(() => slack.views.get('V2'));
    expect(JSON.stringify(again.view)).toContain('"initial_value":"bad"');
    expect(JSON.stringify(again.view)).toContain('"initial_value":"3"');
  });

  test('name every field once', async () => {
    const { view } = await opened();
    const names = view.blocks.flatMap(({ element }) => (element ? [element.action_id] : []));
    expect(names).toEqual(['topic', 'top', 'timezone', 'layout', 'quiet']);
  });

  test('stand in time when Slack is slow to tell who asks', async () => {
    const clock = patientClock();
    const hurried = { ...clock, sleep: (ms: number) => clock.sleep(ms === 1_200 ? 0 : ms) };
    const { slack } = await connected(mode, { clock: hurried, deadlines: { questionMs: 1_500 } });
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
