import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import type { Place } from '../../../src/core/chat/place.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { within } from '../../fixtures/wait.ts';
import { endlessBody, endlessGzip } from '../../servers/endless.ts';
import { channel, connected } from './fixture.ts';

const place: Place = { platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public' };
const reply = (text: string): Reply => ({
  summary: text,
  blocks: [{ type: 'text', text: [text] }],
  audience: 'everyone',
});

it.each([
  ['to a request that was done', endlessBody(200)],
  ['to one that was done, zipped', endlessGzip(200)],
  ['of an error, zipped', endlessGzip(400)],
  ['of a failure', endlessBody(500)],
  ['of a request to wait', endlessBody(429)],
])('an answer %s that does not end is cut off, and the next post goes out', async (_, answer) => {
  const { adapter, slack } = await connected('http');
  const closed = new Promise<void>((resolve) => {
    const watched = (response: ServerResponse) => {
      response.once('close', resolve);
      answer(response);
    };
    slack.faults.add('chat.postMessage', { kind: 'answer', answer: watched, done: false });
  });
  const before = process.memoryUsage().rss;
  const first = await adapter.post(place, reply('first'), 'k1');
  await within(closed, 'the connection to be closed', () => JSON.stringify(first));
  expect(first.kind).toBe('unknown');
  expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  expect(await adapter.post(place, reply('second'), 'k2')).toMatchObject({ kind: 'sent' });
});
