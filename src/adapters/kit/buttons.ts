import type { Button, Invocation, Reply } from '../../core/chat/reply.ts';

/** A button that runs something; the others are links. */
export type RunButton = Extract<Button, { invoke: Invocation }>;

/** The buttons of a reply that run something, in the order in which they are drawn. */
export function runButtonsOf(reply: Pick<Reply, 'blocks'>): RunButton[] {
  const buttons = reply.blocks.flatMap((block) => ('buttons' in block ? block.buttons : []));
  return buttons.filter((button) => 'invoke' in button);
}
