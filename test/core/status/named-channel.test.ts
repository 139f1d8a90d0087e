import { expect, it } from 'vitest';
import { channelText, namedChannel } from '../../../src/core/status/named-channel.ts';

it.each([
  [{ platform: 'slack', tenant: 'T1', channel: 'C1', kind: 'public' }, 'Slack C1'],
  [{ platform: 'discord', tenant: 'u1', channel: 'd1', kind: 'dm' }, 'Discord, direct messages'],
  [{ platform: 'console', tenant: 'console', channel: 'console', kind: 'public' }, 'The terminal'],
] as const)('an operator reads %j as %s', (place, text) => expect(channelText(namedChannel(place))).toBe(text));
