import { expect, test } from 'vitest';
import { fits as fitsDiscord } from '../../../src/adapters/discord/render.ts';
import { fits as fitsSlack } from '../../../src/adapters/slack/render.ts';
import type { Block, Reply } from '../../../src/core/chat/reply.ts';
import { plainText } from '../../fixtures/plain-text.ts';
import { hasRecorded } from '../../recorded.ts';
import { recordedPosts } from '../../recorded-posts.ts';

/** All words that are read in a post: those of its buttons too. */
const wordsOf = ({ blocks }: Reply) =>
  blocks
    .flatMap(textsOf)
    .join(' ')
    .match(/\S*[\p{L}\p{N}]\S*/gu) ?? [];

function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'note':
      return [plainText(block.text)];
    case 'entry':
      return [String(block.rank), block.title, block.sentence ?? '', plainText(block.facts)];
    case 'choices':
      return [block.note ?? '', block.label, ...[...block.choices, ...block.buttons].map(({ label }) => label)];
    default:
      throw new Error(`a post holds no ${block.type}`);
  }
}

test.skipIf(!hasRecorded)('five papers of recorded days are read at a glance (needs the recorded answers)', () => {
  const posts = recordedPosts(5);
  expect(posts.length).toBeGreaterThan(200);
  const counts = posts.map(({ reply }) => wordsOf(reply).length).sort((a, b) => a - b);
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(170);
  for (const { day, reply } of posts) {
    expect(
      reply.blocks
        .flatMap(textsOf)
        .join('\n')
        .match(/\bAI\b.*Hugging Face/g)?.length ?? 0,
      day,
    ).toBeLessThanOrEqual(1);
    for (const upvotes of upvotesByHeading(reply)) expect(upvotes, day).toEqual([...upvotes].sort((a, b) => b - a));
  }
});

test.skipIf(!hasRecorded)('ten papers of recorded days keep their sentences in one message', () => {
  const posts = recordedPosts(10);
  expect(posts.length).toBeGreaterThan(200);
  const whole = posts.filter(({ reply }) => fitsDiscord(reply) && fitsSlack(reply));
  expect(whole.length / posts.length).toBeGreaterThan(0.99);
});

function upvotesByHeading({ blocks }: Reply): number[][] {
  const groups: number[][] = [[]];
  for (const block of blocks) {
    if (block.type === 'note') groups.push([]);
    if (block.type === 'entry') groups.at(-1)?.push(Number(/▲ (\d+)/.exec(plainText(block.facts))?.[1]));
  }
  return groups;
}
