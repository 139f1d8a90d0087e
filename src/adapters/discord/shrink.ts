import type { Block, PaperCard, Reply, Rich } from '../../core/chat/reply.ts';
import { shorten } from '../../core/text.ts';
import { cutRich, richLength } from '../kit/rich.ts';

/** Below this a text is not cut further; whole blocks go instead. */
const shortestText = 200;

/**
 * The reply, or a shorter one that fits: sentences of a post go first, then summaries, from the last card up, then reasons, then the longest
 * text is cut at a word, then blocks from the end. `fits` must hold for a reply without blocks.
 */
export function shrink(reply: Reply, fits: (reply: Reply) => boolean): Reply {
  if (fits(reply)) return reply;
  let current = reply;
  for (const shorter of [withoutSentences, withoutLast('body'), withoutLast('reason'), cutLongest, withoutEnd]) {
    for (let next = shorter(current); next !== undefined; next = shorter(current)) {
      current = next;
      if (fits(current)) return current;
    }
  }
  return current;
}

type Shorter = (reply: Reply) => Reply | undefined;

/** One card alone keeps its text (it is what was asked for); it is cut instead. */
const withoutLast =
  (part: 'body' | 'reason'): Shorter =>
  (reply) => {
    const cards = reply.blocks.filter((block) => block.type === 'paper');
    const position = reply.blocks.findLastIndex((block) => block.type === 'paper' && block[part] !== undefined);
    const block = reply.blocks[position];
    if (cards.length < 2 || block?.type !== 'paper') return undefined;
    const { [part]: _, ...rest } = block;
    return replaced(reply, position, rest);
  };

/** Papers of a post are alike: none loses its sentence before the others. */
const withoutSentences: Shorter = (reply) => {
  const isLong = (block: Block) => block.type === 'entry' && block.sentence !== undefined;
  return reply.blocks.some(isLong) ? { ...reply, blocks: reply.blocks.map(withoutSentence) } : undefined;
};

function withoutSentence(block: Block): Block {
  if (block.type !== 'entry') return block;
  const { sentence: _, ...rest } = block;
  return rest;
}

const cutLongest: Shorter = (reply) => {
  const lengths = reply.blocks.map(textLength);
  const longest = Math.max(0, ...lengths);
  if (longest <= shortestText) return undefined;
  const position = lengths.indexOf(longest);
  const block = reply.blocks[position];
  return block && replaced(reply, position, cut(block, Math.max(shortestText, Math.floor(longest * 0.85))));
};

/** Buttons at the end stay as long as anything else can go: they lead to what was left out. */
const withoutEnd: Shorter = (reply) => {
  const position = reply.blocks.findLastIndex(({ type }) => type !== 'buttons' && type !== 'choices');
  const last = position === -1 ? reply.blocks.length - 1 : position;
  return last === -1 ? undefined : { ...reply, blocks: reply.blocks.toSpliced(last, 1) };
};

const replaced = (reply: Reply, position: number, block: Block): Reply => ({
  ...reply,
  blocks: reply.blocks.with(position, block),
});

function textLength(block: Block): number {
  switch (block.type) {
    case 'heading':
    case 'code':
    case 'quote':
      return block.text.length;
    case 'text':
    case 'note':
      return richLength(block.text);
    case 'paper':
      return richLength(block.body ?? []);
    case 'facts':
      return Math.max(0, ...block.facts.map(({ value }) => richLength(value)));
    case 'entry':
    case 'choices':
    case 'buttons':
    case 'divider':
      return 0;
    default:
      return block satisfies never;
  }
}

function cut(block: Block, max: number): Block {
  const rich = (text: Rich) => cutRich(text, max);
  switch (block.type) {
    case 'heading':
    case 'code':
    case 'quote':
      return { ...block, text: shorten(block.text, max) };
    case 'text':
    case 'note':
      return { ...block, text: rich(block.text) };
    case 'paper':
      return { ...block, ...(block.body === undefined ? {} : { body: rich(block.body) }) } satisfies PaperCard;
    case 'facts':
      return { ...block, facts: block.facts.map(({ label, value }) => ({ label, value: rich(value) })) };
    case 'entry':
    case 'choices':
    case 'buttons':
    case 'divider':
      return block;
    default:
      return block satisfies never;
  }
}
