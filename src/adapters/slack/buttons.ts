import { decodeInvocation, encodeInvocation } from '../../core/chat/button.ts';
import type { Block, Button, Invocation, Reply, Rich } from '../../core/chat/reply.ts';
import type { ButtonStore } from '../../core/chat/stores.ts';
import { limits } from './limits.ts';

/**
 * What a button carries: the invocation itself, which works for ever, or `#KEY` where that is too long for Slack.
 * A command's name never begins with `#`.
 */
export type RunButton = Extract<Button, { invoke: Invocation }>;

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

/** The reply with its Share button drawn in: beside its last buttons, else below everything. Idempotent. */
export function withShare({ share, ...reply }: Reply): Reply {
  if (share === undefined) return reply;
  const button: Button = { label: 'Share', invoke: { ...share, share: true } };
  const last = reply.blocks.at(-1);
  return last?.type === 'buttons' && last.buttons.length < limits.actions
    ? { ...reply, blocks: [...reply.blocks.slice(0, -1), { ...last, buttons: [...last.buttons, button] }] }
    : { ...reply, blocks: [...reply.blocks, { type: 'buttons', buttons: [button] }] };
}

/** The buttons of a reply that run something. */
export function runButtonsOf(reply: Reply): RunButton[] {
  const buttons = reply.blocks.flatMap((block) => ('buttons' in block ? block.buttons : []));
  return buttons.filter((button) => 'invoke' in button);
}

/** The people a reply names. */
export function peopleIn(reply: Reply): string[] {
  const spans = reply.blocks.flatMap(richIn);
  return [...new Set(spans.flatMap((span) => (typeof span === 'object' && 'person' in span ? [span.person] : [])))];
}

function richIn(block: Block): Rich {
  switch (block.type) {
    case 'text':
    case 'note':
      return block.text;
    case 'quote':
      return block.source;
    case 'facts':
      return block.facts.flatMap(({ value }) => value);
    case 'paper':
      return [...block.facts, ...(block.body ?? [])];
    case 'heading':
    case 'code':
    case 'buttons':
    case 'divider':
      return [];
    default:
      return block satisfies never;
  }
}
