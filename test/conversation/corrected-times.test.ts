import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/chat/reply.ts';
import { follow, spoken } from './spoken.ts';

/** What the first button of a reply would do, or what is said without one that does anything. */
const offered = ({ blocks, summary }: Reply) => {
  const [button] = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  return button === undefined || 'url' in button || button.ask !== undefined ? summary : { ...button.invoke.options };
};

describe('what is said in the place of an offer', () => {
  it.each([
    ['post every day at 8:45', 'no, wait, 9', 'every day 09:00'],
    ['post every day at 8:45', 'make that 8:15', 'every day 08:15'],
    ['post every day at 8:45', 'make it 9', 'every day 09:00'],
    ['post every day at 8:45', 'sorry, 10', 'every day 10:00'],
    ['post every day at 8:45', 'i meant 10', 'every day 10:00'],
    ['post every day at 8:45', 'no 9 please', 'every day 09:00'],
    ['post every day at 8:45', 'hm, rather 9:30', 'every day 09:30'],
    ['post every day at 8pm', 'no, 9', 'every day 21:00'],
    ['post every day at 9', 'could you do 8 instead of 9', 'every day 08:00'],
    ['post on tuesdays at 9', 'no wait, make it wednesday instead of tuesday', 'Wed 09:00'],
    ['post on tuesdays at 9', 'oh no, sorry, thursday', 'Thu 09:00'],
    ['post every day at 9', 'ok, and at 6pm', 'every day 09:00 and 18:00'],
    ['post every day at 9', 'also at 6pm', 'every day 09:00 and 18:00'],
    ['post every day at 9', 'plus 18:00 please', 'every day 09:00 and 18:00'],
    ['post every day at 9 and 18:00', '8 instead of 9', 'every day 08:00 and 18:00'],
    ['post on tuesdays at 9', 'also on fridays', 'Tue, Fri 09:00'],
    ['post on tuesdays at 9', 'actually wednesday instead', 'Wed 09:00'],
    ['make it daily', 'no fridays', 'Mon, Tue, Wed, Thu, Sat, Sun 09:00'],
  ])('%s, then %s', async (first, second, when) => {
    const { say, channels } = await spoken();
    await follow(channels, 'robotics');
    await say(first);
    expect(offered(await say(second))).toEqual({ when });
  });

  it('is no hour of two that were offered', async () => {
    const { say, channels } = await spoken();
    await follow(channels, 'robotics');
    await say('post every day at 8 and 20');
    expect(offered(await say('no, 9'))).not.toEqual({ when: 'every day 21:00' });
  });

  it('is another wish where it names what is not to come', async () => {
    const { say, channels } = await spoken();
    await follow(channels, 'robotics');
    await say('skip mondays please');
    expect(offered(await say('no posts at the weekend'))).toBe('Posts come weekdays at 09:00 UTC already.');
  });
});

it.each([
  ['could you do 8 instead of 9', { when: 'weekdays 08:00' }],
  ['can we have 8 instead of 9 please', { when: 'weekdays 08:00' }],
  ['do 10 rather than 9', { when: 'weekdays 10:00' }],
  ['also on sundays', { when: 'Mon, Tue, Wed, Thu, Fri, Sun 09:00' }],
  ['5 instead of 10', { top: '5' }],
  ['post on weekdays at 9', 'Posts come weekdays at 09:00 UTC already.'],
])('%s, said to a channel that gets papers at nine', async (text, wanted) => {
  const { say, channels } = await spoken();
  await follow(channels, 'robotics');
  expect(offered(await say(text))).toEqual(wanted);
});
