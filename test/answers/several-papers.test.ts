import { expect, it } from 'vitest';
import { answerReply } from '../../src/core/discussions/answer-reply.ts';
import { tidepool } from './papers.ts';

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
