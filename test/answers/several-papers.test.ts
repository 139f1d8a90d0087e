import { expect, it } from 'vitest';
import { answerReply } from '../../src/core/discussions/answer-reply.ts';
import { tidepool } from './papers.ts';

const { blocks: together } = answerReply(
  {
    kind: 'quotes',
    quotes: [
      {
        paper: tidepool.id,
        text: 'It reads back few blocks.',
        section: 'abstract',
        number: 2,
        score: 1,
        further: [
          { text: 'It is fast.', section: 'abstract', number: 3 },
          { text: 'It wins.', section: 'abstract', number: 6 },
        ],
      },
    ],
    read: 'abstract',
  },
  { question: 'what is read back?', papers: new Map([[tidepool.id, tidepool]]), among: true },
);

it('shows sentences of one paper as one quote, and where some are left out', () => {
  expect(together).toMatchObject([{ type: 'quote', text: 'It reads back few blocks. It is fast. […] It wins.' }]);
  expect(together).toMatchObject([
    { source: [{ text: tidepool.title }, ' (4 June 2026)', ', abstract, sentences 2, 3 and 6'] },
  ]);
});

it('names the paper of each quote, and its day, where several papers were asked', () => {
  const paper = { ...tidepool, featuredOn: '2026-06-03' };
  const quote = { paper: paper.id, text: 'It reads back only few blocks.', section: 'abstract', number: 2, score: 1 };
  const { blocks } = answerReply(
    { kind: 'quotes', quotes: [quote], read: 'abstract' },
    { question: 'what is read back?', papers: new Map([[paper.id, paper]]), among: true },
  );
  expect(blocks).toMatchObject([
    { type: 'quote', source: [{ text: paper.title }, ' (3 June 2026)', ', abstract, sentence 2'] },
  ]);
});
