import { expect, it } from 'vitest';
import { createConnections } from '../src/connections.ts';
import type { ChatStatus } from '../src/core/status/process-status.ts';
import { connected, openServer } from './adapters/discord/setup.ts';
import { atOnce } from './fixtures/at-once.ts';
import { within } from './fixtures/wait.ts';

/** A process that sends to Discord, and may listen there. */
async function sending() {
  const server = await openServer();
  const { adapter: sender, speaker } = await connected({ server, start: false, sendsOnly: true });
  const { adapter: hearing } = await connected({ server, start: false });
  const states: ChatStatus['state'][] = [];
  const connections = createConnections({
    watch: { chat: (_, state) => void states.push(state) },
    dispatch: () => speaker.dispatch,
    turnOn: () => atOnce,
    onConnected: async () => {},
  });
  const chat = connections.chat({ adapter: sender, listener: () => hearing });
  await chat.connect();
  const listener = chat.listener?.();
  if (listener === undefined) throw new Error('it has no listener');
  return { server, sender, hearing, listener, connections, states };
}

it('goes on sending when the platform ends what listened', async () => {
  const { server, sender, hearing, listener, connections, states } = await sending();
  await listener.connect();
  expect(connections.of('discord')).toBe(hearing);
  server.gateway.close(4014);
  await within(listener.lost, 'the end of the listener', () => states.join());
  await listener.end();
  expect(connections.of('discord')).toBe(sender);
  expect(connections.areAny()).toBe(true);
  expect(states.at(-1)).toBe('connected');
});

it('ends what listens while it signs in, and it does not come back', async () => {
  const { sender, listener, connections, states } = await sending();
  const connecting = listener.connect().catch((error: Error) => error.message);
  await listener.end();
  await within(connecting, 'the sign-in to end', () => states.join());
  expect(connections.of('discord')).toBe(sender);
});
