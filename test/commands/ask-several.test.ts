import { expect, it } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import { aPaper } from '../fixtures/papers.ts';
import { replyTo, room, words } from './fixture.ts';

const code = { url: 'https://github.com/ada/kites' };
const kites = aPaper({
  id: '2606.00001',
  title: 'Kites in the Wind',
  abstract: 'Kites stay up. We measure how long.',
  keywords: ['diffusion backbone', 'eddies'],
});
const boats = aPaper({
  id: '2606.00002',
  title: 'Diffusion of Boats',
  abstract: 'Boats float until they are wet.',
  code,
});
const bread = aPaper({ id: '2606.00003', title: 'Kneading Dough', abstract: 'Two arms knead dough.', keywords: [] });

async function asked(question: string, papers = [kites, boats, bread]) {
  const here = await room(papers);
  const answerer = createAnswerer(here.clock);
  Object.assign(here.services, {
    discussions: {
      answerAtHand: (
        { paper, ...asks }: { paper: typeof kites; question: string; cover?: number },
        signal: AbortSignal,
      ) => answerer.about(paper, undefined, asks.question, { earlier: [], cover: asks.cover, signal }),
    },
  });
  return replyTo(here, `ask ${question} paper:"${papers.map(({ id }) => id).join(' ')}"`);
}

it('takes what a title or a keyword names for what a paper is about', async () => {
  const reply = await asked('which talk about diffusion?');
  expect(reply.blocks).toContainEqual({ type: 'quote', text: 'diffusion backbone', source: ['keywords'] });
  expect(reply.blocks).toContainEqual({ type: 'quote', text: boats.title, source: ['title'] });
  expect(words(reply)).toContain('Not said, in the text I have, by Kneading Dough.');
});

it('answers which papers have code by their pages, and names the others', async () => {
  const reply = await asked('which of these has code?');
  expect(reply.summary).toBe('"which of these has code?": 1 of these 3 papers link code.');
  expect(words(reply)).toMatch(
    /^Code is linked by Diffusion of Boats\.\n.*names any of Kites in the Wind · Kneading Dough\.$/s,
  );
  expect(words(reply)).not.toContain('does not say');
});

it('says that our summaries do not say, where they alone are stored', async () => {
  const ours = [kites, bread].map((paper) => ({ ...paper, ownWords: true as const }));
  expect(words(await asked('which licence do they have?', ours))).toContain(
    'The summaries I have of these 2 papers do not say.',
  );
  expect(words(await asked('which licence do they have?'))).toContain(
    'The text I have of these 3 papers does not say.',
  );
});
