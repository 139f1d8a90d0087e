import { describe, expect, test } from 'vitest';
import { alice, channel, connected, elsewhere, modes } from './fixture.ts';

describe.each(modes)('the App Home over %s', (mode) => {
  const opened = (user: string) => ({ type: 'app_home_opened', user, channel: 'D0ALICE', tab: 'home' });

  test('names the channels the person is in at this moment, and welcomes once', async () => {
    const { slack, world } = await connected(mode);
    const published = () => slack.callsOf('views.publish');
    world.channels.get('C0SECRET')?.members.add('U0BOT');
    world.addChannel({ id: 'C0OTHERS', members: ['U0BOB'] });
    await slack.people.event(opened(alice));
    const first = JSON.stringify((await slack.until(() => published()[0])).args.view);
    expect(first).toContain(`home: ${channel} ${elsewhere} C0SECRET`);
    expect(first).toContain('Welcome');
    world.channels.get('C0SECRET')?.members.delete(alice);
    await slack.people.event(opened(alice));
    const second = JSON.stringify((await slack.until(() => published()[1])).args.view);
    expect(second).toContain(`home: ${channel} ${elsewhere}`);
    expect(second).not.toContain('C0SECRET');
    expect(second).not.toContain('Welcome');
    expect(slack.refused).toEqual([]);
  });

  test('its buttons answer in the direct messages and draw it afresh', async () => {
    const { slack, world } = await connected(mode);
    await slack.people.event(opened(alice));
    const view = (await slack.until(() => slack.views.get(`home:${alice}`))).view;
    await slack.people.clickHome(alice, view.blocks, 'Mine');
    const { id } = world.directMessage(alice);
    await slack.until(() => world.messages(id).find(({ text }) => text === 'yours alone'));
    await slack.until(() => slack.callsOf('views.publish')[1]);
  });

  test('its forms subscribe the person', async () => {
    const { slack, world, ran } = await connected(mode);
    await slack.people.event(opened(alice));
    const view = (await slack.until(() => slack.views.get(`home:${alice}`))).view;
    await slack.people.clickHome(alice, view.blocks, 'Get papers');
    const modal = (await slack.until(() => slack.views.get('V1'))).view;
    const metadata = modal.private_metadata ?? '';
    const shown = { id: 'V1', callback_id: 'form', private_metadata: metadata };
    await slack.people.submit(alice, shown, { topic: { type: 'plain_text_input', value: 'planes' } });
    const { id } = world.directMessage(alice);
    await slack.until(() => world.messages(id).find(({ text }) => text.startsWith('subscribed')));
    expect(ran.at(-1)?.place).toEqual({ platform: 'slack', tenant: 'T0PAPER', channel: id, kind: 'dm' });
  });
});
