import { answer, isForOne, one, type Show, type Standing } from '../../../src/adapters/kit/answer.ts';
import { type ButtonLimits, decodeButton, encodeButton, runButtonsOf } from '../../../src/adapters/kit/buttons.ts';
import { networkFailure, slowerPace } from '../../../src/adapters/kit/failures.ts';
import { createInFlight } from '../../../src/adapters/kit/in-flight.ts';
import { wordsOf } from '../../../src/adapters/kit/rich.ts';
import { pressed, withShare } from '../../../src/adapters/kit/share.ts';
import { isRead, unreadable } from '../../../src/adapters/kit/unreadable.ts';
import { thumbOf } from '../../../src/adapters/kit/votes.ts';
import type { ChatAdapter, Dispatch, PostResult } from '../../../src/core/chat/chat-adapter.ts';
import type { Caller, Place } from '../../../src/core/chat/place.ts';
import type { Block, Reply, Rich } from '../../../src/core/chat/reply.ts';
import type { ButtonStore, SeenEvents } from '../../../src/core/chat/stores.ts';
import type { Clock } from '../../../src/core/clock.ts';
import type { Log } from '../../../src/core/log.ts';
import { shorten } from '../../../src/core/text.ts';
import { type ToyChat, ToyError, type ToyEvent, type ToyMessage } from './toy-chat.ts';

type ToyParts = { chat: ToyChat; buttons: ButtonStore; seen: SeenEvents; clock: Clock; log: Log };

/** A platform's own name is added to `Platform` in src/core/chat/place.ts; the toy goes by one that is there. */
const platform = 'console';
/** What the chat takes, in characters. Each with its source, where the platform has a documentation. */
const limits = { text: 4_000, label: 40 };
const buttonLimits: ButtonLimits = { sign: '@', most: 100 };

type Drawn = Pick<ToyMessage, 'text' | 'buttons'>;

/** The smallest adapter that keeps every promise of `ChatAdapter`. docs/adding-a-platform.md walks through it. */
export function createToy({ chat, buttons, seen, clock, log }: ToyParts): ChatAdapter {
  const inFlight = createInFlight();

  async function draw(reply: Reply): Promise<Drawn> {
    const drawn: ToyMessage['buttons'] = [];
    for (const button of runButtonsOf(reply)) {
      const value = await encodeButton(button, buttonLimits, buttons);
      drawn.push({ label: shorten(button.label, limits.label), value });
    }
    return { text: shorten(textOf(reply), limits.text), buttons: drawn };
  }

  /** Runs what a person asked for, and answers where they asked: what is for them alone, only they see. */
  async function serve(replies: AsyncIterable<Reply>, { id: person, place }: Caller, dispatch: Dispatch) {
    const { channel: room, thread } = place;
    const show: Show<Drawn & Pick<ToyMessage, 'only'>, Standing & Pick<ToyMessage, 'id' | 'only'>> = {
      draw: async (reply) => ({
        ...(await draw(withShare(reply))),
        only: isForOne(reply, place) ? person : undefined,
      }),
      async show(drawn, standing) {
        // A message for one person cannot become one for all, nor the other way round.
        if (standing === undefined || standing.only !== drawn.only) {
          const { id, only } = await chat.send({ room, thread, ...drawn });
          return { id, only, message: only === undefined ? { place, id } : undefined };
        }
        await chat.change(standing.id, drawn);
        return standing;
      },
    };
    const warn = (what: string, error: unknown) => log.warn(`toy: ${what}`, { error });
    await answer(replies, show, { dispatch, clock, warn });
  }

  async function heard(event: ToyEvent, dispatch: Dispatch): Promise<void> {
    if (event.kind === 'line') {
      const caller = callerOf(event.person, event.room);
      const isCommand = event.text.startsWith('/paper');
      const text = event.text.replace(/^\/paper\s*/, '');
      return serve(
        isCommand ? dispatch.readLine(text).run(caller) : dispatch.runMention(text, caller),
        caller,
        dispatch,
      );
    }
    const { person, message } = event;
    const { room: channel, thread } = message;
    if (event.kind === 'reaction') {
      const value = thumbOf(event.emoji);
      const on = { platform, tenant, channel, message: message.id } as const;
      if (value !== undefined) await dispatch.event({ kind: 'thumb', on, person, value });
      return;
    }
    const caller = callerOf(person, channel, thread);
    const read = await decodeButton(event.value, buttonLimits, buttons);
    if (!isRead(read)) return serve(one(unreadable(read)), caller, dispatch);
    const { invocation } = read;
    const button = { platform, parts: [message.id, event.value] } as const;
    return serve(pressed(dispatch.run(invocation, caller), invocation, button, seen), caller, dispatch);
  }

  return {
    platform,
    pace: { perChannelMs: 0 },
    fits: (reply) => textOf(withShare(reply)).length <= limits.text,
    async start(dispatch) {
      chat.listen((event) => {
        const work = heard(event, dispatch).catch((error) => log.error('toy: an event failed', { error }));
        void inFlight.track(work);
      });
    },
    async post(place, reply, key, signal) {
      if (signal?.aborted) return { kind: 'retry', afterMs: 1_000, reason: 'stopped before it was sent' };
      const { channel: room, thread } = place;
      const drawn = await draw(reply);
      return chat.send({ room, thread, note: key, ...drawn }).then(({ id }) => sent(place, id), classify);
    },
    async edit(message, reply) {
      const drawn = await draw(reply);
      return chat.change(message.id, drawn).then(() => ({ kind: 'sent', message }), classify);
    },
    // A message is its own thread here; a title has no place to stand.
    openThread: async ({ place, id }) => ({ kind: 'opened', place: { ...place, thread: id } }),
    async find(place, key) {
      const found = chat.history(place.channel, place.thread).find(({ note }) => note === key);
      return found === undefined ? { kind: 'absent' } : { kind: 'found', message: { place, id: found.id } };
    },
    missingAccess: async ({ channel }) => (chat.rooms.has(channel) ? [] : ['a room of that name']),
    async stop() {
      chat.listen(undefined);
      await inFlight.done();
    },
  };
}

const tenant = 'toy';

const sent = (place: Place, id: string): PostResult => ({ kind: 'sent', message: { place, id } });

/** What a refused message means: try again, give up the channel or the message, or look for it first. */
function classify(error: unknown): Exclude<PostResult, { kind: 'sent' }> {
  if (!(error instanceof ToyError)) return networkFailure('The toy chat', error);
  if (error.code === 'slow down') return slowerPace('The toy chat', 1_000);
  if (error.code === 'no such room') return { kind: 'gone', reason: 'the room no longer exists' };
  if (error.code === 'too long') return { kind: 'rejected', reason: 'the message is too long for the toy chat' };
  return { kind: 'unknown', reason: 'the answer of the toy chat was lost' };
}

/** Who asks, and from where. A real platform is asked who may manage a channel, and who may see another. */
const callerOf = (id: string, channel: string, thread?: string): Caller => ({
  id,
  place: { platform, tenant, channel, kind: 'public', ...(thread === undefined ? {} : { thread }) },
  isExternal: false,
  mayManage: async () => true,
  canSee: async (place) => place.platform === platform,
});

const textOf = ({ blocks, summary }: Reply): string =>
  blocks.length === 0
    ? summary
    : blocks
        .map(blockText)
        .filter((text) => text !== '')
        .join('\n');

/** Every block is drawn: one that is new does not compile until it is here. Plain text needs no escapes; markup does. */
function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'code':
      return block.text;
    case 'text':
    case 'note':
      return richText(block.text);
    case 'paper': {
      const { title, url, facts, body = [], reason = '' } = block;
      return [title, url, richText(facts), richText(body), reason].filter((line) => line !== '').join('\n');
    }
    case 'entry': {
      const { title, url, sentence = '', facts } = block;
      return [title, url, sentence, richText(facts)].filter((line) => line !== '').join('\n');
    }
    case 'choices':
      return block.label;
    case 'quote':
      return `"${block.text}" ${richText(block.source)}`;
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${richText(value)}`).join('\n');
    case 'buttons':
      return block.buttons.map((button) => ('url' in button ? `${button.label}: ${button.url}` : '')).join('\n');
    case 'divider':
      return '';
    default:
      return block satisfies never;
  }
}

const richText = (rich: Rich): string => rich.map((span) => wordsOf(span) ?? 'somebody').join('');
