import { decodeInvocation, encodeInvocation } from '../../core/chat/button.ts';
import type { Invocation } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import type { RunButton } from '../kit/buttons.ts';
import { limits } from './limits.ts';

/**
 * What a button carries: the invocation itself, which works for ever, or `#KEY` where that is too long for Slack.
 * A command's name never begins with `#`.
 */
export async function encodeButton({ invoke, ask }: RunButton, store: ButtonStore): Promise<string> {
  const whole = encodeInvocation(invoke, ask);
  if (whole.length <= limits.buttonValue) return whole;
  const key = await store.put(invoke);
  return ask === undefined ? `#${key}` : `#${key}^${ask.join(',')}`;
}

/** Undefined when the stored invocation has expired, or the value is not ours. */
export async function decodeButton(
  value: string,
  store: ButtonStore,
): Promise<{ invocation: Invocation; ask?: string[] } | undefined> {
  if (!value.startsWith('#')) return decodeInvocation(value);
  const [key = '', ask] = value.slice(1).split('^');
  const invocation = await store.get(key);
  if (invocation === undefined) return undefined;
  if (ask === undefined) return { invocation };
  return { invocation, ask: ask === '' ? [] : ask.split(',') };
}
