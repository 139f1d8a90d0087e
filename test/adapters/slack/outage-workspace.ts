import { onTestFinished } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { ChatAdapter, ChatEvent } from '../../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { createPlatformPace } from '../../../src/delivery/pace.ts';
import { onChannelEvent } from '../../../src/digests/channel-events.ts';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { daily } from '../../digests/harness.ts';
import { aChannel } from '../../fixtures/channels.ts';
import { recordedLog } from '../../fixtures/clock.ts';
import { papers } from '../../fixtures/papers.ts';
import type { virtualClock } from '../../fixtures/virtual-clock.ts';
import { alice, channel, connected, elsewhere, type Mode } from './fixture.ts';

const minute = 60_000;
/** The pauses between two questions whether the token is good again; nothing else waits so long. */
const pauses = [1, 2, 4, 8, 16, 30].map((minutes) => minutes * minute);

const greetingMs = 15_000;

/** A virtual clock on which those pauses end only when the test says so. */
function heldClock(clock: ReturnType<typeof virtualClock>) {
  const held: { ms: number; end: () => void }[] = [];
  const asked: number[] = [];
  const sleep: Clock['sleep'] = (ms, signal) => {
    // Slack's greeting comes, however far the clock has jumped meanwhile.
    if (ms === greetingMs) return new Promise((end) => signal?.addEventListener('abort', () => end()));
    if (!pauses.includes(ms)) return clock.sleep(ms, signal);
    asked.push(ms / minute);
    return new Promise((end) => {
      held.push({ ms, end });
      signal?.addEventListener('abort', () => end());
    });
  };
  return {
    clock: { ...clock, sleep },
    /** The pauses begun so far, in minutes. */
    asked,
    /** Lets the pause that runs pass. */
    pass() {
      for (const { ms, end } of held.splice(0)) {
        clock.set(new Date(clock.now().getTime() + ms));
        end();
      }
    },
  };
}

export const place = (id: string): Place => ({ platform: 'slack', tenant: 'T0PAPER', channel: id, kind: 'public' });

/** Two channels that are due, the daily run, and the adapter between it and the strict server. */
export async function workspace(mode: Mode = 'http') {
  let adapter: ChatAdapter | undefined;
  const here = await daily({
    papers: papers(6, { featuredOn: '2026-06-18' }),
    channels: [channel, elsewhere].map((id) => aChannel({ place: place(id), organiser: alice })),
    options: { senderOf: (platform) => (platform === 'slack' ? adapter : undefined) },
  });
  const held = heldClock(here.clock);
  const log = recordedLog();
  const keyValues = createKeyValueStore(here.db);
  const all = await connected(mode, { clock: held.clock, keyValues, log });
  const { slack, world } = all;
  world.channels.get(elsewhere)?.members.add('U0BOT');
  const events: ChatEvent[] = [];
  const dispatch = {
    ...all.dispatch,
    async event(event: ChatEvent) {
      events.push(event);
      if (event.kind === 'tenant-out' || event.kind === 'tenant-gone' || event.kind === 'tenant-recovered') {
        await onChannelEvent(event, here.channels, here.clock.now());
      }
    },
  };
  onTestFinished(() => adapter?.stop());
  async function restart() {
    await (adapter ?? all.adapter).stop();
    adapter = createSlack(all.options);
    await adapter.start(dispatch, createPlatformPace(adapter, held.clock).turn);
  }
  const said = (text: string) => () => log.lines.find(({ message }) => message.includes(text));
  return {
    ...here,
    ...{ slack, world, events, log, keyValues, restart, options: all.options, dispatch, asked: held.asked, said },
    adapter: () => adapter,
    posts: (id: string) => world.messages(id).filter(({ ephemeralFor }) => ephemeralFor === undefined),
    /** Slack accepts the token again, and it is asked. */
    async heal() {
      slack.kill(undefined);
      const before = log.lines.length;
      held.pass();
      await waitFor(() => log.lines.slice(before).some(({ message }) => message.includes('accepted again')));
    },
    /** The token is asked for once more, in vain. */
    async askInVain() {
      const before = held.asked.length;
      held.pass();
      await waitFor(() => held.asked.length > before);
    },
    open: () => here.db.selectFrom('deliveries').select(['channel', 'state']).where('open', '=', 1).execute(),
  };
}

/** Loops of the event loop until something is so; the servers answer on real sockets. */
async function waitFor(isSo: () => boolean): Promise<void> {
  for (let turns = 0; !isSo(); turns++) {
    if (turns > 20_000) throw new Error(`waited in vain for ${isSo}`);
    await new Promise((turn) => setImmediate(turn));
  }
}
