import { expect, test } from 'vitest';
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
