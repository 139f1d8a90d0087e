import { describe, expect, test } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { fullDay, plainDay } from '../discord/days.ts';
import { alice, channel, connected, modes } from './fixture.ts';

describe.each(modes)('buttons over %s', (mode) => {
  /** A private search answer to click on. */
  async function searched() {
    const all = await connected(mode);
    await all.slack.people.command(alice, channel, 'search planes');
    await all.slack.until(() => all.slack.responses[1]);
    const message = all.world.messages(channel).find(({ ephemeralFor }) => ephemeralFor === alice);
    if (message === undefined) throw new Error('the answer does not stand there');
    return { ...all, message };
  }

  test('a page takes the place of the page before', async () => {
    const { slack, message, world } = await searched();
    await slack.people.click(alice, channel, message, 'Next');
    const page = await slack.until(() => slack.responses.find(({ text }) => text === 'page 2 of planes'));
    expect(page).toMatchObject({ replaced: true, inChannel: false });
    expect(world.messages(channel)).toHaveLength(1);
  });

  test('another command answers beside it', async () => {
    const { slack, message } = await searched();
    await slack.people.click(alice, channel, message, 'Discuss');
    const answer = await slack.until(() => slack.responses.find(({ text }) => text === 'discussing 2606.00001'));
    expect(answer.replaced).toBe(false);
  });

  test('a post is clicked by its menus and numbers, and by its list above five papers', async () => {
    const { slack, adapter, world, paced } = await connected(mode);
    const place = { platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public' } as const;
    for (const [key, day] of Object.entries({ few: plainDay, many: fullDay })) {
      await paced(place);
      expect(await adapter.post(place, day, key)).toMatchObject({ kind: 'sent' });
    }
    const [few, many] = world.messages(channel);
    if (few === undefined || many === undefined) throw new Error('no posts');
    const tenth = fullDay.blocks.find((block) => block.type === 'choices')?.choices[9];
    const listed = `${tenth?.title.slice(0, 40)}`;
    const option = JSON.stringify(many.blocks)
      .split('"text":"')
      .find((text) => text.startsWith(listed))
      ?.split('"')[0];
    await slack.people.click(alice, channel, few, 'Discuss');
    await slack.until(() => slack.responses.find(({ text }) => text === 'discussing 2606.00001'));
    for (const [message, label] of [
      [few, '3'],
      [many, option ?? ''],
    ] as const) {
      const before = slack.responses.length;
      await slack.people.click(alice, channel, message, label);
      expect(await slack.until(() => slack.responses[before])).toMatchObject({ inChannel: false, replaced: false });
    }
  });

  test('Share answers in the channel and says who shared', async () => {
    const { slack, message } = await searched();
    await slack.people.click(alice, channel, message, 'Share');
    const shared = await slack.until(() => slack.responses.find(({ inChannel }) => inChannel));
    expect(JSON.stringify(shared.blocks)).toContain('Shared by @alice');
    expect(JSON.stringify(shared.blocks)).not.toContain('<@');
  });

  test('Share pressed twice shares once, also at the same moment, and after a restart', async () => {
    const { slack, world, message, adapter, options, dispatch } = await searched();
    const press = () => slack.people.click(alice, channel, message, 'Share');
    const refusals = () => slack.responses.filter(({ text }) => text.startsWith('That is shared already'));
    await Promise.all([press(), press()]);
    await slack.until(() => refusals().length === 1 || undefined);
    await adapter.stop();
    const next = createSlack(options);
    await next.start(dispatch, atOnce);
    await press();
    await slack.until(() => refusals().length === 2 || undefined);
    await next.stop();
    expect(refusals().every(({ inChannel, replaced }) => !inChannel && !replaced)).toBe(true);
    expect(world.messages(channel).filter(({ ephemeralFor }) => ephemeralFor === undefined)).toHaveLength(1);
  });

  test('what could not be shared can be shared again', async () => {
    const { slack, message } = await searched();
    slack.refuseNextResponse(400);
    await slack.people.click(alice, channel, message, 'Share');
    await slack.until(() => slack.responses.find(({ text }) => text.startsWith('Something failed')));
    await slack.people.click(alice, channel, message, 'Share');
    await slack.until(() => slack.responses.find(({ inChannel }) => inChannel));
  });

  test('what is too long for a button is stored, and says so when it has expired', async () => {
    const { slack, message, options } = await searched();
    await slack.people.click(alice, channel, message, 'Endless');
    await slack.until(() => slack.responses.find(({ text }) => text === '2500 letters'));
    const forgetful = await connected(mode, { buttons: { ...options.buttons, get: async () => undefined } });
    await forgetful.slack.people.click(alice, channel, message, 'Endless');
    const answer = await forgetful.slack.until(() => forgetful.slack.responses[0]);
    expect(answer.text).toBe('That has expired: it is more than 30 days old. Run the command again.');
  });

  test('in a thread the answer stands in the thread; on the message above it, in the channel', async () => {
    const { slack, world, message } = await searched();
    const blocks = { user: 'U0BOT', text: 'papers', blocks: message.blocks ?? [] };
    const root = world.add(channel, blocks);
    const inside = world.add(channel, { ...blocks, thread_ts: root.ts });
    await slack.people.click(alice, channel, inside, 'Discuss');
    const answers = () => slack.responses.filter(({ text }) => text === 'discussing 2606.00001');
    expect((await slack.until(() => answers()[0])).thread).toBe(root.ts);
    // Slack names a message with replies as its own thread (docs.slack.dev, retrieving messages: threads).
    await slack.people.click(alice, channel, { ...root, thread_ts: root.ts }, 'Discuss');
    expect((await slack.until(() => answers()[1])).thread).toBeUndefined();
    expect(world.unseen).toEqual([]);
  });

  test('work after a restart: nothing they need is in memory', async () => {
    const { slack, message, adapter, options, dispatch } = await searched();
    await adapter.stop();
    const next = createSlack(options);
    await next.start(dispatch, atOnce);
    await slack.people.click(alice, channel, message, 'Long');
    await slack.until(() => slack.responses.find(({ text }) => text.startsWith('page 1 of xxx')));
    await next.stop();
  });
});
