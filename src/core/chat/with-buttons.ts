import type { Block, Button, Reply, RunButton } from './reply.ts';

/** The reply with only those of its buttons that run what `keep` says; links stay, and a block of none goes. */
export const withButtons = (reply: Reply, keep: (button: RunButton) => boolean): Reply => ({
  ...reply,
  blocks: reply.blocks
    .map((block) => kept(block, keep))
    .filter((block) => block.type !== 'buttons' || block.buttons.length > 0),
});

function kept(block: Block, keep: (button: RunButton) => boolean): Block {
  const those = (buttons: Button[]) => buttons.filter((button) => !('invoke' in button) || keep(button));
  switch (block.type) {
    case 'paper':
    case 'buttons':
      return { ...block, buttons: those(block.buttons) };
    case 'entry':
      return { ...block, actions: block.actions.filter(keep) };
    case 'choices':
      return { ...block, choices: block.choices.filter(keep), buttons: those(block.buttons) };
    case 'heading':
    case 'text':
    case 'note':
    case 'quote':
    case 'facts':
    case 'code':
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}
