import type { Block, Reply, Rich } from '../../core/chat/reply.ts';

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
    case 'entry':
      return block.facts;
    case 'paper':
      return [...block.facts, ...(block.body ?? [])];
    case 'heading':
    case 'code':
    case 'choices':
    case 'buttons':
    case 'divider':
      return [];
    default:
      return block satisfies never;
  }
}
