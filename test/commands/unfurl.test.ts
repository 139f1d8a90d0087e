import { expect, it } from 'vitest';
import { aChannel } from '../fixtures/channels.ts';
import { caller, place, replyTo, room } from './fixture.ts';

/** A channel in a chat that lacks so much to show papers under links; undefined: one that shows links in its own way. */
async function asking(missing: string[] | undefined, isSubscribed = true) {
  const here = await room([]);
  here.services.missingForUnfurls = () => missing;
  if (isSubscribed) await here.channels.update(place, () => aChannel({ place }));
  return { ...here, isOn: async () => (await here.channels.get(place))?.unfurlsLinks };
}

it('is off until somebody who manages the channel turns it on, and can be turned off', async () => {
  const here = await asking([]);
  expect(await here.isOn()).toBe(false);
  const refused = await replyTo(here, 'unfurl on', caller({ mayManage: async () => false }));
  expect(refused.summary).toContain('Only people who can manage');
  expect(await here.isOn()).toBe(false);
  const on = await replyTo(here, 'unfurl on');
  expect(on.summary).toMatch(/once a day.*without noting who posted it\. \/paper unfurl off stops it\.$/);
  expect(await here.isOn()).toBe(true);
  expect((await replyTo(here, 'unfurl off')).summary).toBe('Links that people post here stay as they are.');
  expect(await here.isOn()).toBe(false);
});

it('is turned on where the installation lacks something, and says what is to be done', async () => {
  const here = await asking(['links:read (reinstall the app)']);
  const { summary, failed } = await replyTo(here, 'unfurl on');
  expect(summary).toMatch(/Nothing is shown yet: I am missing links:read \(reinstall the app\)\.$/);
  expect(failed).toBeUndefined();
  expect(await here.isOn()).toBe(true);
});

it('is refused where the chat shows links in its own way, and where nothing is subscribed', async () => {
  const elsewhere = await asking(undefined);
  expect(await replyTo(elsewhere, 'unfurl on')).toMatchObject({
    failed: true,
    summary: expect.stringContaining('Only in Slack'),
  });
  expect(await elsewhere.isOn()).toBe(false);
  expect((await replyTo(await asking([], false), 'unfurl on')).summary).toContain('Run /paper subscribe first');
});
