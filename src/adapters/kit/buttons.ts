import { decodeInvocation, encodeInvocation } from '../../core/chat/button.ts';
import type { Invocation, Reply, RunButton } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import { withButtons } from '../../core/chat/with-buttons.ts';

/** `sign`: how the text of a stored button begins, as no command's name does. `most`: what a platform takes, in characters. */
export type ButtonLimits = { sign: string; most: number };

/**
 * What a button carries in the platform's own field: the invocation itself, which works for ever, or, where that is too
 * long, the sign and the key it is stored under, with the options to ask for:
 *
 *     search?query=sparse&page:2
 *     @3f9a…^topic,when
 *
 * Both stand in messages for months: what was once written must be read for ever.
 */
export async function encodeButton(
  { invoke, ask }: Pick<RunButton, 'invoke' | 'ask'>,
  { sign, most }: ButtonLimits,
  store: ButtonStore,
): Promise<string> {
  const whole = encodeInvocation(invoke, ask);
  if (whole.length <= most) return whole;
  const key = await store.put(invoke);
  return ask === undefined ? `${sign}${key}` : `${sign}${key}^${ask.join(',')}`;
}

/** What a click runs, and the options to ask for first; an empty list leaves the choice to the command. */
export type Pressed = { invocation: Invocation; ask?: string[] };

/** `expired` when the invocation was stored and is no more; undefined for a text that no button of ours carries. */
export async function decodeButton(
  text: string,
  { sign }: Pick<ButtonLimits, 'sign'>,
  store: ButtonStore,
): Promise<Pressed | 'expired' | undefined> {
  if (!text.startsWith(sign)) return decodeInvocation(text);
  const [key = '', ask] = text.slice(sign.length).split('^');
  const invocation = await store.get(key);
  if (invocation === undefined) return 'expired';
  if (ask === undefined) return { invocation };
  return { invocation, ask: ask === '' ? [] : ask.split(',') };
}

/** The buttons of a reply that run something, in the order of its blocks. */
export function runButtonsOf(reply: Reply): RunButton[] {
  const found: RunButton[] = [];
  withButtons(reply, (button) => found.push(button) > 0);
  return found;
}
