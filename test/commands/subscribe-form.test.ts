import { expect, it } from 'vitest';
import { typedWhen } from '../../src/core/in-force.ts';
import { readWhen } from '../../src/core/when.ts';
import { papers } from '../fixtures/papers.ts';
import { caller, place, replyTo, room } from './fixture.ts';

async function form(subscribe?: string) {
  const here = await room(papers(3, { featuredOn: '2026-06-18' }));
  Object.assign(here.services, {
    lacks: async () => [],
    preview: async () => ({ picks: [], candidates: 0 }),
    defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'UTC' }, top: 5 },
  });
  if (subscribe !== undefined) await replyTo(here, subscribe);
  const wanted = await here.dispatch.formForText('subscribe', caller({ timezone: 'Asia/Tokyo' }));
  return Object.fromEntries(wanted?.form.fields.map(({ name, initial }) => [name, initial]) ?? []);
}

it('begins with what a new subscription would get', async () => {
  expect(await form()).toEqual({ topic: undefined, top: '5', when: 'weekdays 09:00', timezone: 'Asia/Tokyo' });
});

it('begins with what is in force where the channel is subscribed', async () => {
  expect(await form('subscribe planes top:2 when:"mon,thu 8:30" timezone:Europe/Paris')).toEqual({
    topic: undefined,
    top: '2',
    when: 'Mon, Thu 08:30',
    timezone: 'Europe/Paris',
  });
});

it('is known to be wanted before anything is looked up', async () => {
  const { dispatch } = await room([]);
  expect(['subscribe', 'search', 'subscribe planes', 'today', '', 'nonsense'].filter(dispatch.wantsForm)).toEqual([
    'subscribe',
    'search',
  ]);
});

it.each(['0 9 * * 1-5', '30 8 * * 1,4', '0 18 * * *', '15 9,18 * * *', '0 9 1 * *', '0 7 * * 0,6'])(
  '%s, sent as the form shows it, stays what it is',
  (line) => {
    expect(readWhen(typedWhen(line), '0 9 * * 1-5', new Date('2026-06-19T12:00:00Z'))).toEqual({ ok: true, line });
  },
);

it('is refused to guests with words that hold for them', async () => {
  const { dispatch } = await room([]);
  const said = async (kind: 'public' | 'dm') => {
    const guest = caller({ isExternal: true, place: { ...place, kind } });
    for await (const { blocks } of dispatch.runText('subscribe planes', guest)) return JSON.stringify(blocks);
  };
  expect(await said('public')).not.toContain('direct message');
  expect(await said('dm')).toContain('Guests and people of connected organisations cannot subscribe');
});
