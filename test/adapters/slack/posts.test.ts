import { describe, expect, test } from 'vitest';
import type { Place } from '../../../src/core/chat/place.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { fakeClock } from '../../fixtures/clock.ts';
import { alice, channel, connected, elsewhere } from './fixture.ts';

const place: Place = { platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public' };
const reply = (text: string): Reply => ({
  summary: text,
  blocks: [{ type: 'text', text: [text] }],
  audience: 'everyone',
});
const start = '2026-06-19T09:00:00Z';
/** Time that moves only when the adapter waits: over HTTP nothing else watches it. */
const posting = (deadlines = {}) => connected('http', { clock: fakeClock(start), deadlines });
const since = new Date(start);

describe('posts', () => {
  test('stand in the channel with their key, without previews, with words for screen readers', async () => {
    const { adapter, slack, world } = await posting();
    const result = await adapter.post(place, reply('A <b> & *c*'), 'k1');
    const [message] = world.messages(channel);
    expect(result).toEqual({
      kind: 'sent',
      message: {
        place,
        id: message?.ts,
        url: `https://paper.slack.com/archives/${channel}/p${message?.ts.replace('.', '')}`,
      },
    });
    expect(message?.text).toBe('A &lt;b&gt; &amp; ∗c*');
    expect(message?.metadata).toEqual({ event_type: 'paperboy_delivery', event_payload: { key: 'k1' } });
    expect(slack.callsOf('chat.postMessage')[0]?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  test.each([
    { kind: 'close', done: true },
    { kind: 'reset', done: true },
    { kind: 'hang', done: true },
    { kind: 'status', status: 500, done: true },
    { kind: 'status', status: 502, done: false },
    { kind: 'hang', done: false },
  ] as const)('$kind, done: $done: asked once, unknown, and found by its key if it stands there', async (fault) => {
    const { adapter, slack } = await posting(fault.kind === 'hang' ? { postMs: 2_000 } : {});
    slack.faults.add('chat.postMessage', fault);
    const result = await adapter.post(place, reply('one'), 'k1');
    expect(result.kind).toBe('unknown');
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
    const found = await adapter.find(place, 'k1', since);
    expect(found.kind).toBe(fault.done ? 'found' : 'absent');
    expect((await adapter.find(place, 'k2', since)).kind).toBe('absent');
  });

  test('a 429 says when; one without a time waits half a minute', async () => {
    const { adapter, slack } = await posting();
    slack.faults.add('chat.postMessage', { kind: 'status', status: 429, retryAfter: 7, done: false });
    slack.faults.add('chat.postMessage', { kind: 'status', status: 429, done: false });
    expect(await adapter.post(place, reply('one'), 'k1')).toMatchObject({ kind: 'retry', afterMs: 7_000 });
    expect(await adapter.post(place, reply('one'), 'k1')).toMatchObject({ kind: 'retry', afterMs: 30_000 });
    expect((await adapter.post(place, reply('one'), 'k1')).kind).toBe('sent');
  });

  test('are found on later pages of the history, and in threads', async () => {
    const { adapter, world, paced } = await posting();
    await paced(place);
    await adapter.post(place, reply('first'), 'k1');
    for (let n = 0; n < 40; n++) world.add(channel, { user: alice, text: 'chatter' });
    expect((await adapter.find(place, 'k1', since)).kind).toBe('found');
    const thread = world.messages(channel)[0]?.ts ?? '';
    await paced(place);
    await adapter.post({ ...place, thread }, reply('inside'), 'k2');
    expect((await adapter.find({ ...place, thread }, 'k2', since)).kind).toBe('found');
    const someoneElse = { event_type: 'paperboy_delivery', event_payload: { key: 'k3' } };
    world.add(channel, { user: 'U0EVIL', bot_id: 'B0EVIL', text: 'fake', metadata: someoneElse });
    expect((await adapter.find(place, 'k3', since)).kind).toBe('absent');
  });

  test.each([
    { kind: 'status', status: 429, retryAfter: 3, done: false },
    { kind: 'status', status: 500, done: false },
    { kind: 'reset', done: false },
  ] as const)('cannot be looked for while Slack does not answer: $kind', async (fault) => {
    const clock = fakeClock(start);
    const { adapter, slack } = await connected('http', { clock });
    await adapter.post(place, reply('one'), 'k1');
    slack.faults.add('conversations.history', fault);
    expect((await adapter.find(place, 'k1', since)).kind).toBe('unable');
    await clock.sleep(3_000);
    expect((await adapter.find(place, 'k1', since)).kind).toBe('found');
  });

  test('are found by an app that may look once a minute, 15 messages at a time, page after page', async () => {
    const clock = fakeClock(start);
    const { adapter, world, slack, paced } = await connected('http', { clock });
    await paced(place);
    await adapter.post(place, reply('first'), 'k1');
    for (let n = 0; n < 40; n++) world.add(channel, { user: alice, text: 'chatter' });
    const thread = world.messages(channel)[0]?.ts ?? '';
    await paced(place);
    await adapter.post({ ...place, thread }, reply('inside'), 'k2');
    slack.distributeCommercially();
    const find = (key: string, where: Place = place) => adapter.find(where, key, since);
    const waits = { kind: 'unable', afterMs: 60_000, reason: expect.stringContaining('not my turn yet') };

    expect(await find('k1')).toEqual(waits);
    const asked = () => slack.callsOf('conversations.history').length + slack.callsOf('conversations.replies').length;
    expect(asked()).toBe(2);
    // Another search waits behind it, and asks for nothing meanwhile.
    expect(await find('k2', { ...place, thread })).toEqual(waits);
    expect(asked()).toBe(2);
    await clock.sleep(60_000);
    expect(await find('k1')).toEqual(waits);
    await clock.sleep(60_000);
    expect((await find('k1')).kind).toBe('found');
    expect((await find('k2', { ...place, thread })).kind).toBe('found');
    // What was read was not read again.
    const read = slack.callsOf('conversations.history').filter(({ status }) => status === 200);
    expect(read.map(({ args }) => args.cursor)).toEqual([undefined, '15', '30']);
  });

  test('cannot be found without the history scope', async () => {
    const { adapter, slack } = await posting();
    slack.grant(['chat:write', 'channels:read']);
    expect(await adapter.find(place, 'k1', since)).toMatchObject({
      kind: 'unable',
      reason: expect.stringContaining('channels:history'),
    });
  });

  test('channels that are out of reach are gone, with the words that help', async () => {
    const { adapter, world } = await posting();
    world.addChannel({ id: 'C0OLD', is_archived: true, members: ['U0BOT'] });
    const to = async (id: string) => adapter.post({ ...place, channel: id }, reply('one'), 'k1');
    expect(await to('C0NONE')).toMatchObject({ kind: 'gone', reason: expect.stringContaining('/invite @Paperboy') });
    expect(await to(elsewhere)).toMatchObject({ kind: 'gone', reason: expect.stringContaining('/invite @Paperboy') });
    expect(await to('C0OLD')).toMatchObject({ kind: 'gone', reason: expect.stringContaining('unarchive') });
  });

  test('a person is written to in their direct messages', async () => {
    const { adapter, world } = await posting();
    const result = await adapter.post({ ...place, channel: alice, kind: 'dm' }, reply('hello'), 'k1');
    const { id } = world.directMessage(alice);
    expect(world.messages(id)).toHaveLength(1);
    expect(result).toMatchObject({ kind: 'sent', message: { place: { channel: id } } });
  });

  test('can be edited; a message is its own thread', async () => {
    const { adapter, world } = await posting();
    const sent = await adapter.post(place, reply('one'), 'k1');
    if (sent.kind !== 'sent') throw new Error(sent.reason);
    await adapter.edit(sent.message, reply('two'));
    expect(world.messages(channel)[0]?.text).toBe('two');
    expect(await adapter.openThread(sent.message, 'Title')).toMatchObject({
      kind: 'opened',
      place: { thread: sent.message.id },
    });
  });
});
