import { expect, it } from 'vitest';
import { buttons, press, replyTo, replyToForm, words } from './fixture.ts';
import { key, subscribed } from './subscribed.ts';

const labels = (reply: Parameters<typeof buttons>[0]) => buttons(reply).map(({ label }) => label);
type Here = Awaited<ReturnType<typeof subscribed>>;
const topicsOf = async (here: Here) => (await here.channels.get(key))?.topics.map(({ text }) => text);

it.each(['zeppelins', 'author:nobody', 'planes -thousand -paper', 'since:2026-06-19'])(
  'asks before it subscribes %s, which has matched nothing',
  async (topic) => {
    const here = await subscribed();
    const asked = await replyTo(here, `subscribe ${topic} top:2 min-upvotes:3`);
    expect(asked.summary).toBe(`Nothing is changed yet: no paper matched ${topic} in the one day I have, Thu 18 June.`);
    expect(labels(asked)).toEqual(['Subscribe all the same']);
    expect(await topicsOf(here)).toBeUndefined();
    const done = await press(here, asked, 'Subscribe all the same');
    expect(words(done)).toContain('no paper matched in the one day I have');
    expect(await here.channels.get(key)).toMatchObject({ topics: [{ text: topic, minUpvotes: 3 }], top: 2 });
  },
);

it('offers the spelling that search takes a topic for, beside what was typed with it', async () => {
  const here = await subscribed();
  const asked = await replyTo(
    here,
    'subscribe day’s top papers; Papr glidng -"robot arms" since:2026-06-01; planes top:2',
  );
  expect(asked.summary).toContain('no paper matched Papr glidng -"robot arms" since:2026-06-01 in the one day');
  expect(labels(asked)).toEqual([
    `Subscribe to the day's top papers; paper gliding -"robot arms"…`,
    'Subscribe all the same',
  ]);
  await replyToForm(here, invokeOf(asked));
  expect(await topicsOf(here)).toEqual(['', 'paper gliding -"robot arms" since:2026-06-01', 'planes']);
});

it('asks once for a topic, and not where its upvotes are why nothing came', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe zeppelins confirm:yes');
  expect((await replyTo(here, 'subscribe zeppelins top:2')).summary).toBe('Subscribed to zeppelins.');
  expect((await replyTo(here, 'subscribe planes min-upvotes:500')).summary).toBe('Subscribed to planes.');
  const stopped = await replyTo(here, 'unsubscribe zeppelins');
  await press(here, stopped, 'Undo');
  expect(await topicsOf(here)).toEqual(['planes', 'zeppelins']);
});

it('says how several topics are written where one of commas matches nothing', async () => {
  const here = await subscribed();
  expect(words(await replyTo(here, 'subscribe planes, zeppelins'))).toContain(
    'For several topics: /paper subscribe planes; zeppelins',
  );
});

it('tells by the latest days there are where the source has long been away, or there is only the sample', async () => {
  const here = await subscribed();
  here.clock.set('2026-09-18T12:00:00.000Z');
  expect((await replyTo(here, 'subscribe zeppelins')).summary).toBe(
    'Nothing is changed yet: no paper matched zeppelins in the one day I have, Thu 18 June.',
  );
  expect((await replyTo(here, 'subscribe planes')).summary).toBe('Subscribed to planes.');
});

it('keeps what a form showed: what others did meanwhile stays theirs', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes; gliding');
  const shown = { topic: 'planes; gliding', top: '5' };
  await replyTo(here, 'unsubscribe gliding');
  const sent = { command: 'subscribe', options: { topic: 'planes; gliding; zeppelins', top: 5 }, shown };
  await press(here, await replyToForm(here, sent), 'Subscribe all the same');
  expect(await topicsOf(here)).toEqual(['planes', 'zeppelins']);
});

function invokeOf(reply: Parameters<typeof buttons>[0]) {
  const [first] = buttons(reply);
  if (first === undefined || !('invoke' in first)) throw new Error('no button');
  return first.invoke;
}
