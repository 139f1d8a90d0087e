import { expect, it } from 'vitest';
import { caller, replyTo, words } from './fixture.ts';
import { subscribed } from './subscribed.ts';

const reason = 'the token was revoked: install the Slack app again';
const told = `Nothing is posted at the moment: ${reason}. Posting goes on by itself when that is mended.`;

/** A subscribed channel of an installation that is out of order since. */
async function outOfOrder() {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  await replyTo(here, 'pause');
  Object.assign(here.services, { outage: () => reason });
  return here;
}

it.each(['subscriptions', 'preview', 'preview nothing', 'home', 'schedule daily 10:00'])(
  '%s says so beside its answer',
  async (line) => {
    const here = await outOfOrder();
    const reply = await replyTo(here, line);
    expect(words(reply)).toContain(told);
    expect(reply.failed).toBeUndefined();
  },
);

it.each(['subscribe kites', 'resume'])('%s does nothing, and says why', async (line) => {
  const here = await outOfOrder();
  const before = await here.channels.ofTenant({ platform: 'discord', tenant: 'guild' });
  const reply = await replyTo(here, line);
  expect(words(reply)).toContain(told);
  expect(reply.failed).toBe(true);
  expect(await here.channels.ofTenant({ platform: 'discord', tenant: 'guild' })).toEqual(before);
});

it('whoever may not manage, or cannot be looked up, reads it too', async () => {
  const here = await outOfOrder();
  const reply = await replyTo(here, 'schedule daily 10:00', caller({ isExternal: true }));
  expect(words(reply)).toContain(told);
});

it('nothing is said of it where all is well', async () => {
  const here = await subscribed();
  for (const line of ['subscribe planes', 'subscriptions', 'preview', 'home', 'schedule daily 10:00', 'resume']) {
    expect(words(await replyTo(here, line))).not.toContain('Nothing is posted at the moment');
  }
});
