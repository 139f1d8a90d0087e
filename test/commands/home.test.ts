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
