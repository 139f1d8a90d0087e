import { expect, it } from 'vitest';
import { alice, channel, connected, elsewhere } from './fixture.ts';

const tenant = 'T0PAPER';
const person = (id: string) => ({ platform: 'slack', tenant, person: id }) as const;
const at = (id: string) => ({ platform: 'slack', tenant, channel: id }) as const;

it('a member sees public channels, a guest those they are in, and nobody a private one', async () => {
  const { adapter } = await connected('socket');
  const sees = (id: string, where: string) => adapter.memberships?.seesPublic(person(id), at(where));
  expect(await sees(alice, channel)).toBe(true);
  expect(await sees('U0BOB', elsewhere)).toBe(true);
  expect(await sees(alice, 'C0SECRET')).toBe(false);
  expect(await sees(alice, 'C0NOWHERE')).toBe(false);
  expect(await sees('U0GUEST', channel)).toBe(true);
  expect(await sees('U0GUEST', elsewhere)).toBe(false);
  expect(await adapter.memberships?.isMember({ ...person(alice), tenant: 'T0OTHER' })).toBe(false);
});

it('a private channel is seen by whoever is in it, and nobody else', async () => {
  const { adapter, world } = await connected('socket');
  const sees = (id: string, where = channel) => adapter.memberships?.sees(person(id), at(where));
  expect([await sees(alice), await sees('U0BOB', elsewhere), await sees('U0GUEST', elsewhere)]).toEqual([
    true,
    true,
    false,
  ]);
  const reading = world.channels.get(channel);
  if (reading === undefined) throw new Error('no channel');
  reading.is_private = true;
  reading.members.delete('U0BOB');
  expect(await sees(alice)).toBe(true);
  expect(await sees('U0BOB')).toBe(false);
  // What we cannot look into.
  expect(await sees(alice, 'C0SECRET')).toBe(false);
});

it('is asked anew: a channel that became private, an account that was deactivated, a scope that is gone', async () => {
  const { adapter, world, slack } = await connected('socket');
  const sees = (id: string) => adapter.memberships?.seesPublic(person(id), at(channel));
  expect(await sees(alice)).toBe(true);
  const reading = world.channels.get(channel);
  if (reading === undefined) throw new Error('no channel');
  reading.is_private = true;
  expect(await sees(alice)).toBe(false);
  reading.is_private = false;
  expect(await sees(alice)).toBe(true);
  world.addUser({ id: alice, deleted: true });
  expect(await adapter.memberships?.isMember(person(alice))).toBe(false);
  expect(await adapter.memberships?.isMember(person('U0NOBODY'))).toBe(false);
  slack.grant(['chat:write']);
  expect(await adapter.memberships?.isMember(person('U0BOB'))).toBe(false);
});
