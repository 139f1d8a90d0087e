import { expect, test } from 'vitest';
import type { Answer } from '../../../src/core/discussions/answer.ts';
import { answerReply } from '../../../src/core/discussions/answer-reply.ts';
import type { Paper } from '../../../src/core/papers/paper.ts';
import { tidepool } from '../../answers/papers.ts';

const { code, ...withoutCode } = tidepool;
const said = (question: string, paper: Paper) =>
  JSON.stringify(
    answerReply({ kind: 'does-not-say', read: 'abstract' }, { question, papers: new Map([[paper.id, paper]]) })
      .blocks[0],
  );

test.each(['is there code?', 'github?', 'is it open source?'])(
  'where the text does not answer "%s", the code that its page links is named',
  (question) => {
    expect(said(question, tidepool)).toContain(code?.url);
    expect(said(question, withoutCode)).toMatch(/does not say\."\]/);
  },
);

test.each(['does it do code generation?', 'which decoder?'])('"%s" asks for no code', (question) => {
  expect(said(question, tidepool)).toMatch(/does not say\."\]/);
});

test('where only a part of the full text could be read, an answer says so, and a refusal too', () => {
  const context = { question: 'which decoder?', papers: new Map([[tidepool.id, tidepool]]) };
  const quote = { paper: tidepool.id, text: 'A small one.', section: '2 Method', number: 1, score: 1 };
  const state = { read: 'full text', fullText: 'part' } as const;
  const answers: Answer[] = [
    { kind: 'quotes', quotes: [quote], ...state },
    { kind: 'does-not-say', ...state },
  ];
  for (const answer of answers) {
    const { blocks } = answerReply(answer, context);
    expect(blocks).toContainEqual({ type: 'note', text: ['Only a part of the full text could be read.'] });
  }
  const [refusal] = answerReply({ kind: 'does-not-say', ...state }, context).blocks;
  expect(JSON.stringify(refusal)).toContain('a part of the full text) does not say');
});

test('says which name the text does not mention', () => {
  const { summary, blocks } = answerReply(
    { kind: 'does-not-say', unmentioned: ['ReefNet', 'Tide-R1'], read: 'abstract' },
    { question: 'how does it compare?', papers: new Map() },
  );
  expect(summary).toBe('"how does it compare?": the text I have does not mention ReefNet or Tide-R1.');
  expect(blocks[0]).toEqual({
    type: 'text',
    text: ['The text I have (the abstract only) does not mention ReefNet or Tide-R1.'],
  });
});

test('where our summary alone is stored, it is that which does not say', () => {
  const paper: Paper = { ...tidepool, ownWords: true };
  expect(said('which decoder?', paper)).toContain("The summary I have, not the paper's own abstract, does not say.");
});

test('a title is quoted as the title', () => {
  const quotes = [{ paper: tidepool.id, text: tidepool.title, section: 'title', number: 1, score: 1 }];
  const { blocks } = answerReply(
    { kind: 'quotes', quotes, read: 'abstract' },
    { question: 'how many parameters?', papers: new Map([[tidepool.id, tidepool]]) },
  );
  expect(blocks).toEqual([{ type: 'quote', text: tidepool.title, source: ['title'] }]);
});
