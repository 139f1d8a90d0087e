import { expect, it } from 'vitest';
import { channelKey, type Place } from '../../src/core/chat/place.ts';
import { aChannel } from '../fixtures/channels.ts';
import { aPaper } from '../fixtures/papers.ts';
import { caller, place, replyTo, room, words } from './fixture.ts';

it('shows my saved papers, and of the channels only those I can see', async () => {
  const paper = aPaper();
  const here = await room([paper]);
  await here.services.saved?.add({ platform: 'discord', tenant: 'guild', person: 'alice' }, paper.id, new Date());
  const open: Place = { ...place, channel: 'open' };
  const closed: Place = { ...place, channel: 'closed', kind: 'private' };
  const elsewhere: Place = { ...place, tenant: 'other', channel: 'elsewhere' };
  for (const where of [open, closed, elsewhere]) {
    await here.channels.update(channelKey(where), () => aChannel({ place: where }));
  }
  const seen = words(await replyTo(here, 'home', caller({ canSee: async ({ channel }) => channel !== 'closed' })));
  expect(seen).toContain(paper.title);
  expect(seen).toContain('#open');
  expect(seen).not.toMatch(/closed|elsewhere/);

  const bob = words(await replyTo(here, 'home', caller({ id: 'bob', canSee: async () => false })));
  expect(bob).toContain('None yet.');
  expect(bob).toContain('None that you can see.');
  expect(bob).not.toContain('#open');
});

it('shows the channels page by page, and leads on only to those I can see', async () => {
  const here = await room([]);
  for (let number = 1; number <= 30; number += 1) {
    const where: Place = { ...place, channel: `c${String(number).padStart(2, '0')}` };
    await here.channels.update(channelKey(where), () => aChannel({ place: where }));
  }
  const alice = caller({ canSee: async ({ channel }) => channel <= 'c14' });
  const page = async (options = '') => words(await replyTo(here, `home ${options}`, alice));
  expect(await page()).toMatch(/#c01[\s\S]*#c10/);
  expect(await page()).not.toContain('#c11');
  expect(await page()).toContain('Next 4');
  expect(await page('page:2')).toMatch(/#c11[\s\S]*#c14/);
  expect(await page('page:2')).not.toMatch(/#c10|#c15|Next/);
});

it("begins with the day's best papers, on the first page alone", async () => {
  const titles = ['Kites', 'Gliders', 'Planes', 'Balloons'];
  const here = await room(
    titles.map((title, at) => aPaper({ id: `2606.0000${at}`, title, featuredOn: '2026-06-19', upvotes: 40 - at })),
  );
  const first = words(await replyTo(here, 'home'));
  expect(first).toMatch(/The best three of .*19 June[\s\S]*Kites[\s\S]*Gliders[\s\S]*Planes[\s\S]*Your saved papers/);
  expect(first).not.toContain('Balloons');
  expect(words(await replyTo(here, 'home page:2'))).not.toContain('Kites');
});
