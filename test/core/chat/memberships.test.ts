import { expect, it } from 'vitest';
import { rememberMemberships } from '../../../src/core/chat/memberships.ts';
import { fakeClock } from '../../fixtures/clock.ts';

it('asks a platform once a minute, takes no answer for no, and no tenant for another', async () => {
  const clock = fakeClock('2026-06-19T12:00:00.000Z');
  let asked = 0;
  let answer: () => Promise<boolean> = async () => true;
  const ask = () => {
    asked++;
    return answer();
  };
  const { isMember, seesPublic } = rememberMemberships(
    (platform) => (platform === 'slack' ? { isMember: ask, seesPublic: ask, sees: ask } : undefined),
    clock,
  );
  const alice = { platform: 'slack', tenant: 'T1', person: 'U1' } as const;
  const channel = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const;
  expect(await Promise.all([isMember(alice), isMember(alice), seesPublic(alice, channel)])).toEqual([true, true, true]);
  expect(asked).toBe(2);
  answer = async () => false;
  clock.set('2026-06-19T12:00:59.000Z');
  expect(await isMember(alice)).toBe(true);
  clock.set('2026-06-19T12:01:00.000Z');
  expect(await isMember(alice)).toBe(false);
  answer = () => Promise.reject(new Error('silence'));
  expect(await isMember({ ...alice, tenant: 'T2' })).toBe(false);
  expect(await seesPublic({ ...alice, tenant: 'T2' }, channel)).toBe(false);
  expect(await isMember({ ...alice, platform: 'discord' })).toBe(false);
});
