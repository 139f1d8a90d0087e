import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { alice, channel, connected, modes } from './fixture.ts';

const Modal = z.looseObject({
  type: z.literal('modal'),
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(
    z.looseObject({ block_id: z.string().optional(), element: z.looseObject({ type: z.string() }).optional() }),
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

  test('ask for every option with a fitting element, below the preview', async () => {
    const { view, slack } = await opened();
    const elements = view.blocks.flatMap(({ block_id, element }) => (element ? [[block_id, element.type]] : []));
    expect(elements).toEqual([
      ['topic', 'plain_text_input'],
      ['top', 'number_input'],
      ['timezone', 'external_select'],
      ['layout', 'static_select'],
      ['quiet', 'static_select'],
    ]);
    expect(JSON.stringify(view.blocks[0])).toContain('The next digest would be: nothing');
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

  test('a form that Slack does not open becomes an answer in words', async () => {
    const { slack } = await connected(mode);
    slack.faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await slack.people.command(alice, channel, 'subscribe');
    const answer = await slack.until(() => slack.responses[0]);
    expect(answer.text).toContain('topic is missing');
  });
});
